import { KeepNoLonger } from '../../src/privacy/retention.job.js';
import { startApp, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { givenIntroduction } from '../introductions/given-introduction.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
beforeEach(async () => void (app = await startApp()));
afterEach(() => app.close());

const sweep = () => asTest(() => app.app.get(KeepNoLonger, { strict: false }).sweep());
const inDays = (days: number) => app.setClock(new Date(Date.now() + days * 86_400_000).toISOString());
const warnings = () =>
  app.db(async (tx) => (await tx.query(`SELECT FROM mail WHERE kind = 'retention-warning'`)).length);
const isErased = (id: string) =>
  app.db(
    async (tx) =>
      (await tx.one('SELECT FROM candidate WHERE id = $1 AND erased_at IS NOT NULL', [id])) !== null,
  );

it.each([
  { who: 'in matching', consent: true, warned: 352, gone: 366 },
  { who: 'out of matching', consent: false, warned: 15, gone: 29 },
])('warns a candidate $who once, and erases two weeks later', async ({ consent, warned, gone }) => {
  const { candidate } = await givenCandidate(app, { consent });
  await inDays(warned - 3);
  await sweep();
  expect(await warnings()).toBe(0);
  await inDays(warned);
  await sweep();
  await sweep();
  expect(await warnings()).toBe(1);
  await inDays(gone - 2);
  await sweep();
  expect(await isErased(candidate.id)).toBe(false);
  await inDays(gone + 1);
  await sweep();
  expect(await isErased(candidate.id)).toBe(true);
});

it('erases nobody unwarned after a long stop, and gives them the days of the warning', async () => {
  const { candidate } = await givenCandidate(app, { consent: false });
  await inDays(400);
  await sweep();
  await sweep();
  expect([await warnings(), await isErased(candidate.id)]).toEqual([1, false]);
  await inDays(415);
  await sweep();
  expect(await isErased(candidate.id)).toBe(true);
});

it('stops for an open introduction', async () => {
  const adviser = await givenAdviser(app, 'Noor van het loket');
  const { candidate } = await givenIntroduction(app, adviser, { status: 'PROPOSED' });
  await inDays(800);
  await sweep();
  expect([await warnings(), await isErased(candidate.id)]).toEqual([0, false]);
});

/** A visitor registers; nobody reads the mail. */
async function registered(changed: object = {}): Promise<string> {
  const { data } = await app.ask(
    `mutation($input: CandidateInput!) { registerCandidate(input: $input) { problems { code message } } }`,
    {
      input: {
        name: 'Yusuf de Boer',
        email: 'yusuf@voorbeeld.example',
        postcode4: '7511',
        birthDate: '2001-04-02',
        consentToMatching: true,
        wish: { mboLevels: [2], creboCodes: ['25180'], maxTravelKm: 15 },
        ...changed,
      },
    },
  );
  expect(data.registerCandidate.problems).toEqual([]);
  const row = await app.db((tx) =>
    tx.one<{ id: string }>('SELECT id FROM candidate ORDER BY created_at DESC LIMIT 1'),
  );
  return row?.id ?? '';
}

it('keeps a registration that nobody answered no longer than one out of matching, whatever was ticked', async () => {
  const id = await registered();
  await inDays(15);
  await sweep();
  expect(await warnings()).toBe(1);
  await inDays(30);
  await sweep();
  expect(await isErased(id)).toBe(true);
});

it('keeps a registration as agreed once its mail was answered', async () => {
  const id = await registered();
  await app.settle();
  const mails = await app.db((tx) =>
    tx.one<{ text: string }>(`SELECT text FROM mail WHERE kind = 'sign-in'`),
  );
  const token = /token=([\w-]+)/.exec(mails?.text ?? '')?.[1];
  const { data } = await app.ask(
    'mutation($token: String!) { signIn(token: $token) { problems { code } } }',
    {
      token,
    },
  );
  expect(data.signIn.problems).toEqual([]);
  await inDays(200);
  await sweep();
  expect([await warnings(), await isErased(id)]).toEqual([0, false]);
});

it('erases who waits for a parent, counted from when the parent was asked, and nobody whose parent agreed', async () => {
  const parent = { name: 'Ouder', email: 'ouder@voorbeeld.example', relation: 'PARENT' };
  const birthDate = `${new Date().getFullYear() - 15}-12-31`;
  const id = await registered({ birthDate, parent });
  // Somebody of the desk knows them: that does not set this clock back.
  const adviser = await givenAdviser(app, 'Noor van het loket');
  await app.db((tx) =>
    tx.execute('INSERT INTO case_team (candidate_id, account_id) VALUES ($1, $2)', [id, adviser.accountId]),
  );
  await inDays(15);
  await sweep();
  expect(await warnings()).toBe(1);
  await inDays(30);
  await sweep();
  expect(await isErased(id)).toBe(true);

  await app.setClock(null);
  const agreed = await registered({ birthDate, parent, email: 'ander@voorbeeld.example' });
  await app.db((tx) =>
    tx.execute(
      `UPDATE parental_agreement SET given_at = app_now(), how = 'BY_LINK', token_hash = NULL WHERE candidate_id = $1`,
      [agreed],
    ),
  );
  await app.db((tx) => tx.execute('UPDATE account SET proved_at = app_now()'));
  await app.db((tx) => tx.execute('UPDATE candidate SET created_at = app_now() WHERE id = $1', [agreed]));
  await inDays(14);
  await sweep();
  expect(await isErased(agreed)).toBe(false);
});
