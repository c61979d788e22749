import type { Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer } from '../support/given.js';
import { startBrowser, wrongForAccess, type WebBrowser } from './support/browser.js';

let app: TestApp;
let browser: WebBrowser;

beforeAll(async () => {
  app = await startApp();
  browser = await startBrowser(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const menuOf = (page: Page) => page.getByRole('navigation', { name: 'Hoofdmenu' });
const heightOf = async (page: Page) => (await menuOf(page).boundingBox())?.height ?? 0;
const focused = (page: Page) => page.evaluate<string>('document.activeElement?.textContent');

describe('the menu', () => {
  it('of a desk stands on one row, with what is rarely used behind a button, for keys and mouse', async () => {
    const people = [
      await givenAdviser(app, 'Noor Adviseur'),
      await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' }),
    ];
    for (const person of people) {
      const page = await browser.open(person);
      await page.goto('/kandidaten');
      const menu = menuOf(page);
      await menu.getByRole('link', { name: 'Kandidaten', exact: true }).waitFor();
      expect(await heightOf(page)).toBeLessThan(70);
      const rare = menu.getByRole('link', { name: 'Importeren' });
      expect([await rare.isVisible(), await menu.getByRole('button', { name: 'Menu' }).isVisible()]).toEqual([
        false,
        false,
      ]);
      const more = menu.getByRole('button', { name: 'Meer' });
      expect(await more.getAttribute('aria-expanded')).toBe('false');
      await more.focus();
      await page.keyboard.press('Enter');
      await rare.waitFor();
      expect(await more.getAttribute('aria-expanded')).toBe('true');
      expect(await wrongForAccess(page)).toEqual([]);
      await page.keyboard.press('Tab');
      expect(await focused(page)).not.toBe('Meer');
      await page.keyboard.press('Escape');
      await rare.waitFor({ state: 'hidden' });
      expect(await focused(page)).toBe('Meer');
      await more.click();
      await page.getByRole('heading', { level: 1 }).click();
      await rare.waitFor({ state: 'hidden' });
      await more.click();
      await rare.click();
      await page.getByRole('heading', { level: 1, name: /import/i }).waitFor();
      expect(await rare.isVisible()).toBe(false);
      await page.context().close();
    }
  });

  it('folds behind one button on a phone, for every role', async () => {
    const { member } = await givenEmployer(app);
    const { person } = await givenCandidate(app);
    const coordinator = await app.person('Cor Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    for (const [who, path, link] of [
      [member, '/mijn-leerbanen', 'Verloopkalender'],
      [person, '/mijn-wens', 'Mijn gegevens'],
      [coordinator, '/voorstellen', 'Logboek'],
      [null, '/aanmelden', 'Zoek een leerbaan'],
    ] as const) {
      const page = await browser.open(who, { phone: true });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const menu = menuOf(page);
      const to = menu.getByRole('link', { name: link, exact: true });
      expect(await to.isVisible()).toBe(false);
      expect(await heightOf(page)).toBeLessThan(70);
      await menu.getByRole('button', { name: 'Menu' }).click();
      await to.waitFor();
      expect(await menu.getByRole('button', { name: 'Meer' }).isVisible()).toBe(false);
      expect(await wrongForAccess(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await to.waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter');
      await to.click();
      await to.waitFor({ state: 'hidden' });
      expect(new URL(page.url()).pathname).not.toBe(path);
      await page.context().close();
    }
  });
});
