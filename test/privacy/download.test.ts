import { ExpireDownloads } from '../../src/privacy/make-download.job.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';
import { must } from './given-canary.js';

let app: TestApp;
let person: Person;
beforeEach(async () => {
  app = await startApp();
  ({ person } = await givenCandidate(app, {
    name: 'Sanne Downloadster',
    team: [await givenAdviser(app, 'Noor Geheimhouder')],
  }));
});
afterEach(() => app.close());

const ask = 'mutation { askDownload { problems { code } } }';
const open = 'mutation($token: String!) { openDownload(token: $token) { json html problems { code } } }';
const inDays = (days: number) => app.setClock(new Date(Date.now() + days * 86_400_000).toISOString());
const stored = () =>
  app.db((tx) => tx.query('SELECT json IS NOT NULL AS json, html IS NOT NULL AS html FROM data_download'));

async function asked(): Promise<string> {
  await must(app, ask, {}, person);
  await app.settle();
  const mail = await app.db((tx) =>
    tx.one<{ text: string }>(
      `SELECT text FROM mail WHERE kind = 'download-ready' ORDER BY created_at DESC LIMIT 1`,
    ),
  );
  return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const fetched = async (token: string, as: Person | null) =>
  (await app.ask(open, { token }, { as })).data?.openDownload;
const over = { json: null, html: null, problems: [{ code: 'LINK_USED_OR_EXPIRED' }] };

it('gives a copy once, to who asked for it, and keeps it no longer', async () => {
  const token = await asked();
  const copy = await fetched(token, person);
  expect(JSON.parse(copy.json)).toMatchObject({
    schema: 'routekaart/my-data',
    data: { registration: [{ name: 'Sanne Downloadster' }] },
  });
  expect(copy.html).toContain('Sanne Downloadster');
  // Who of the desk is in the team is theirs.
  expect(copy.json + copy.html).not.toContain('Geheimhouder');
  expect(await fetched(token, person)).toEqual(over);
  expect(await stored()).toEqual([{ json: false, html: false }]);
});

it('gives it once when the link is opened twice at the same moment', async () => {
  const token = await asked();
  const copies = await Promise.all(Array.from({ length: 6 }, () => fetched(token, person)));
  expect(copies.filter(({ json }) => json !== null)).toHaveLength(1);
});

it('gives it to nobody else, and not after a week; then it is emptied', async () => {
  const token = await asked();
  expect(await fetched(token, await app.person('Anders'))).toEqual(over);
  const { errors } = await app.ask(open, { token });
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  const expire = () => asTest(() => app.app.get(ExpireDownloads, { strict: false }).sweep());
  await inDays(6.9);
  await expire();
  expect(await stored()).toEqual([{ json: true, html: true }]);
  await inDays(7.1);
  expect(await fetched(token, person)).toEqual(over);
  await expire();
  expect(await stored()).toEqual([{ json: false, html: false }]);
});

it('is made three times a day at most', async () => {
  for (let copy = 1; copy <= 3; copy++) await must(app, ask, {}, person);
  const refused = await app.ask(ask, {}, { as: person });
  expect(refused.data.askDownload.problems).toEqual([{ code: 'NOT_ALLOWED_NOW' }]);
  await inDays(1.1);
  await must(app, ask, {}, person);
});
