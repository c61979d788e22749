import { KeepTalks } from '../../src/support-talks/keep-talks.job.js';
import { givenIntroduction, type Scene } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser, givenCandidate } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
let coordinator: Person;
let scene: Scene;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
// A start on Monday 31 August 2026: talks on 14 September, 12 October and 7 December.
beforeEach(async () => {
  await startAfresh(app);
  await moment(app, '2026-07-01T10:00:00+02:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
  coordinator = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  scene = await givenIntroduction(app, adviser, {
    status: 'PLACED',
    place: { startsOn: '2026-08-31', lapsesOn: '2026-08-15' },
    of: await givenCandidate(app, {}),
  });
});

const fields = `{ id support { maySay mayRecord warnedSince toHold { weeks dueOn heldOn isBehind }
  held { id weeks heldOn candidateGoes employerGoes note } voices { side goes note } }
  milestones { kind status onDate } route { moveBy turnText } }`;
const problems = 'problems { code path }';
const see = async (as: Person) =>
  (await app.ask(`query($id: ID!) { introduction(id: $id) ${fields} }`, { id: scene.id }, { as })).data
    .introduction;
const call = async (as: Person, operation: string, variables: Record<string, unknown>) => {
  const { data, errors } = await app.ask(operation, variables, { as });
  return errors ? errors[0]?.extensions.code : data.result;
};
const say = (as: Person, goes: string, note: string | null = null) =>
  call(
    as,
    `mutation($id: ID!, $goes: HowItGoes!, $note: String) {
      result: sayHowItGoes(introductionId: $id, goes: $goes, note: $note) { introduction ${fields} ${problems} } }`,
    { id: scene.id, goes, note },
  );
const record = (as: Person, heldOn: string, weeks: number | null = null) =>
  call(
    as,
    `mutation($id: ID!, $on: Date!, $weeks: Int) { result: recordSupportTalk(introductionId: $id, heldOn: $on, weeks: $weeks,
      candidateGoes: DOUBTS, employerGoes: GOES_WELL, note: "Reistijd") { introduction ${fields} ${problems} } }`,
    { id: scene.id, on: heldOn, weeks },
  );
const takeBack = (as: Person, id: string, reason: string) =>
  call(
    as,
    `mutation($id: ID!, $reason: String!) {
      result: takeBackSupportTalk(id: $id, reason: $reason) { introduction ${fields} ${problems} } }`,
    { id, reason },
  );
const work = async (as: Person, whose: 'MINE' | 'REGION', show: string) =>
  (
    await app.ask(
      `query($whose: CaseloadWhose!, $show: CaseloadShow!) { caseload(whose: $whose, show: $show) {
        nodes { isDue isWarned isTalkDue introduction { id } } } }`,
      { whose, show },
      { as },
    )
  ).data.caseload.nodes;
const mailed = async (person: Person, kind: string) =>
  (await mailsTo(app, person)).filter((mail) => mail.kind === kind);

it('keeps what a side says from the other, and warns the adviser until a talk followed', async () => {
  const { candidatePerson: candidate, member } = scene;
  expect((await say(candidate, 'GOES_BADLY')).problems).toMatchObject([{ code: 'NOT_ALLOWED_NOW' }]);
  await moment(app, '2026-09-02T23:30:00+02:00');
  expect((await say(adviser, 'GOES_BADLY')).problems).toMatchObject([{ code: 'NOT_FOUND' }]);
  const own = [{ side: 'CANDIDATE', goes: 'GOES_BADLY', note: 'Ik sta alleen' }];
  const said = await say(candidate, 'GOES_BADLY', ' Ik sta alleen ');
  expect(said.introduction.support).toMatchObject({ voices: own, held: [], warnedSince: null });
  await say(candidate, 'GOES_BADLY');
  await app.settle();
  // At once, at night too, and of one side once a day; the words stay in the case.
  const [warning, ...more] = await mailed(adviser, 'goes-badly');
  expect(more).toEqual([]);
  expect(JSON.stringify(warning)).not.toContain('alleen');
  expect(await mailed(member, 'goes-badly')).toEqual([]);
  expect((await see(member)).support).toMatchObject({
    voices: [],
    held: [],
    warnedSince: null,
    mayRecord: false,
  });
  await say(member, 'GOES_WELL');
  expect((await see(candidate)).support.voices).toHaveLength(2);
  expect((await see(adviser)).support.voices).toHaveLength(3);
  const warned = [{ isDue: true, isWarned: true, isTalkDue: false, introduction: { id: scene.id } }];
  for (const show of ['TALK', 'DUE']) expect(await work(adviser, 'MINE', show)).toEqual(warned);
  expect(await work(coordinator, 'REGION', 'TALK')).toEqual(warned);

  expect(await record(member, '2026-09-02')).toBe('FORBIDDEN');
  // A talk of the day before was not about it.
  await record(adviser, '2026-09-01');
  expect(await work(adviser, 'MINE', 'TALK')).toEqual(warned);
  await moment(app, '2026-09-03T10:00:00+02:00');
  const talked = (await record(adviser, '2026-09-03')).introduction.support;
  expect([talked.warnedSince, talked.held.length]).toEqual([null, 2]);
  expect(await work(adviser, 'MINE', 'TALK')).toEqual([]);
  expect((await see(candidate)).support.held).toEqual([]);
  // It stands again when that talk was recorded by mistake; the trail keeps why.
  const { id } = talked.held[1];
  expect((await takeBack(adviser, id, '  ')).problems).toMatchObject([{ path: ['reason'] }]);
  await takeBack(adviser, id, 'Bij de verkeerde opgeschreven');
  expect(await work(adviser, 'MINE', 'TALK')).toEqual(warned);
  const trail = await app.db((tx) =>
    tx.query(`SELECT r.reason FROM audit_entry e JOIN audit_reason r ON r.entry_id = e.id
      WHERE e.action = 'support-talk.taken-back'`),
  );
  expect(trail).toEqual([{ reason: 'Bij de verkeerde opgeschreven' }]);
});

it('follows the region’s weeks, and its last talk is that of the route, kept once', async () => {
  const { candidatePerson: candidate } = scene;
  await call(
    adviser,
    `mutation($id: ID!) { result: recordMilestone(introductionId: $id, kind: AGREEMENT, status: DONE, onDate: "2026-07-01") {
      ${problems} } }`,
    { id: scene.id },
  );
  expect((await record(adviser, '2026-07-01', 2)).problems).toMatchObject([{ code: 'NOT_ALLOWED_NOW' }]);
  await moment(app, '2026-09-14T10:00:00+02:00');
  expect((await see(candidate)).route).toEqual({
    moveBy: '2026-09-14',
    turnText: expect.stringContaining('na 2 weken'),
  });
  for (const [on, weeks, path] of [
    ['2026-08-30', 2, 'heldOn'],
    ['2026-09-15', 2, 'heldOn'],
    ['2026-09-14', 3, 'weeks'],
  ] as const)
    expect((await record(adviser, on, weeks)).problems).toMatchObject([{ path: [path] }]);
  const both = await Promise.all([record(adviser, '2026-09-14', 2), record(adviser, '2026-09-14', 2)]);
  expect(both.flatMap((each) => each.problems)).toMatchObject([{ path: ['weeks'] }]);
  expect((await see(candidate)).route.moveBy).toBe('2026-10-12');
  expect((await see(candidate)).support.toHold[0]).toEqual({
    weeks: 2,
    dueOn: '2026-09-14',
    heldOn: '2026-09-14',
    isBehind: true,
  });
  await moment(app, '2026-12-08T10:00:00+01:00');
  const last = (await record(adviser, '2026-12-08', 14)).introduction;
  expect(last.milestones).toContainEqual({ kind: 'TALK', status: 'DONE', onDate: '2026-12-08' });
  expect([last.route.moveBy, last.support.held.at(-1).heldOn]).toEqual([null, '2026-12-08']);
  const back = (await takeBack(adviser, last.support.held.at(-1).id, 'Niet gehad')).introduction;
  expect(back.milestones).not.toContainEqual(expect.objectContaining({ kind: 'TALK' }));
  expect(back.route.moveBy).toBe('2026-10-12');
});

it('tells the adviser once that a talk is due, with the coordinator that it is overdue, and nobody after', async () => {
  const told = async (instant: string) => {
    await moment(app, instant);
    await asTest(() => app.app.get(KeepTalks).sweep());
    await app.settle();
    return app.db((tx) =>
      tx.query<{ dueOn: string; step: string; told: number }>(
        `SELECT due_on AS "dueOn", step, (SELECT count(*)::int FROM notice n WHERE n.mail_kind = 'talk-due')
           + (SELECT count(*)::int FROM mail m WHERE m.kind = 'talk-due') AS told
         FROM support_talk_reminder ORDER BY due_on, step`,
      ),
    );
  };
  expect(await told('2026-09-11T10:00:00+02:00')).toEqual([]);
  const first = { dueOn: '2026-09-14', step: 'DUE' };
  expect(await told('2026-09-14T10:00:00+02:00')).toMatchObject([{ ...first, told: 1 }]);
  expect(await told('2026-09-15T10:00:00+02:00')).toMatchObject([{ ...first, told: 1 }]);
  // Five working days later, and again after a standstill: once.
  expect(await told('2026-09-19T10:00:00+02:00')).toHaveLength(1);
  const second = { dueOn: '2026-09-14', step: 'OVERDUE' };
  expect(await told('2026-09-22T10:00:00+02:00')).toMatchObject([{ ...first, told: 3 }, second]);
  expect(await told('2026-09-29T10:00:00+02:00')).toMatchObject([{ ...first, told: 3 }, second]);
  await record(adviser, '2026-09-29', 6);
  expect(await told('2026-10-13T10:00:00+02:00')).toHaveLength(2);
});
