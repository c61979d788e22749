import { addDays } from '../../src/platform/calendar-date.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { givenEmptyDesk, givenPlaceLapsingIn } from './given-desk.js';

const plan = `id computedAt seatsSaved deskSaves change { seatsSavedBefore stepsNew stepsGone }
  setAside { id reason note by { name } place { id } candidate { name } }
  steps { id place { id } candidateId isNew doBy adviser { name } }`;
const look = `query($days: Int) { rescuePlan(regionCode: "AM05", horizonDays: $days) { ${plan} } }`;

let app: TestApp;
let adviser: Person;
let today: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  adviser = await givenEmptyDesk(app);
  today = (await app.db((tx) => Promise.resolve({ today: tx.today }))).today;
});

const lapsing = (days: number, seats = 1) => givenPlaceLapsingIn(app, days, { seats });
const seekers = async (count: number) => {
  const made = [];
  for (let number = 0; number < count; number++) made.push((await givenCandidate(app)).candidate);
  return made;
};
const see = async (as: Person = adviser, days?: number) =>
  (await app.ask(look, { days }, { as })).data.rescuePlan;

async function compute(days?: number) {
  await app.ask(
    'mutation($days: Int) { computeRescuePlan(regionCode: "AM05", horizonDays: $days) { problems { code } } }',
    { days },
    { as: adviser },
  );
  await app.settle();
  return see(adviser, days);
}

const introduce = async (stepId: string, as: Person | null = adviser) => {
  const { data, errors } = await app.ask(
    `mutation($stepId: ID!) { result: introduceRescueStep(stepId: $stepId, message: "Bel hem maar.") {
       introduction { id status message } problems { code path } } }`,
    { stepId },
    { as },
  );
  return errors?.[0]?.extensions.code ?? data.result;
};
const setAside = async (
  stepId: string,
  reason: string,
  note: string | null = null,
  as: Person | null = adviser,
) => {
  const { data, errors } = await app.ask(
    `mutation($stepId: ID!, $reason: RescueSetAsideReason!, $note: String) {
       result: setAsideRescueStep(stepId: $stepId, reason: $reason, note: $note) {
         rescuePlan { id computedAt } problems { code path } } }`,
    { stepId, reason, note },
    { as },
  );
  return errors?.[0]?.extensions.code ?? data.result;
};

describe('a step that is made', () => {
  it('is an introduction like any other, and the rest of the plan stays', async () => {
    await lapsing(5, 2);
    await seekers(2);
    const { steps } = await compute();
    expect(steps).toHaveLength(2);
    expect(await introduce(steps[0].id)).toMatchObject({
      introduction: { status: 'PROPOSED', message: 'Bel hem maar.' },
      problems: [],
    });
    expect((await see()).steps).toEqual([steps[1]]);
    expect(await introduce(steps[0].id)).toMatchObject({ problems: [{ code: 'ALREADY_INTRODUCED' }] });
    expect(await compute()).toMatchObject({
      seatsSaved: 1,
      change: { seatsSavedBefore: 2, stepsNew: 0, stepsGone: 0 },
      steps: [{ candidateId: steps[1].candidateId, isNew: false }],
    });
  });

  it('is for an adviser of the region alone', async () => {
    await lapsing(5);
    await seekers(1);
    const [{ id }] = (await compute()).steps;
    const elsewhere = await app.person('Gerda', { role: 'ADVISER', regionCode: 'AM01' });
    const coordinator = await app.person('Cor', { role: 'COORDINATOR', regionCode: 'AM05' });
    const { member } = await givenEmployer(app);
    expect(await introduce(id, elsewhere)).toMatchObject({
      problems: [{ code: 'NOT_FOUND', path: ['stepId'] }],
    });
    expect(await introduce(id, coordinator)).toBe('FORBIDDEN');
    expect(await introduce(id, member)).toBe('FORBIDDEN');
    expect(await introduce(id, null)).toBe('UNAUTHENTICATED');
    expect(await setAside(id, 'EMPLOYER', null, elsewhere)).toMatchObject({
      problems: [{ code: 'NOT_FOUND', path: ['stepId'] }],
    });
    expect(await setAside(id, 'EMPLOYER', null, member)).toBe('FORBIDDEN');
    expect((await see()).steps).toHaveLength(1);
  });
});

describe('a step that is set aside', () => {
  it('is proposed no more; the plan adapts and says what changed', async () => {
    const place = await lapsing(5);
    const people = await seekers(2);
    const first = await compute();
    const [step] = first.steps;
    expect(await setAside(step.id, 'CANDIDATE', ' Wil iets anders. ')).toMatchObject({
      rescuePlan: { computedAt: null },
      problems: [],
    });
    await app.settle();
    const second = await see();
    const other = people.find(({ id }) => id !== step.candidateId);
    expect(second).toMatchObject({
      seatsSaved: 1,
      change: { seatsSavedBefore: 1, stepsNew: 1, stepsGone: 0 },
      steps: [{ candidateId: other?.id, isNew: true }],
      setAside: [
        {
          reason: 'CANDIDATE',
          note: 'Wil iets anders.',
          by: { name: 'Anja Adviseur' },
          place: { id: place.id },
        },
      ],
    });
    await setAside(second.steps[0].id, 'BETTER_IDEA');
    await app.settle();
    expect(await see()).toMatchObject({
      seatsSaved: 0,
      steps: [],
      change: { seatsSavedBefore: 1, stepsGone: 0 },
    });
    const { data } = await app.ask(
      'mutation($id: ID!) { bringBackRescueStep(id: $id) { rescuePlan { id } problems { code } } }',
      { id: second.setAside[0].id },
      { as: adviser },
    );
    expect(data.bringBackRescueStep.problems).toEqual([]);
    await app.settle();
    const last = await see();
    expect(last.steps).toMatchObject([{ candidateId: step.candidateId, isNew: true }]);
    expect(last.setAside).toHaveLength(1);
  });

  it('needs a reason that says something', async () => {
    await lapsing(5);
    await seekers(1);
    const [{ id }] = (await compute()).steps;
    for (const [reason, note] of [
      ['OTHER', null],
      ['OTHER', '  '],
      ['CANDIDATE', 'x'.repeat(501)],
    ] as const)
      // prettier-ignore
      expect(await setAside(id, reason, note)).toMatchObject({
        rescuePlan: null,
        problems: [{ code: 'INVALID', path: ['note'] }],
      });
    expect((await see()).steps).toHaveLength(1);
  });
});

describe('what the desk can hold', () => {
  const setting = (name: 'introductionsPerWeek' | 'asksAtOnce', value: number) =>
    app.db((tx) =>
      tx.execute(
        `INSERT INTO region_setting (region_code, name, valid_from, value) VALUES ('AM05', $1, app_today(), $2::jsonb)
         ON CONFLICT (region_code, name, valid_from) DO UPDATE SET value = excluded.value`,
        [name, JSON.stringify(value)],
      ),
    );
  afterEach(() => app.db((tx) => tx.execute('DELETE FROM region_setting')));

  it('bounds the plan: no more introductions than the adviser can make before the places lapse', async () => {
    await setting('introductionsPerWeek', 1);
    await lapsing(0, 5);
    await seekers(4);
    const found = await compute();
    expect(found).toMatchObject({ seatsSaved: 1, deskSaves: 1 });
    expect(found.steps).toMatchObject([{ doBy: today, adviser: { name: 'Anja Adviseur' } }]);
    await introduce(found.steps[0].id);
    expect(await compute()).toMatchObject({ seatsSaved: 0, steps: [] });
  });

  it('and what candidates are asked at once bounds it too', async () => {
    await setting('asksAtOnce', 1);
    await lapsing(5);
    await seekers(1);
    const [step] = (await compute()).steps;
    await introduce(step.id);
    // It starts sooner, so it fits a little better than what the candidate is asked for.
    await lapsing(4);
    expect((await compute()).steps).toEqual([]);
    await setting('asksAtOnce', 2);
    expect((await compute()).steps).toHaveLength(1);
  });
});

describe('a plan of the country', () => {
  const figures = `id computedAt progress gap isExact seatsAtRisk seatsSaved deskSaves weeks { startsOn seatsAtRisk seatsSaved deskSaves }`;

  it('is figures of all regions for an operator, and nobody else', async () => {
    const operator = await app.person('Olga', { role: 'OPERATOR' });
    await lapsing(5, 3);
    await givenPlace(app, {
      lapsesOn: addDays(today, 5),
      startsOn: addDays(today, 40),
      regionCode: 'AM01',
      postcode4: '9711',
      seats: 3,
    });
    await seekers(3);
    const start = 'mutation { computeCountryRescuePlan { rescuePlan { id } problems { code } } }';
    expect((await app.ask(start, {}, { as: operator })).data.computeCountryRescuePlan.problems).toEqual([]);
    await app.settle();
    const ask = (as: Person) => app.ask(`{ countryRescuePlan { ${figures} } }`, {}, { as });
    const { countryRescuePlan } = (await ask(operator)).data;
    expect(countryRescuePlan).toMatchObject({
      progress: 1,
      gap: 0,
      isExact: true,
      seatsAtRisk: 6,
      seatsSaved: 3,
    });
    const { weeks } = countryRescuePlan;
    expect(weeks.at(-1)).toMatchObject({ seatsAtRisk: 6, seatsSaved: null });
    expect((await app.ask(start, {}, { as: adviser })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(adviser)).data.countryRescuePlan).toBeNull();
    expect(await see()).toBeNull();
    expect(await app.db((tx) => tx.query('SELECT FROM rescue_step'))).toEqual([]);
  });
});
