import { carryOut, givenIntroduction } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate, givenPlace } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-11-16T10:00:00+01:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
});

const list = async (as: Person, filter = '') => {
  const { data, errors } = await app.ask(
    `{ caseload(first: 50${filter}) { totalCount nodes { step daysInStep usualDays isStalled isDue unread lastContactAt
       carrier { name } introduction { id candidate { name } } } } }`,
    {},
    { as },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.caseload.nodes;
};
const idsOf = async (as: Person, filter = '') =>
  (await list(as, filter)).map((entry: { introduction: { id: string } }) => entry.introduction.id);
const handOver = async (introductionIds: string[], to: Person, as: Person | null, note?: string) => {
  const { data, errors } = await app.ask(
    `mutation($ids: [ID!]!, $to: ID!, $note: String) { handOverIntroductions(introductionIds: $ids, toAccountId: $to,
      note: $note) { introductions { id } problems { code path } } }`,
    { ids: introductionIds, to: to.accountId, note },
    { as },
  );
  if (errors) return errors[0]?.extensions.code;
  const { introductions, problems } = data.handOverIntroductions;
  return problems[0] ? `${problems[0].code} ${problems[0].path.join('.')}` : introductions.length;
};

it('lists what is due first, tells what stands still against what is usual, and keeps to what is asked for', async () => {
  // Five that went before took 1, 1, 2, 3 and 9 days to two yeses: three out of four took 3 at most.
  for (const days of [1, 1, 2, 3, 9]) {
    const { id } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    await app.db((tx) =>
      tx.execute(
        `UPDATE introduction SET proposed_at = '2026-10-01T10:00Z', candidate_answered_at = '2026-10-01T11:00Z',
           employer_answered_at = '2026-10-01T12:00Z'::timestamptz + $2 * interval '1 day', status = 'WITHDRAWN',
           end_cause = 'ADVISER_WITHDREW', ended_at = app_now(), move_by = NULL WHERE id = $1`,
        [id, days],
      ),
    );
  }
  const still = await givenIntroduction(app, adviser);
  await moment(app, '2026-11-19T10:00:00+01:00');
  const usual = await givenIntroduction(app, adviser);
  expect(await list(adviser)).toMatchObject([
    {
      introduction: { id: still.id },
      step: 'INTRODUCTION',
      daysInStep: 3,
      usualDays: 3,
      isStalled: false,
      isDue: false,
    },
    { introduction: { id: usual.id }, daysInStep: 0, carrier: { name: 'Noor Adviseur' } },
  ]);
  await moment(app, '2026-11-20T10:00:00+01:00');
  expect((await list(adviser))[0]).toMatchObject({ daysInStep: 4, isStalled: true, isDue: false });
  expect(await idsOf(adviser, ', show: STALLED')).toEqual([still.id]);
  expect(await idsOf(adviser, ', show: DUE')).toEqual([]);
  expect(await idsOf(adviser, ', step: MEETING')).toEqual([]);
  await moment(app, '2026-11-23T10:00:00+01:00');
  expect(await idsOf(adviser, ', show: DUE')).toEqual([still.id]);

  // A message is contact, and unread until it is read; a move begins a new step.
  await app.ask(
    'mutation($id: ID!) { writeMessage(introductionId: $id, text: "Kunt u mij bellen?") { problems { code } } }',
    { id: usual.id },
    { as: usual.candidatePerson },
  );
  expect(await idsOf(adviser, ', show: UNREAD')).toEqual([usual.id]);
  expect((await list(adviser, ', show: UNREAD'))[0].lastContactAt).toMatch(/^2026-11-23T09:00/);
  await carryOut(app, 'answer', { id: still.id, accept: true, onBehalfOf: 'CANDIDATE' }, adviser);
  await carryOut(app, 'answer', { id: still.id, accept: true, onBehalfOf: 'EMPLOYER' }, adviser);
  const moved = (await list(adviser)).find(
    (entry: { introduction: { id: string } }) => entry.introduction.id === still.id,
  );
  expect(moved).toMatchObject({ daysInStep: 0, usualDays: null, isStalled: false });
  expect(moved.step).not.toBe('INTRODUCTION');
});

it('shows one’s own cases, the region’s to who asks for it, and nothing to another region or a side', async () => {
  const scene = await givenIntroduction(app, adviser);
  const colleague = await givenAdviser(app, 'Bas Collega', { rules: [] });
  const stranger = await app.person('Vreemde', { role: 'ADVISER', regionCode: 'AM01' });
  expect(await idsOf(adviser)).toEqual([scene.id]);
  expect(await idsOf(colleague)).toEqual([]);
  expect(await idsOf(colleague, ', whose: REGION')).toEqual([scene.id]);
  expect((await list(colleague, ', whose: REGION'))[0].introduction.candidate).toBeNull();
  for (const as of [stranger, scene.candidatePerson, scene.member])
    expect(await idsOf(as, ', whose: REGION')).toEqual([]);
});

it('keeps what a colleague of the case team carries apart, until that colleague is away and the desk is to move', async () => {
  const colleague = await givenAdviser(app, 'Bas Collega', { rules: [] });
  const [waits, ours] = [
    await givenIntroduction(app, adviser),
    await givenIntroduction(app, adviser, { status: 'ACCEPTED' }),
  ];
  await carryOut(app, 'recordEnrolment', { id: ours.id, status: 'ADMITTED' }, adviser);
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO case_team (candidate_id, account_id) SELECT candidate_id, $2 FROM introduction WHERE id = ANY($1)`,
      [[waits.id, ours.id], colleague.accountId],
    ),
  );
  expect(await idsOf(colleague)).toEqual([]);
  expect((await idsOf(colleague, ', whose: TEAM')).sort()).toEqual([waits.id, ours.id].sort());
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO adviser_absence (id, account_id, first_day, last_day, substitute_account_id)
       VALUES (gen_random_uuid(), $1, app_today(), app_today() + 7, $2)`,
      [adviser.accountId, colleague.accountId],
    ),
  );
  expect(await idsOf(colleague)).toEqual([ours.id]);
  expect((await idsOf(adviser)).sort()).toEqual([waits.id, ours.id].sort());
});

it('hands cases over with the whole story: list, team, mail without names, note for the team alone', async () => {
  const colleague = await givenAdviser(app, 'Bas Collega', { rules: [] });
  const of = await givenCandidate(app);
  const one = await givenIntroduction(app, adviser, { of });
  const other = await givenIntroduction(app, adviser);
  await app.settle();
  expect(await handOver([one.id, other.id], colleague, adviser, 'Belt liever na vieren')).toBe(2);
  await app.settle();
  expect((await idsOf(colleague)).sort()).toEqual([one.id, other.id].sort());
  expect((await list(colleague))[0].introduction.candidate).toEqual({ name: 'Sanne Verbeek' });
  const [mail, ...more] = (await mailsTo(app, colleague)).filter(({ kind }) => kind === 'cases-handed-over');
  const waiting = await app.db((tx) =>
    tx.query<{ subject: string }>('SELECT subject FROM notice WHERE account_id = $1', [colleague.accountId]),
  );
  expect(more).toEqual([]);
  const heard = `${mail?.subject ?? ''} ${mail?.text ?? ''} ${waiting.map(({ subject }) => subject).join(' ')}`;
  expect(heard).toContain('2 zaken');
  expect(heard).not.toMatch(/Verbeek|vieren/);
  const { data } = await app.ask(
    'query($id: ID!) { introduction(id: $id) { caseNotes { text by { name } } } }',
    { id: one.id },
    { as: colleague },
  );
  expect(data.introduction.caseNotes).toEqual([
    { text: 'Belt liever na vieren', by: { name: 'Noor Adviseur' } },
  ]);
  // From now on news goes to who carries it.
  await carryOut(app, 'answer', { id: one.id, accept: true }, of.person);
  await carryOut(app, 'answer', { id: one.id, accept: true }, one.member);
  await app.settle();
  const newsTo = async (person: Person) =>
    (await mailsTo(app, person)).filter(({ kind }) => kind === 'introduction-accepted').length;
  expect(await newsTo(colleague)).toBeGreaterThan(0);
  expect(await newsTo(adviser)).toBe(0);
});

it('hands over all or nothing, to who can take them, by who may', async () => {
  const colleague = await givenAdviser(app, 'Bas Collega', { rules: [] });
  const stranger = await app.person('Vreemde', { role: 'ADVISER', regionCode: 'AM01' });
  const one = await givenIntroduction(app, adviser);
  const ended = await givenIntroduction(app, adviser, { status: 'DECLINED' });
  await givenPlace(app);
  expect(await handOver([one.id, ended.id], colleague, adviser)).toBe('NOT_ALLOWED_NOW introductionIds');
  expect(await handOver([one.id], stranger, adviser)).toBe('INVALID toAccountId');
  expect(await handOver([one.id], adviser, adviser)).toBe('INVALID toAccountId');
  expect(await handOver([one.id], colleague, stranger)).toBe('NOT_FOUND introductionIds');
  expect(await handOver([one.id], colleague, one.member)).toBe('FORBIDDEN');
  expect(await handOver([], colleague, adviser)).toBe('INVALID introductionIds');
  expect(await idsOf(adviser)).toEqual([one.id]);
  expect(await idsOf(colleague)).toEqual([]);
});
