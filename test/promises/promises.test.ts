import { KeepPromises } from '../../src/promises/keep-promises.job.js';
import { carryOut, givenIntroduction, type Scene } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  // A Friday: five working days to answer end on the next one.
  await moment(app, '2026-11-20T10:00:00+01:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
});

const sweep = () => asTest(() => app.app.get(KeepPromises).sweep());
const at = async (instant: string) => {
  await moment(app, instant);
  await sweep();
  await app.settle();
};
const kindsTo = async (person: Person) => (await mailsTo(app, person)).map(({ kind }) => kind);
const nudges = async () => (await app.db((tx) => tx.query('SELECT FROM promise_nudge'))).length;
const promise = async ({ id }: Scene, as: Person) => {
  const { data } = await app.ask(
    `query($id: ID!) { introduction(id: $id) { endCause promise { lastNudgeAt nextNudgeOn closesOn } } }`,
    { id },
    { as },
  );
  return data.introduction;
};

// Just before and just after something is due, and moments at which nothing is: an evening, a Saturday, a Sunday.
const moments = [
  ['2026-11-24', '19:59'],
  ['2026-11-25', '08:59'],
  ['2026-11-25', '09:01'],
  ['2026-11-26', '09:01'],
  ['2026-11-26', '20:01'],
  ['2026-11-27', '08:59'],
  ['2026-11-27', '09:01'],
  ['2026-11-28', '09:01'],
  ['2026-11-30', '09:01'],
  ['2026-12-04', '19:59'],
  ['2026-12-06', '09:01'],
  ['2026-12-07', '08:59'],
  ['2026-12-07', '09:01'],
  ['2026-12-08', '09:01'],
] as const;

it('reminds on the set days, tells everybody the same, and closes a case in which nobody answered', async () => {
  const scene = await givenIntroduction(app, adviser);
  await carryOut(app, 'answer', { id: scene.id, accept: true, onBehalfOf: 'CANDIDATE' }, adviser);
  await app.settle();
  const before = (await kindsTo(scene.member)).length;
  const story: string[] = [];
  for (const [day, time] of moments) {
    await at(`${day}T${time}:00+01:00`);
    const heard = (await kindsTo(scene.member)).slice(before + story.length);
    story.push(...heard.map((kind) => `${day} ${time} ${kind}`));
    if (day !== '2026-11-26' || time !== '09:01') continue;
    const seen = await promise(scene, scene.member);
    expect(seen.promise).toMatchObject({ nextNudgeOn: '2026-11-27', closesOn: '2026-12-04' });
    expect(seen.promise.lastNudgeAt).toMatch(/^2026-11-25T08:01/);
    expect(await promise(scene, scene.candidatePerson)).toEqual(seen);
    expect(await promise(scene, adviser)).toEqual(seen);
  }
  expect(story).toEqual([
    '2026-11-25 09:01 promise-nudge',
    '2026-11-27 09:01 promise-nudge',
    '2026-12-07 09:01 introduction-ended',
  ]);
  expect(await promise(scene, adviser)).toEqual({ endCause: 'NO_ANSWER', promise: null });
  const ended = (await mailsTo(app, scene.candidatePerson)).at(-1);
  expect(ended).toMatchObject({ kind: 'introduction-ended' });
  expect(ended?.text).toContain('of bel uw adviseur');
  const lapses = await app.db((tx) =>
    tx.query('SELECT party, due_on AS "dueOn", employer_id IS NOT NULL AS known FROM promise_lapse'),
  );
  expect(lapses).toEqual([{ party: 'EMPLOYER', dueOn: '2026-11-27', known: true }]);
});

it('never reminds after an answer, also not of one at that very moment', async () => {
  const scenes: Scene[] = [];
  for (let round = 0; round < 5; round++) scenes.push(await givenIntroduction(app, adviser));
  await moment(app, '2026-11-25T10:00:00+01:00');
  await Promise.all([
    sweep(),
    ...scenes.map(({ id, candidatePerson }) =>
      carryOut(app, 'answer', { id, accept: true }, candidatePerson),
    ),
  ]);
  await app.settle();
  for (const { candidatePerson } of scenes) {
    const sent = (await kindsTo(candidatePerson)).filter((kind) => kind === 'promise-nudge');
    const left = await app.db((tx) =>
      tx.query(
        `SELECT FROM mail m JOIN account a ON a.email = m.to_address
         WHERE a.id = $1 AND m.kind = 'promise-nudge' AND m.sent_at IS NOT NULL`,
        [candidatePerson.accountId],
      ),
    );
    expect(sent.length).toBeLessThanOrEqual(1);
    expect(left).toEqual([]);
  }
});

it('asks a college again by a link that works, until it answered, and the adviser to call once its day is past', async () => {
  const ask = (id: string, email: string) =>
    app.ask(
      `mutation($id: ID!, $email: String!) { askSchool(introductionId: $id, email: $email) { problems { code } } }`,
      { id, email },
      { as: adviser },
    );
  const toSchool = (email: string) =>
    app.db((tx) =>
      tx.query<{ kind: string; text: string; left: boolean }>(
        `SELECT kind, text, sent_at IS NOT NULL AS left FROM mail WHERE to_address = $1 ORDER BY created_at, id`,
        [email],
      ),
    );
  const answer = (text: string) =>
    fetch(`${app.url}${/\/school\?token=\S+/.exec(text)?.[0] ?? ''}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ answer: 'ADMITTED', name: 'Sanne School' }),
    });
  const [silent, quick] = [
    await givenIntroduction(app, adviser, { status: 'ACCEPTED' }),
    await givenIntroduction(app, adviser, { status: 'ACCEPTED' }),
  ];
  await ask(silent.id, 'stil@school.example');
  await ask(quick.id, 'snel@school.example');
  await app.settle();
  // By mail, or in the next digest when there was a reminder by mail that day.
  const adviserTold = () =>
    app.db((tx) =>
      tx.query(
        `SELECT subject_id FROM mail WHERE kind = 'promise-nudge' AND subject_id = $1
         UNION SELECT subject_id FROM notice WHERE kind = 'PROMISES' AND subject_id = $1`,
        [silent.id],
      ),
    );
  await moment(app, '2026-11-25T09:01:00+01:00');
  await sweep();
  const [first] = await toSchool('snel@school.example');
  expect((await answer(first?.text ?? '')).status).toBe(200);
  await app.settle();
  expect((await toSchool('snel@school.example')).map(({ kind, left }) => `${kind} ${left}`)).toEqual([
    'school-link true',
    'school-reminder false',
  ]);
  await at('2026-11-25T15:00:00+01:00');
  await at('2026-11-28T10:00:00+01:00');
  expect(await adviserTold()).toEqual([]);
  await at('2026-11-30T09:01:00+01:00');
  const sent = await toSchool('stil@school.example');
  expect(sent.map(({ kind, left }) => `${kind} ${left}`)).toEqual([
    'school-link true',
    'school-reminder true',
    'school-reminder true',
  ]);
  expect(await adviserTold()).toHaveLength(1);
  expect((await answer(sent.at(-1)?.text ?? '')).status).toBe(200);
  await at('2026-12-07T09:01:00+01:00');
  expect(await toSchool('stil@school.example')).toHaveLength(3);
});

it('leaves nothing half done when the worker dies in the middle', async () => {
  const { candidatePerson } = await givenIntroduction(app, adviser);
  await app.db((tx) =>
    tx.execute(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`),
  );
  await app.db((tx) =>
    tx.execute(`CREATE TRIGGER dying BEFORE INSERT ON mail FOR EACH ROW WHEN (NEW.kind = 'promise-nudge')
      EXECUTE FUNCTION die()`),
  );
  await moment(app, '2026-11-25T10:00:00+01:00');
  await sweep();
  expect(await nudges()).toBe(0);
  await app.db((tx) => tx.execute('DROP TRIGGER dying ON mail'));
  await app.db((tx) => tx.execute('DROP FUNCTION die'));
  await sweep();
  await sweep();
  expect(await nudges()).toBe(1);
  expect((await kindsTo(candidatePerson)).filter((kind) => kind === 'promise-nudge')).toHaveLength(1);
});

it('mails somebody of two turns once a day; the other waits for the next morning', async () => {
  const of = await givenCandidate(app);
  await givenIntroduction(app, adviser, { of });
  await givenIntroduction(app, adviser, { of });
  await at('2026-11-25T10:00:00+01:00');
  await at('2026-11-25T15:00:00+01:00');
  expect(await nudges()).toBe(2);
  expect((await kindsTo(of.person)).filter((kind) => kind === 'promise-nudge')).toHaveLength(1);
  const kept = await app.db((tx) =>
    tx.query(`SELECT kind FROM notice WHERE account_id = $1 AND kind = 'PROMISES'`, [of.person.accountId]),
  );
  expect(kept).toHaveLength(1);
});

it('tells the coordinator which promises lapsed, without small numbers and names of people', async () => {
  const [one, other] = [await givenIntroduction(app, adviser), await givenIntroduction(app, adviser)];
  const lapse = ({ id }: Scene, party: string, count: number, employerId: string | null) =>
    app.db((tx) =>
      tx.execute(
        `INSERT INTO promise_lapse (introduction_id, party, due_on, region_code, employer_id)
         SELECT $1, $2, app_today() - n, 'AM05', $4 FROM generate_series(1, $3::int) n`,
        [id, party, count, employerId],
      ),
    );
  await lapse(one, 'EMPLOYER', 6, one.employer.id);
  await lapse(other, 'EMPLOYER', 4, other.employer.id);
  await lapse(one, 'CANDIDATE', 5, null);
  await lapse(one, 'ADVISER', 2, null);
  const ledger = async (...grants: Parameters<TestApp['person']>[1][]) => {
    const { data, errors } = await app.ask(
      `{ silenceLedger(regionCode: "AM05") { party organisation lapsed } }`,
      {},
      { as: await app.person('Wie vraagt', ...grants) },
    );
    return errors ? errors[0]?.extensions.code : data.silenceLedger;
  };
  expect(await ledger({ role: 'COORDINATOR', regionCode: 'AM05' })).toEqual([
    { party: 'CANDIDATE', organisation: null, lapsed: 5 },
    { party: 'EMPLOYER', organisation: one.employer.name, lapsed: 6 },
  ]);
  expect(await ledger({ role: 'COORDINATOR', regionCode: 'AM01' })).toBeNull();
  expect(await ledger({ role: 'ADVISER', regionCode: 'AM05' })).toBeNull();
});
