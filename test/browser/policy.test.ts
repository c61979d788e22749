import { readFileSync } from 'node:fs';
import type { Page, Request } from 'playwright-core';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { startBrowser, type WebBrowser } from './support/browser.js';

let app: TestApp;
let browser: WebBrowser;

beforeAll(async () => {
  app = await startApp({ FREE_OPERATIONS: 'off' });
  browser = await startBrowser(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Every path of the tables of screens. */
const paths = ['screens', 'desk-screens'].flatMap((table) =>
  [...readFileSync(`web/src/app/${table}.ts`, 'utf8').matchAll(/path: '(\/[^']*)'/g)].map(([, path]) =>
    String(path),
  ),
);

interface Watched {
  readonly page: Page;
  readonly violations: string[];
  readonly sent: Request[];
  /** Resolves when the page has asked for nothing during a quarter of a second. */
  readonly quiet: () => Promise<void>;
}

async function watched(as: Person | null): Promise<Watched> {
  const page = await browser.open(as);
  const violations: string[] = [];
  const sent: Request[] = [];
  await page.exposeFunction('tellViolation', (words: string) => void violations.push(words));
  await page.addInitScript({
    content: `document.addEventListener('securitypolicyviolation', (event) =>
      tellViolation(location.pathname + ': ' + event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample))`,
  });
  page.on('request', (request) => void (request.url().endsWith('/graphql') && sent.push(request)));
  let [asked, answered] = [0, 0];
  page.on('request', () => (asked += 1));
  page.on('requestfinished', () => (answered += 1));
  page.on('requestfailed', () => (answered += 1));
  const quiet = async () => {
    for (let before = -1; before !== asked || asked !== answered;) {
      before = asked;
      await page.waitForTimeout(250);
    }
  };
  return { page, violations, sent, quiet };
}

/** To another screen as a link goes there: without loading the page anew. */
const goWithin = (page: Page, path: string) =>
  page.evaluate(`history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`);

describe('the content security policy', () => {
  it('is broken by no screen of any role, and every screen asks by hash alone', async () => {
    const { candidate, person } = await givenCandidate(app);
    const { employer, member } = await givenEmployer(app);
    const place = await givenPlace(app, { employer });
    const roles: (Person | null)[] = [
      null,
      person,
      member,
      await givenAdviser(app, 'Noor'),
      await app.person('Coördinator', { role: 'COORDINATOR', regionCode: 'AM05' }),
    ];
    expect(paths.length).toBeGreaterThan(30);
    const look = async (role: Person | null) => {
      const { page, violations, sent, quiet } = await watched(role);
      const titles = new Set<string>();
      await page.goto('/');
      for (const path of paths) {
        const id = path.startsWith('/kandidaten') ? candidate.id : place.id;
        await goWithin(page, path.replace(':id', id).replace('/:step?', ''));
        await page.locator('#app h1').first().waitFor();
        await quiet();
        titles.add(await page.title());
        if (await page.getByText('Deze pagina lukt nu niet').count()) violations.push(`${path} crashed`);
      }
      expect(violations).toEqual([]);
      expect(titles.size).toBeGreaterThan(10);
      expect(sent.length).toBeGreaterThan(0);
      const withText = sent.filter((request) => request.postData()?.includes('"query"'));
      expect(withText.map((request) => request.postData())).toEqual([]);
    };
    await Promise.all(roles.map(look));
  }, 400_000);

  it('stops what somebody managed to write into a page, or into its scripts', async () => {
    const { page, violations } = await watched(null);
    await page.route('**/leerbanen', async (route) => {
      const response = await route.fetch();
      const written = '<script>window.ran = 1</script><img src="/nothing" onerror="window.ran = 2">';
      await route.fulfill({
        response,
        body: (await response.text()).replace('<body', `${written}<body`),
      });
    });
    await page.goto('/leerbanen');
    await page.locator('#app h1').first().waitFor();
    const tried = await page.evaluate(`[
      () => { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); },
      () => { setTimeout('window.ran = 3', 0); },
      () => { const script = document.createElement('script'); script.textContent = 'window.ran = 4'; document.body.append(script); },
      () => { const script = document.createElement('script'); script.src = 'https://evil.example/x.js'; },
    ].map((write) => { try { write(); return 'done'; } catch (error) { return error.name; } })`);
    expect(tried).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(violations.join(' ')).toMatch(/script-src-elem inline/);
    expect(violations.join(' ')).toMatch(/script-src-attr inline/);
  });
});
