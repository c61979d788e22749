import { KeepMeetings } from '../../src/meetings/keep-meetings.job.js';
import { codes, meetingsAt, slot } from './given-meetings.js';
import { carryOut, givenIntroduction } from '../introductions/given-introduction.js';
import { mailsTo, moment, startAfresh } from '../lapse-alerts/desk-at-work.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenAdviser } from '../support/given.js';
import { asTest } from '../support/test-transaction.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp({ DATABASE_POOL: '30' });
});
afterAll(() => app.close());
beforeEach(async () => {
  await startAfresh(app);
  // A Friday: five working days to choose end on the next one.
  await moment(app, '2026-11-20T10:00:00+01:00');
  adviser = await givenAdviser(app, 'Noor Adviseur');
});

const { propose, choose, move, cancel, tell, see, calendarsOf } = meetingsAt(() => app);
const sweepAt = async (instant: string) => {
  await moment(app, instant);
  await asTest(() => app.app.get(KeepMeetings).sweep());
  await app.settle();
};
const heard = async (person: Person) =>
  (await mailsTo(app, person)).map(({ kind }) => kind).filter((kind) => kind.startsWith('meeting'));
it('goes from a proposal to how it was, and the route, the calendars and the mail go with it', async () => {
  const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
  const { member, candidatePerson } = scene;
  const proposed = await propose(member, scene);
  const [first] = proposed.introduction.meetings;
  expect(first).toMatchObject({
    stage: 'PROPOSED',
    turns: ['CANDIDATE'],
    moveBy: '2026-11-25',
    mayDo: ['move', 'cancel'],
    times: [{ startsAt: '2026-11-25T12:30:00.000Z' }, { startsAt: '2026-11-26T12:30:00.000Z' }],
  });
  expect(proposed.introduction.mayArrange).toEqual(['TASTER_DAY']);
  const seen = await Promise.all([candidatePerson, member, adviser].map((each) => see(each, scene)));
  expect(new Set(seen.map(({ meetings }) => meetings[0].turnText)).size).toBe(1);
  expect(codes(await propose(candidatePerson, scene))).toEqual(['NOT_ALLOWED_NOW kind']);
  await app.settle();
  expect(await heard(candidatePerson)).toEqual(['meeting-proposed']);

  expect(codes(await choose(member, first))).toEqual(['NOT_ALLOWED_NOW id']);
  const agreed = await choose(candidatePerson, first, 1);
  const [second] = agreed.introduction.meetings;
  expect(second).toMatchObject({ stage: 'TO_COME', startsAt: '2026-11-26T12:30:00.000Z' });
  expect(agreed.introduction.milestones).toEqual([
    { kind: 'MEETING', status: 'PLANNED', onDate: '2026-11-26' },
  ]);
  expect(codes(await cancel(member, first))).toEqual(['STALE version']);
  await app.settle();

  const [moved] = (await move(member, second, '2026-11-30')).introduction.meetings;
  expect(moved).toMatchObject({ stage: 'PROPOSED', turns: ['CANDIDATE'], reason: 'CANNOT_THEN' });
  expect((await see(adviser, scene)).milestones).toEqual([]);
  await app.settle();
  const [again] = (await choose(adviser, moved)).introduction.meetings;
  await app.settle();
  for (const person of [candidatePerson, member, adviser]) {
    const told = await calendarsOf(person);
    expect(
      told.map(({ method, sequence, status, start }) => `${method} ${sequence} ${status} ${start}`),
    ).toEqual([
      'REQUEST 1 CONFIRMED 2026-11-26T13:30:00',
      'REQUEST 2 TENTATIVE 2026-11-26T13:30:00',
      'REQUEST 3 CONFIRMED 2026-11-30T13:30:00',
    ]);
    expect(new Set(told.map(({ uid }) => uid)).size).toBe(1);
  }

  await sweepAt('2026-11-25T10:00:00+01:00');
  await sweepAt('2026-11-29T08:59:00+01:00');
  expect(await heard(member)).not.toContain('meeting-reminder');
  await sweepAt('2026-11-29T09:01:00+01:00');
  await sweepAt('2026-11-29T12:00:00+01:00');
  expect((await heard(member)).filter((kind) => kind === 'meeting-reminder')).toHaveLength(1);
  await sweepAt('2026-11-30T19:00:00+01:00');
  expect(await heard(candidatePerson)).not.toContain('meeting-outcome');
  expect(codes(await cancel(member, again))).toEqual(['NOT_ALLOWED_NOW id']);
  await sweepAt('2026-12-01T09:01:00+01:00');
  await sweepAt('2026-12-01T15:00:00+01:00');
  expect((await heard(candidatePerson)).filter((kind) => kind === 'meeting-outcome')).toHaveLength(1);

  const [doubted] = (await tell(candidatePerson, again, 'DOUBTS', 'De werkplaats is erg luid.')).introduction
    .meetings;
  expect(doubted).toMatchObject({ stage: 'HELD', outcomes: [{ side: 'CANDIDATE' }], turns: ['EMPLOYER'] });
  expect((await see(member, scene)).meetings[0].outcomes).toEqual([]);
  expect((await see(adviser, scene)).milestones).toEqual([
    { kind: 'MEETING', status: 'DONE', onDate: '2026-11-30' },
  ]);
  await app.settle();
  expect(await heard(adviser)).toContain('meeting-outcome');
  const [done] = (await tell(member, doubted, 'WENT_WELL')).introduction.meetings;
  expect(done).toMatchObject({ turns: [], turnText: null, outcomes: [{ side: 'EMPLOYER' }] });
  // What people typed is on the page alone.
  for (const person of [candidatePerson, member, adviser])
    for (const { subject, text } of await mailsTo(app, person))
      expect(`${subject} ${text}`).not.toMatch(/Sanne|erg luid|Werkschoenen/);
});

it('takes an appointment that was called off out of every calendar, and reminds nobody of it', async () => {
  const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
  const [proposed] = (await propose(scene.member, scene)).introduction.meetings;
  const [agreed] = (await choose(scene.candidatePerson, proposed)).introduction.meetings;
  await app.settle();
  // Reminded, and called off before that mail left.
  await moment(app, '2026-11-24T10:00:00+01:00');
  await asTest(() => app.app.get(KeepMeetings).sweep());
  const { introduction } = await cancel(scene.candidatePerson, agreed);
  expect(introduction).toMatchObject({ milestones: [], mayArrange: ['MEETING', 'TASTER_DAY'] });
  await app.settle();
  const last = (await calendarsOf(scene.member)).at(-1);
  expect(last).toMatchObject({ method: 'CANCEL', sequence: 2, status: 'CANCELLED' });
  await sweepAt('2026-11-24T12:00:00+01:00');
  const left = await app.db((tx) =>
    tx.query(`SELECT FROM mail WHERE kind = 'meeting-reminder' AND sent_at IS NOT NULL`),
  );
  expect(left).toEqual([]);
});

it('calls off what was arranged when the introduction ends, and hands silence to the adviser', async () => {
  const [ended, answered, silent] = [
    await givenIntroduction(app, adviser, { status: 'ACCEPTED' }),
    await givenIntroduction(app, adviser, { status: 'ACCEPTED' }),
    await givenIntroduction(app, adviser, { status: 'ACCEPTED' }),
  ];
  const [one] = (await propose(ended.member, ended)).introduction.meetings;
  await choose(ended.candidatePerson, one);
  await propose(answered.candidatePerson, answered, { kind: 'TASTER_DAY', minutes: 480 });
  await propose(silent.candidatePerson, silent, { kind: 'TASTER_DAY', minutes: 480 });
  await app.settle();
  await carryOut(app, 'withdraw', { id: ended.id, reason: 'Verhuisd' }, adviser);
  expect(codes(await propose(ended.member, ended, { kind: 'TASTER_DAY' }))).toEqual([
    'NOT_ALLOWED_NOW introductionId',
  ]);
  await sweepAt('2026-11-20T22:00:00+01:00');
  expect((await see(ended.member, ended)).meetings[0]).toMatchObject({
    stage: 'CANCELLED',
    reason: 'INTRODUCTION_ENDED',
    mayDo: [],
    turns: [],
  });
  expect((await calendarsOf(ended.member)).at(-1)).toMatchObject({ method: 'CANCEL' });
  await moment(app, '2026-11-25T10:00:00+01:00');
  await asTest(() => app.app.get(KeepMeetings).sweep());
  const [asked] = (await see(answered.member, answered)).meetings;
  expect(codes(await choose(answered.member, asked, 1))).toEqual([]);
  await app.settle();
  const [waiting] = (await see(silent.member, silent)).meetings;
  expect(await heard(silent.member)).toEqual(['meeting-proposed', 'meeting-nudge']);
  // Whoever answered before the reminder left is not reminded.
  const left = await app.db((tx) =>
    tx.query<{ id: string }>(
      `SELECT subject_id AS id FROM mail WHERE kind = 'meeting-nudge' AND sent_at IS NOT NULL`,
    ),
  );
  expect(left).toEqual([{ id: waiting.id }]);
  await sweepAt('2026-11-26T10:00:00+01:00');
  await sweepAt('2026-11-26T14:00:00+01:00');
  expect((await see(silent.member, silent)).meetings[0]).toMatchObject({
    turns: ['ADVISER'],
    moveBy: '2026-12-02',
  });
  const told = await app.db((tx) => tx.query(`SELECT FROM meeting_nudge WHERE party = 'ADVISER'`));
  expect(told).toHaveLength(1);
});

it('lets exactly one of twenty who choose, move and cancel at once have their way', async () => {
  const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
  const started = await Promise.all(Array.from({ length: 6 }, () => propose(scene.member, scene)));
  expect(started.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
  const { meetings } = await see(adviser, scene);
  expect(meetings).toHaveLength(1);
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      if (index % 4 === 0) return choose(scene.candidatePerson, meetings[0], index % 2);
      if (index % 4 === 1) return move(scene.member, meetings[0], '2026-12-02');
      return index % 4 === 2 ? cancel(adviser, meetings[0]) : choose(adviser, meetings[0], 1, 'CANDIDATE');
    }),
  );
  expect(results.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
  for (const { problems } of results)
    for (const { code } of problems) expect(['STALE', 'NOT_ALLOWED_NOW']).toContain(code);
  expect((await see(adviser, scene)).meetings[0].version).toBe(meetings[0].version + 1);
});

it('is nobody else’s, nor anybody’s before both said yes', async () => {
  const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
  const early = await givenIntroduction(app, adviser);
  expect(codes(await propose(early.candidatePerson, early))).toEqual(['NOT_ALLOWED_NOW introductionId']);
  const [meeting] = (await propose(scene.member, scene)).introduction.meetings;
  const colleague = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  const elsewhere = await app.person('Gerda Elders', { role: 'ADVISER', regionCode: 'AM01' });
  expect((await see(colleague, scene)).meetings[0].mayDo).toEqual([]);
  expect(await cancel(colleague, meeting)).toEqual({ refused: 'FORBIDDEN' });
  for (const other of [elsewhere, early.candidatePerson, early.member])
    expect(codes(await cancel(other, meeting))).toEqual(['NOT_FOUND id']);
  expect(codes(await choose(scene.member, meeting, 0, 'CANDIDATE'))).toEqual(['INVALID onBehalfOf']);
  expect(codes(await propose(adviser, scene, { kind: 'TASTER_DAY' }))).toEqual(['INVALID onBehalfOf']);
});

it('puts a taster day on a page that is tagged, and that nobody else can read', async () => {
  const scene = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
  const day = { kind: 'TASTER_DAY', minutes: 480, times: [slot('2026-11-26', '08:30')] };
  const [proposed] = (await propose(scene.member, scene, day)).introduction.meetings;
  const fetchPaper = (person: Person | null, language = 'nl') =>
    fetch(`${app.url}/papieren/meeloopdag/${proposed.id}/${language}.pdf`, {
      headers: person ? { cookie: person.cookie } : {},
    });
  expect((await fetchPaper(scene.member)).status).toBe(404);
  await choose(scene.candidatePerson, proposed);
  for (const person of [scene.member, scene.candidatePerson, adviser]) {
    const answer = await fetchPaper(person);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(bytes).toMatch(/^%PDF-1\.7/);
    for (const mark of [
      '/MarkInfo',
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (nl-NL)',
      '/S /H1',
      '/S /LI',
      '<pdfuaid:part>1',
    ])
      expect(bytes).toContain(mark);
    // One page, on which every font is inside the file.
    expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(bytes.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
    expect(bytes).not.toMatch(/\/BaseFont \/Helvetica/);
  }
  const stranger = await app.person('Wie dan ook', { role: 'ADVISER', regionCode: 'AM01' });
  expect((await fetchPaper(stranger)).status).toBe(404);
  expect((await fetchPaper(null)).status).toBe(401);
});
