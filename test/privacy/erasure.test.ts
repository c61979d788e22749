import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ReplayErasures } from '../../src/privacy/replay-erasures.service.js';
import { CONFIG } from '../../src/platform/config.provider.js';
import type { Config } from '../../src/platform/config.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenPlace } from '../support/given.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import { canaries, foundInDatabase, must, wanted } from './given-canary.js';

let app: TestApp;
beforeEach(async () => void (app = await startApp()));
afterEach(async () => {
  rmSync(ledgerDir(), { recursive: true, force: true });
  await app.close();
});

const ledgerDir = () => app.app.get<Config>(CONFIG, { strict: false }).ledgerDir;
const ledger = () => join(ledgerDir(), 'erasures.jsonl');

const myData = `{ myData { erasureAskedAt erasureConfirmedAt holds { reason until sentence } } }`;
const ask = 'mutation { askErasure { myData { erasureAskedAt } problems { code } } }';
const confirm = 'mutation($token: String!) { confirmErasure(token: $token) { problems { code } } }';

/** The token in the latest mail of a kind to an address. */
async function mailedToken(kind: string): Promise<string> {
  const mail = await app.db((tx) =>
    tx.one<{ text: string }>('SELECT text FROM mail WHERE kind = $1 ORDER BY created_at DESC LIMIT 1', [
      kind,
    ]),
  );
  return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

async function erased(person: Person): Promise<void> {
  await must(app, ask, {}, person);
  await must(app, confirm, { token: await mailedToken('confirm-erasure') }, person);
  await app.settle();
}

/** A candidate with a canary in every field that the API lets anybody fill, in the middle of an introduction. */
async function givenCanary() {
  const adviser = await givenAdviser(app, 'Noor van het loket');
  const colleague = await givenAdviser(app, 'Piet van hetzelfde loket');
  const { candidate, person } = await givenCandidate(app, {
    name: canaries.name,
    email: canaries.email,
    phone: canaries.phone,
    birthDate: canaries.birthDate,
    team: [adviser],
  });
  // The person the test signs in has the address of the candidate, as somebody who registered has.
  await app.db((tx) =>
    tx.execute('UPDATE account SET email = $2, name = $3 WHERE id = $1', [
      person.accountId,
      canaries.email,
      canaries.name,
    ]),
  );
  await must(
    app,
    'mutation($id: ID!, $reason: String!) { openCase(candidateId: $id, reason: $reason) { problems { code } } }',
    { id: candidate.id, reason: canaries.openingReason },
    colleague,
  );
  const place = await givenPlace(app, {
    // As an employer might type it.
    description: `Een plek voor iemand zoals ${canaries.name} (${canaries.email}, 06-1290 7734).`,
  });
  const { id } = await must<{ introduction: { id: string } }>(
    app,
    `mutation($candidateId: ID!, $placeId: ID!, $message: String) {
      proposeIntroduction(candidateId: $candidateId, placeId: $placeId, message: $message) {
        introduction { id } problems { code message } } }`,
    { candidateId: candidate.id, placeId: place.id, message: canaries.message },
    adviser,
  ).then(({ introduction }) => introduction);
  await app.settle();
  await must(app, 'mutation { askDownload { problems { code } } }', {}, person);
  await must(
    app,
    `mutation($id: ID!, $message: String) { answerIntroduction(id: $id, accept: true, message: $message) {
      problems { code message } } }`,
    { id, message: canaries.candidateMessage },
    person,
  );
  await app.settle();
  return { adviser, colleague, candidate, person, introductionId: id };
}

it('leaves nothing of a candidate in any table, and keeps what figures count', async () => {
  const { person, introductionId, candidate } = await givenCanary();
  const before = await foundInDatabase(app.databaseUrl);
  // Not vacuous: the canaries are there to be found.
  for (const path of [
    'candidate.name',
    'account.email',
    'mail.to_address',
    'data_download.json',
    'place.description',
    'introduction.candidate_message',
  ])
    expect(before).toContainEqual(expect.stringContaining(path));

  await erased(person);

  expect(await foundInDatabase(app.databaseUrl)).toEqual([]);
  const left = await app.db((tx) =>
    tx.one(
      `SELECT i.status, i.end_cause AS cause, c.region_code AS region, w.mbo_levels AS levels
       FROM introduction i JOIN candidate c ON c.id = i.candidate_id JOIN wish w ON w.candidate_id = c.id WHERE i.id = $1`,
      [introductionId],
    ),
  );
  expect(left).toEqual({ status: 'WITHDRAWN', cause: 'CANDIDATE_WITHDREW', region: 'AM05', levels: [2, 3] });
  expect(
    await app.db((tx) => tx.query('SELECT FROM session WHERE account_id = $1', [person.accountId])),
  ).toEqual([]);
  const lines = readFileSync(ledger(), 'utf8');
  expect(lines).toContain(candidate.id);
  expect(wanted.filter((canary) => lines.includes(canary))).toEqual([]);
});

it('tells the case team without a name, and nobody else finds the candidate any more', async () => {
  const { person, adviser, candidate } = await givenCanary();
  await erased(person);
  const mails = await app.db((tx) =>
    tx.query<{ to: string; text: string }>(
      `SELECT to_address AS "to", text FROM mail WHERE kind = 'candidate-erased'`,
    ),
  );
  expect(mails).toHaveLength(2);
  const { data } = await app.ask(
    'query($id: ID!) { candidate(id: $id) { id } candidates { totalCount } }',
    { id: candidate.id },
    { as: adviser },
  );
  expect(data).toEqual({ candidate: null, candidates: { totalCount: 0 } });
});

it('erases again in a database that is older than the ledger, and only once', async () => {
  const { person } = await givenCanary();
  const backup = `${new URL(app.databaseUrl).pathname.slice(1)}_backup`;
  await copyDatabase(backup);
  await erased(person);

  const restored = await startApp({ DATABASE_URL: withDatabase(backup), ERASURE_LEDGER: ledgerDir() });
  try {
    expect(await foundInDatabase(withDatabase(backup))).toEqual([]);
    expect(await restored.app.get(ReplayErasures, { strict: false }).replay()).toEqual({
      ledger: 1,
      replayed: 0,
      added: 0,
      torn: 0,
    });
  } finally {
    await restored.close();
    await dropDatabase(backup);
  }
});

it('finds the canaries in a restored database whose ledger is not replayed', async () => {
  await givenCanary();
  const backup = `${new URL(app.databaseUrl).pathname.slice(1)}_plain`;
  await copyDatabase(backup);
  expect((await foundInDatabase(withDatabase(backup))).length).toBeGreaterThan(10);
  await dropDatabase(backup);
});

it('mends a ledger that was lost, and passes over a line that a crash tore', async () => {
  const { person } = await givenCanary();
  await erased(person);
  const replay = () => app.app.get(ReplayErasures, { strict: false }).replay();
  rmSync(ledger());
  expect(await replay()).toEqual({ ledger: 0, replayed: 0, added: 1, torn: 0 });
  const { appendFileSync } = await import('node:fs');
  appendFileSync(ledger(), '\n{"id":"torn');
  expect(await replay()).toEqual({ ledger: 1, replayed: 0, added: 0, torn: 1 });
});

it('holds a running placement, says until when, and erases by itself when it is over', async () => {
  const adviser = await givenAdviser(app, 'Noor van het loket');
  const { candidatePerson: person, id } = await givenIntroduction(app, adviser, { status: 'PLACED' });
  const { holds } = await must<{ holds: object[] }>(app, myData, {}, person);
  expect(holds).toEqual([
    { reason: 'PLACEMENT_RUNS', until: expect.any(String), sentence: expect.stringContaining('geplaatst') },
  ]);
  await erased(person);
  expect(existsSync(ledger())).toBe(false);
  expect(await must(app, myData, {}, person)).toMatchObject({ erasureConfirmedAt: expect.any(String) });

  await app.db((tx) =>
    tx.execute(
      'UPDATE placement SET starts_on = app_today() - 30, ended_on = app_today() WHERE introduction_id = $1',
      [id],
    ),
  );
  const { SettleErasures } = await import('../../src/privacy/settle-erasures.job.js');
  const { asTest } = await import('../support/test-transaction.js');
  await asTest(() => app.app.get(SettleErasures, { strict: false }).sweep());
  expect(await app.db((tx) => tx.one('SELECT name FROM account WHERE id = $1', [person.accountId]))).toEqual({
    name: 'Verwijderd',
  });
});

it('erases nobody by the link of another, an old link, or a request that was taken back', async () => {
  const other = await app.person('Anders');
  const { person } = await givenCandidate(app);
  await must(app, ask, {}, person);
  const token = await mailedToken('confirm-erasure');
  const codes = async (as: Person) =>
    (await app.ask(confirm, { token }, { as })).data.confirmErasure.problems;
  const refused = [{ code: 'LINK_USED_OR_EXPIRED' }];
  expect(await codes(other)).toEqual(refused);
  await must(app, 'mutation { cancelErasure { problems { code } } }', {}, person);
  expect(await codes(person)).toEqual(refused);
  await must(app, ask, {}, person);
  await app.setClock(new Date(Date.now() + 25 * 3_600_000).toISOString());
  const late = await mailedToken('confirm-erasure');
  expect((await app.ask(confirm, { token: late }, { as: person })).data.confirmErasure.problems).toEqual(
    refused,
  );
  await app.settle();
  expect(existsSync(ledger())).toBe(false);
});

function withDatabase(name: string): string {
  const url = new URL(app.databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asSuperuser(work: (client: import('pg').Client) => Promise<unknown>): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: withDatabase('postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** As a physical copy of the database is made: nobody may be using it. */
async function copyDatabase(name: string): Promise<void> {
  const from = new URL(app.databaseUrl).pathname.slice(1);
  await asSuperuser(async (client) => {
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}'`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  });
}

const dropDatabase = (name: string) =>
  asSuperuser((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
