import { existsSync, readFileSync } from 'node:fs';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import pg from 'pg';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { TestApp } from '../../support/app.js';
import { together } from '../rights/ask.js';
import type { Viewer } from '../rights/audience.js';
import { fill } from '../rights/cast.js';
import { Things } from '../rights/things.js';
import type { Attack } from './attack.js';
import { fillColumns, handMarkup, MarkupCanaries } from './markup-everywhere.js';
import { live, markup } from './markup.js';

/** Markup in every text, then every screen of every role and every mail in a browser. */
export async function screenAttacks(seed: number, say: (line: string) => void): Promise<Attack[]> {
  const { startApp } = await import('../../support/app.js');
  const app = await startApp();
  const browser = await startChromium();
  await seesMarkup(browser);
  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  try {
    const viewers = await fill(app, new MarkupCanaries(seed));
    say(`▸ two regions filled, ${viewers.length} people`);
    const things = await Things.of(owner);
    const { schema } = app.app.get(GraphQLSchemaHost);
    const handed = await handMarkup(app, { schema, viewers, things });
    await app.settle();
    say(`▸ ${handed.asked} texts handed to mutations`);
    for (const line of handed.surprises) say(`  a surprise: ${line}`);
    const columns = await fillColumns(app);
    const ids = await idsFor(owner);
    return [
      {
        name: 'HTML in every text of every mutation',
        tried: handed.asked,
        expected: 'kept as text or refused; never a page, never a surprise',
        seen: `${handed.texts} texts, ${handed.taken} taken, the others refused; ${handed.readAsPages} answers as a page, ${handed.surprises.length} surprises`,
        succeeded: handed.readAsPages + handed.surprises.length + (handed.taken > 0 ? 0 : 1),
      },
      await onScreens(app, browser, { viewers: oneOfEach(viewers), ids, columns, say }),
      await inMails(browser, owner),
    ];
  } finally {
    await browser.close();
    await owner.end();
    await app.close();
  }
}

async function startChromium(): Promise<Browser> {
  const executablePath =
    process.env['CHROMIUM'] ??
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
      existsSync(path),
    );
  if (!executablePath) throw new Error('This drill needs Chromium; set CHROMIUM to where it is.');
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
}

/** A page that takes the markup for more than text must be noticed, or the drill would find nothing anywhere. */
async function seesMarkup(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.setContent(`<p title="${markup}">${markup}</p>`);
  if (!(await isPwned(page))) throw new Error('The drill does not notice markup that runs.');
  await page.close();
}

/** Everybody of one region, and who has none. */
const oneOfEach = (viewers: readonly Viewer[]): Viewer[] =>
  viewers.filter(({ name }) => !/Groningen|former|other of|without a team/.test(name));

/** Every path of the tables of screens, and ids of things that fill the ones of a thing. */
const screenPaths = (): string[] => [
  ...new Set(
    ['screens', 'desk-screens'].flatMap((table) =>
      [...readFileSync(`web/src/app/${table}.ts`, 'utf8').matchAll(/path: '(\/[^']*)'/g)].map(([, path]) =>
        String(path),
      ),
    ),
  ),
];

type Ids = Readonly<Record<string, readonly string[]>>;

/** Per kind of page: things of which a page can be opened, two each where there are. */
async function idsFor(owner: pg.Client): Promise<Ids> {
  const some = async (sql: string) => (await owner.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  const here = `region_code = 'AM05'`;
  return {
    voorstellen: await some(
      `(SELECT id FROM introduction WHERE status = 'PROPOSED' ORDER BY id LIMIT 2)
       UNION ALL (SELECT id FROM introduction WHERE status = 'ACCEPTED' ORDER BY id LIMIT 1)`,
    ),
    kandidaten: await some(
      `SELECT c.id FROM candidate c LEFT JOIN case_team t ON t.candidate_id = c.id WHERE c.${here} ORDER BY t.candidate_id, c.id LIMIT 2`,
    ),
    leerbedrijven: await some(`SELECT id FROM employer WHERE ${here} ORDER BY id LIMIT 1`),
    importeren: await some(`SELECT id FROM place_list WHERE ${here} ORDER BY id LIMIT 2`),
    signalen: await some(`SELECT id FROM alert_recipient ORDER BY id LIMIT 2`),
    leerbanen: await some(
      `SELECT id FROM place WHERE ${here} AND status <> 'WITHDRAWN' ORDER BY status, id LIMIT 2`,
    ),
  };
}

/** The addresses of a screen: with each id that fits it, or each step of a form by its first. */
function addressesOf(path: string, ids: Ids): string[] {
  const plain = path.replace('/:step?', '');
  if (!plain.includes(':')) return [plain];
  const kind =
    plain
      .split('/')[1]
      ?.replace(/^mijn-/, '')
      .replace(/-beheren$/, '') ?? '';
  const fitting = ids[kind] ?? ['geen'];
  return fitting.map((id) => plain.replace(/:\w+/, id));
}

interface Looking {
  readonly viewers: readonly Viewer[];
  readonly ids: Ids;
  readonly columns: number;
  readonly say: (line: string) => void;
}

async function onScreens(
  app: TestApp,
  browser: Browser,
  { viewers, ids, columns, say }: Looking,
): Promise<Attack> {
  const addresses = screenPaths().flatMap((path) => addressesOf(path, ids));
  let screens = 0;
  const showing = new Set<string>();
  const broken: string[] = [];
  const pwned: string[] = [];
  const lookAs = async (viewer: Viewer) => {
    // Without the policy: what is tried here is that the pages write no HTML at all.
    const context = await browser.newContext({ baseURL: app.url, bypassCSP: true, locale: 'nl-NL' });
    const [name = '', value = ''] = viewer.cookie.split('=');
    if (viewer.cookie) await context.addCookies([{ name, value, url: app.url }]);
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().endsWith('/pwned') && asked.push(request.url())));
    page.on('dialog', (dialog) => void dialog.dismiss());
    for (const address of addresses) {
      await page.goto(address);
      await page.locator('#app h1').first().waitFor({ timeout: 30_000 });
      await page.waitForLoadState('networkidle');
      await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
      screens += 1;
      const text = await page.locator('#app').innerText();
      if (text.includes('onerror=')) showing.add(address);
      if (text.includes('Deze pagina lukt nu niet')) broken.push(`${viewer.name} ${address}`);
      if ((await isPwned(page)) || asked.length > 0) pwned.push(`${viewer.name} ${address}`);
      asked.length = 0;
    }
    await context.close();
    say(`▸ ${addresses.length} screens seen by ${viewer.name}`);
  };
  await together(viewers, lookAs, 3);
  for (const line of pwned) say(`  ran: ${line}`);
  for (const line of broken) say(`  broken: ${line}`);
  return {
    name: 'HTML in every text, every screen of every role in Chromium (without the content security policy)',
    tried: screens,
    expected: 'shown as text, never as an element; no page breaks',
    seen: `${viewers.length} people, ${addresses.length} addresses, ${columns} more columns filled below the rules; ${showing.size} addresses show the text, ${pwned.length} ran it, ${broken.length} broke`,
    succeeded: pwned.length + broken.length + (showing.size > 0 ? 0 : 1),
  };
}

/** Something of the markup came alive: a script, an element of it, an address that is a program, a sum worked out. */
const isPwned = (page: Page): Promise<boolean> =>
  page.evaluate(
    `'pwned' in window && window.pwned === 1 || document.querySelector('img.pwned, a[href^="javascript:" i], [onerror]') !== null ||
     document.body.innerText.includes('</script>49')`,
  );

/** Every mail that all this brought about, as a reader that runs everything would show it. */
async function inMails(browser: Browser, owner: pg.Client): Promise<Attack> {
  const { rows: mails } = await owner.query<{ kind: string; subject: string; html: string }>(
    'SELECT kind, subject, html FROM mail WHERE html IS NOT NULL',
  );
  const context = await browser.newContext();
  const page = await context.newPage();
  let ran = 0;
  for (const { subject, html } of mails) {
    await page.setContent(html, { waitUntil: 'load' });
    if ((await isPwned(page)) || live.test(html) || /[\r\n]/.test(subject)) ran += 1;
  }
  await context.close();
  const carrying = mails.filter(({ html }) => html.includes('onerror=')).length;
  const kinds = new Set(mails.map(({ kind }) => kind)).size;
  return {
    name: 'HTML in every text, every mail of it in Chromium',
    tried: mails.length,
    expected: 'shown as text, never as an element',
    seen: `${mails.length} mails of ${kinds} kinds; ${carrying} carry the text, ${ran} ran it`,
    succeeded: ran + (carrying > 0 ? 0 : 1),
  };
}
