import type { IntroductionStatus } from '../../src/introductions/introduction.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer } from '../support/given.js';
import {
  carryOut,
  codesOf,
  givenIntroduction,
  operations,
  rowsOf,
  type Operation,
  type Scene,
} from './given-introduction.js';

let app: TestApp;
let adviser: Person;
const others: Record<string, Person | null> = { visitor: null };
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Noor Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  others['colleague'] = await app.person('Bram Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
  others['coordinator'] = await app.person('Carla Leider', { role: 'COORDINATOR', regionCode: 'AM05' });
  others['adviser elsewhere'] = await app.person('Gerda Adviseur', { role: 'ADVISER', regionCode: 'AM01' });
  others['another candidate'] = (await givenCandidate(app, { name: 'Joris Ander' })).person;
  others['another employer'] = (await givenEmployer(app, { name: 'Bouwbedrijf De Kei' })).member;
});
afterAll(() => app.close());

/** What each move needs to be told, besides who makes it. */
const moves: Record<string, { operation: Operation; variables: (scene: Scene) => object }> = {
  accept: { operation: 'answer', variables: ({ id }) => ({ id, accept: true }) },
  decline: { operation: 'answer', variables: ({ id }) => ({ id, accept: false }) },
  acceptForEmployer: {
    operation: 'answer',
    variables: ({ id }) => ({ id, accept: true, onBehalfOf: 'EMPLOYER' }),
  },
  recordEnrolment: { operation: 'recordEnrolment', variables: ({ id }) => ({ id, status: 'ASKED' }) },
  confirm: { operation: 'confirm', variables: ({ id, place }) => ({ id, startsOn: place.startsOn }) },
  withdraw: { operation: 'withdraw', variables: ({ id }) => ({ id }) },
};
type Who = 'candidate' | 'member' | 'adviser' | string;

const personOf = (scene: Scene, who: Who): Person | null => {
  const own: Record<string, Person> = {
    candidate: scene.candidatePerson,
    member: scene.member,
    adviser: scene.adviser,
  };
  return own[who] ?? others[who] ?? null;
};

/** Who may do what, in which state; what is not here is refused and changes nothing. */
const allowed: Record<string, IntroductionStatus> = {
  'accept by candidate in PROPOSED': 'PROPOSED',
  'accept by member in PROPOSED': 'PROPOSED',
  'decline by candidate in PROPOSED': 'DECLINED',
  'decline by member in PROPOSED': 'DECLINED',
  'acceptForEmployer by member in PROPOSED': 'PROPOSED',
  'acceptForEmployer by adviser in PROPOSED': 'PROPOSED',
  'acceptForEmployer by colleague in PROPOSED': 'PROPOSED',
  'recordEnrolment by adviser in ACCEPTED': 'ACCEPTED',
  'recordEnrolment by colleague in ACCEPTED': 'ACCEPTED',
  'recordEnrolment by adviser in PLACED': 'PLACED',
  'recordEnrolment by colleague in PLACED': 'PLACED',
  'confirm by adviser in ACCEPTED': 'PLACED',
  'confirm by colleague in ACCEPTED': 'PLACED',
  'withdraw by candidate in PROPOSED': 'WITHDRAWN',
  'withdraw by adviser in PROPOSED': 'WITHDRAWN',
  'withdraw by colleague in PROPOSED': 'WITHDRAWN',
  'withdraw by candidate in ACCEPTED': 'WITHDRAWN',
  'withdraw by adviser in ACCEPTED': 'WITHDRAWN',
  'withdraw by colleague in ACCEPTED': 'WITHDRAWN',
};

const whos = [
  'visitor',
  'candidate',
  'member',
  'adviser',
  'colleague',
  'coordinator',
  'adviser elsewhere',
  'another candidate',
  'another employer',
];
const strangers = ['adviser elsewhere', 'another candidate', 'another employer'];

describe.each(['PROPOSED', 'ACCEPTED', 'PLACED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const)(
  'an introduction that is %s',
  (status) => {
    it.each(Object.keys(moves))('%s is for whom the matrix and the table say', async (move) => {
      let scene = await givenIntroduction(app, adviser, { status });
      const { operation, variables } = moves[move]!;
      for (const who of whos) {
        const before = await rowsOf(app, scene.id);
        const { data, errors } = await app.ask(operations[operation], variables(scene), {
          as: personOf(scene, who),
        });
        const label = `${move} by ${who} in ${status}`;
        const result = data?.result;
        expect([label, result?.problems?.length === 0 ? result.introduction.status : undefined]).toEqual([
          label,
          allowed[label],
        ]);
        if (allowed[label]) {
          scene = await givenIntroduction(app, adviser, { status });
          continue;
        }
        expect(await rowsOf(app, scene.id)).toBe(before);
        if (who === 'visitor') expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
        else if (strangers.includes(who) && !errors)
          expect(codesOf(result)).toEqual([expect.stringMatching(/^NOT_FOUND /)]);
        else expect(errors ? errors[0]?.extensions.code : result.problems.length).toBeTruthy();
      }
    });
  },
);

describe('answering', () => {
  it('is asked of the candidate first, then of the employer, then of the school', async () => {
    const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
    const first = await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
    expect(first.introduction).toMatchObject({
      status: 'PROPOSED',
      turn: 'EMPLOYER',
      candidateAccepted: true,
    });
    const second = await carryOut(app, 'answer', { id, accept: true }, member);
    expect(second.introduction).toMatchObject({
      status: 'ACCEPTED',
      turn: 'SCHOOL',
      turnText: expect.stringMatching(/^De school is aan zet, uiterlijk op .* 20\d\d: laten weten/),
    });
  });

  it('asks both at once where the region chose so, and keeps to it for what was proposed before', async () => {
    const before = await givenIntroduction(app, adviser);
    await app.db((tx) =>
      tx.execute(
        `INSERT INTO region_setting VALUES ('AM05', 'introductionOrder', app_today(), '"BOTH_AT_ONCE"'),
           ('AM05', 'answerWithinWorkingDays', app_today(), '1')`,
      ),
    );
    const { id } = await givenIntroduction(app, adviser);
    await app.db((tx) => tx.execute(`DELETE FROM region_setting WHERE region_code = 'AM05'`));
    const turns = (one: string) =>
      app.ask('query($one: ID!) { introduction(id: $one) { turn turns moveBy } }', { one }, { as: adviser });
    expect((await turns(id)).data.introduction).toMatchObject({
      turn: 'CANDIDATE',
      turns: ['CANDIDATE', 'EMPLOYER'],
    });
    expect((await turns(before.id)).data.introduction.turns).toEqual(['CANDIDATE']);
    const [late, soon] = [await turns(before.id), await turns(id)].map(
      ({ data }) => data.introduction.moveBy,
    );
    expect(soon < late).toBe(true);
  });

  it('is once: the second answer is refused, whatever it says, and in the language of the request', async () => {
    const { id, candidatePerson } = await givenIntroduction(app, adviser);
    await carryOut(app, 'answer', { id, accept: true }, candidatePerson);
    const before = await rowsOf(app, id);
    const again = await carryOut(app, 'answer', { id, accept: true }, candidatePerson, 'en');
    expect(again.problems).toEqual([
      { code: 'ALREADY_ANSWERED', path: ['id'], message: expect.stringContaining('already been given') },
    ]);
    expect(codesOf(await carryOut(app, 'answer', { id, accept: false }, candidatePerson))).toEqual([
      'ALREADY_ANSWERED id',
    ]);
    const forThem = { id, accept: true, onBehalfOf: 'CANDIDATE' };
    expect(codesOf(await carryOut(app, 'answer', forThem, adviser))).toEqual(['ALREADY_ANSWERED id']);
    expect(await rowsOf(app, id)).toBe(before);
  });

  it('asks an adviser for whom, and refuses to answer for the other side', async () => {
    const { id, candidatePerson, member } = await givenIntroduction(app, adviser);
    expect(codesOf(await carryOut(app, 'answer', { id, accept: true }, adviser))).toEqual([
      'INVALID onBehalfOf',
    ]);
    const forSchool = { id, accept: true, onBehalfOf: 'SCHOOL' };
    expect(codesOf(await carryOut(app, 'answer', forSchool, adviser))).toEqual(['INVALID onBehalfOf']);
    const forCandidate = { id, accept: true, onBehalfOf: 'CANDIDATE' };
    expect(codesOf(await carryOut(app, 'answer', forCandidate, member))).toEqual(['INVALID onBehalfOf']);
    const forEmployer = { id, accept: true, onBehalfOf: 'EMPLOYER' };
    expect(codesOf(await carryOut(app, 'answer', forEmployer, candidatePerson))).toEqual([
      'INVALID onBehalfOf',
    ]);
  });

  it('is refused once the place is withdrawn, before the introduction itself has ended', async () => {
    const { id, candidatePerson, place } = await givenIntroduction(app, adviser);
    await app.db((tx) =>
      tx.execute(`UPDATE place SET status = 'WITHDRAWN', withdraw_reason = 'OTHER' WHERE id = $1`, [
        place.id,
      ]),
    );
    expect(codesOf(await carryOut(app, 'answer', { id, accept: true }, candidatePerson))).toEqual([
      'NOT_ALLOWED_NOW id',
    ]);
    expect((await carryOut(app, 'answer', { id, accept: false }, candidatePerson)).problems).toEqual([]);
  });

  it('takes no longer words than 2,000 characters', async () => {
    const { id, candidatePerson } = await givenIntroduction(app, adviser);
    const message = 'x'.repeat(2001);
    expect(codesOf(await carryOut(app, 'answer', { id, accept: true, message }, candidatePerson))).toEqual([
      'INVALID message',
    ]);
  });

  it('finds nothing by an id of nothing', async () => {
    for (const id of ['nonsense', 'ee000000-0000-4000-8000-000000000000']) {
      expect(codesOf(await carryOut(app, 'answer', { id, accept: true }, adviser))).toEqual(['NOT_FOUND id']);
      expect(codesOf(await carryOut(app, 'withdraw', { id }, adviser))).toEqual(['NOT_FOUND id']);
      const startsOn = '2027-01-01';
      expect(codesOf(await carryOut(app, 'confirm', { id, startsOn }, adviser))).toEqual([
        'NOT_FOUND introductionId',
      ]);
    }
  });
});

describe('what the college said', () => {
  it('moves the turn, and the date to the last day of enrolment', async () => {
    const { id, place } = await givenIntroduction(app, adviser, { status: 'ACCEPTED' });
    const classStart = 'cc000000-0000-4000-8000-000000000001';
    const enrolBy = await app.db(async (tx) => {
      await tx.execute(
        `INSERT INTO college (id, name) VALUES ('cc000000-0000-4000-8000-000000000000', 'ROC van het Voorbeeld')`,
      );
      const row = await tx.one<{ enrolBy: string }>(
        `INSERT INTO class_start (id, college_id, crebo_code, town, postcode4, school_days, first_lesson_on, enrol_by,
           status, checked_on)
         VALUES ($1, 'cc000000-0000-4000-8000-000000000000', $2, 'Hengelo', '7551', 'dinsdag', app_today() + 50,
           app_today() + 2, 'OPEN', app_today()) RETURNING enrol_by AS "enrolBy"`,
        [classStart, place.creboCode],
      );
      return row?.enrolBy;
    });
    const asked = await carryOut(
      app,
      'recordEnrolment',
      { id, status: 'INTAKE', classStartId: classStart },
      adviser,
    );
    expect(asked.introduction).toMatchObject({
      turn: 'SCHOOL',
      moveBy: enrolBy,
      enrolment: { status: 'INTAKE', classStart: { id: classStart } },
    });
    const admitted = await carryOut(app, 'recordEnrolment', { id, status: 'ADMITTED' }, adviser);
    expect(admitted.introduction).toMatchObject({ turn: 'ADVISER', enrolment: { status: 'ADMITTED' } });
  });

  it('is refused for a class that is not there, or of another qualification', async () => {
    const { id } = await givenIntroduction(app, adviser, {
      status: 'ACCEPTED',
      place: { creboCode: '25180' },
    });
    for (const classStartId of ['nonsense', 'cc000000-0000-4000-8000-00000000ffff']) {
      const variables = { id, status: 'ASKED', classStartId };
      expect(codesOf(await carryOut(app, 'recordEnrolment', variables, adviser))).toEqual([
        'NOT_FOUND classStartId',
      ]);
    }
    const other = 'cc000000-0000-4000-8000-000000000002';
    await app.db((tx) =>
      tx.execute(
        `WITH school AS (INSERT INTO college (id, name) VALUES (gen_random_uuid(), 'ROC van het Andere') RETURNING id)
         INSERT INTO class_start (id, college_id, crebo_code, town, postcode4, school_days, first_lesson_on, status,
           checked_on)
         SELECT $1, school.id, (SELECT min(crebo_code) FROM qualification WHERE crebo_code <> '25180'), 'Hengelo',
           '7551', 'dinsdag', app_today() + 50, 'OPEN', app_today() FROM school`,
        [other],
      ),
    );
    const variables = { id, status: 'ASKED', classStartId: other };
    expect(codesOf(await carryOut(app, 'recordEnrolment', variables, adviser))).toEqual([
      'INVALID classStartId',
    ]);
  });
});
