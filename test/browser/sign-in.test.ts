import type { Page } from 'playwright-core';
import { addressOf, newestMail, production } from '../access/browser-jar.js';
import { startApp, type TestApp } from '../support/app.js';
import { startBrowser, wrongForAccess, type WebBrowser } from './support/browser.js';

/** Signing in as in production, under https, in a browser that has a passkey of its own. */
let app: TestApp;
let browser: WebBrowser;
beforeAll(async () => {
  app = await startApp({ ...production, FREE_OPERATIONS: 'off' });
  browser = await startBrowser(app, production.PUBLIC_URL);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});
afterEach(() => app.setClock(null));

/** Gives the page a device that makes and shows passkeys, as a laptop with a fingerprint does. */
async function withDevice(page: Page): Promise<{ passkeys(): Promise<number> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    passkeys: async () =>
      (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  };
}

async function askLink(page: Page, email: string): Promise<{ token: string; code: string }> {
  await page.goto('/aanmelden');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();
  return newestMail(app, email);
}

async function openLink(page: Page, token: string): Promise<void> {
  await page.goto(`/aanmelden/bevestigen?token=${token}`);
  await page.getByRole('button', { name: 'Meld mij aan', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Afmelden' }).first().click();
  await page.getByRole('link', { name: 'Aanmelden' }).first().waitFor();
}

const today = (page: Page) => page.waitForURL('**/vandaag');
const addressFor = async (name: string, ...roles: Parameters<TestApp['person']>[1][]) =>
  addressOf(app, (await app.person(name, ...roles.filter((role) => role !== undefined))).accountId);

describe('an adviser', () => {
  it('makes a passkey after the first link, shows it after the next, and then signs in by it alone', async () => {
    const email = await addressFor('Anja Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
    const page = await browser.open(null);
    const device = await withDevice(page);

    await openLink(page, (await askLink(page, email)).token);
    await page.getByRole('heading', { name: 'Nog één stap' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByLabel('Naam voor deze passkey').fill('Laptop van het loket');
    await page.getByRole('button', { name: 'Maak een passkey' }).click();
    await today(page);
    expect(await device.passkeys()).toBe(1);
    const cookies = await page.context().cookies(production.PUBLIC_URL);
    expect(cookies.find(({ name }) => name === '__Host-routekaart')).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
    });

    await signOut(page);
    await openLink(page, (await askLink(page, email)).token);
    await page.getByText('Laat uw passkey zien').waitFor();
    await page.goto('/kandidaten');
    expect(await page.getByRole('heading', { name: 'Kandidaten' }).count()).toBe(0);
    await page.goto('/aanmelden/tweede-stap');
    await page.getByRole('button', { name: 'Laat mijn passkey zien' }).click();
    await today(page);

    await signOut(page);
    await page.goto('/aanmelden');
    await page.getByRole('button', { name: 'Meld mij aan met een passkey' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Meld mij aan met een passkey' }).click();
    await today(page);
    expect(await device.passkeys()).toBe(1);
  });

  it('who lost it is helped by the coordinator, on the screen of people, and makes a new one', async () => {
    const { accountId } = await app.person('Bas Kwijt', { role: 'ADVISER', regionCode: 'AM05' });
    const email = await addressOf(app, accountId);
    const laptop = await browser.open(null);
    await withDevice(laptop);
    await openLink(laptop, (await askLink(laptop, email)).token);
    await laptop.getByLabel('Naam voor deze passkey').fill('Laptop');
    await laptop.getByRole('button', { name: 'Maak een passkey' }).click();
    await today(laptop);

    const coordinator = await app.person('Petra Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    const desk = await browser.open(coordinator, { phone: true });
    await desk.goto('/mensen-en-rollen');
    await desk.getByRole('button', { name: 'Bas Kwijt is de passkey kwijt' }).click();
    await desk.getByRole('button', { name: 'Ja, haal de passkeys weg' }).click();
    await desk.getByText('Schrijf op hoe u deze persoon hebt herkend.').first().waitFor();
    expect(await wrongForAccess(desk)).toEqual([]);
    await desk.getByLabel('Hoe hebt u Bas Kwijt herkend').fill('Zat naast mij; laptop gestolen.');
    await desk.getByRole('button', { name: 'Ja, haal de passkeys weg' }).click();
    await desk.getByText('De passkeys van Bas Kwijt zijn weg.').waitFor();

    await laptop.goto('/vandaag');
    await laptop.getByRole('link', { name: 'Aanmelden' }).first().waitFor();
    const fresh = await browser.open(null);
    const device = await withDevice(fresh);
    await openLink(fresh, (await askLink(fresh, email)).token);
    await fresh.getByLabel('Naam voor deze passkey').fill('Nieuwe laptop');
    await fresh.getByRole('button', { name: 'Maak een passkey' }).click();
    await today(fresh);
    expect(await device.passkeys()).toBe(1);
  });
});

describe('a mail that is read elsewhere', () => {
  it('signs in there with its code, and not with its link alone', async () => {
    const email = await addressFor('Karin Kandidaat');
    const { token, code } = await askLink(await browser.open(null), email);
    const phone = await browser.open(null, { phone: true });
    await phone.goto(`/aanmelden/bevestigen?token=${token}`);
    await phone.getByText('U opent deze link in een andere browser').waitFor();
    expect(await wrongForAccess(phone)).toEqual([]);
    await phone.getByLabel('Code uit de mail').fill(code === '000000' ? '000001' : '000000');
    await phone.getByRole('button', { name: 'Meld mij aan met de code' }).click();
    await phone.getByText('Deze code klopt niet').first().waitFor();
    await phone.getByLabel('Code uit de mail').fill(code);
    await phone.getByRole('button', { name: 'Meld mij aan met de code' }).click();
    await phone.getByRole('button', { name: 'Afmelden' }).first().waitFor({ state: 'attached' });
  });

  it('gives its code to the browser that asked', async () => {
    const email = await addressFor('Kees Kandidaat');
    const page = await browser.open(null);
    const { code } = await askLink(page, email);
    await page.getByLabel('Code uit de mail').fill(code);
    await page.getByRole('button', { name: 'Meld mij aan met de code' }).click();
    await page.getByRole('button', { name: 'Afmelden' }).first().waitFor({ state: 'attached' });
  });

  it('too late asks for a new one with one press, which works', async () => {
    const email = await addressFor('Laura Laat');
    const page = await browser.open(null, { phone: true });
    const { token } = await askLink(page, email);
    await app.setClock(new Date(Date.now() + 16 * 60_000).toISOString());
    await page.goto(`/aanmelden/bevestigen?token=${token}`);
    await page.getByRole('heading', { name: 'Deze link werkt niet meer' }).waitFor();
    expect(await wrongForAccess(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stuur mij een nieuwe link' }).click();
    await page.getByRole('heading', { name: 'Kijk in uw mail' }).waitFor();
    const fresh = await newestMail(app, email);
    expect(fresh.token).not.toBe(token);
    await openLink(page, fresh.token);
    await page.getByRole('button', { name: 'Afmelden' }).first().waitFor({ state: 'attached' });
  });
});
