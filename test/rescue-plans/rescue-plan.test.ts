import type { Candidate } from '../../src/candidates/candidate.js';
import type { Place } from '../../src/places/place.js';
import type { NewPlace } from '../../src/places/places.repository.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';
import { givenEmptyDesk, givenPlaceLapsingIn } from './given-desk.js';

const selection = `id horizonDays computedAt progress gap seatsAtRisk seatsSaved
  isExact deskSaves fingerprint seed weeks { startsOn seatsAtRisk seatsSaved deskSaves }
  change { seatsSavedBefore stepsNew stepsGone } setAside { id reason note by { name } place { id } }
  steps { id place { id } candidateId candidate { name } score doBy isNew adviser { accountId name }
    profile { mboLevels withinKm } reasons { criterion score weight text } }`;
const compute = `mutation($regionCode: ID!, $horizonDays: Int) {
  result: computeRescuePlan(regionCode: $regionCode, horizonDays: $horizonDays) {
    rescuePlan { ${selection} } problems { code path } } }`;
const look = `query($regionCode: ID!, $horizonDays: Int) {
  rescuePlan(regionCode: $regionCode, horizonDays: $horizonDays) { ${selection} } }`;

let app: TestApp;
let adviser: Person;
let coordinator: Person;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  adviser = await givenEmptyDesk(app);
  coordinator = await app.person('Cor', { role: 'COORDINATOR', regionCode: 'AM05' });
});

const lapsingIn = (days: number, changed: Partial<NewPlace> = {}) => givenPlaceLapsingIn(app, days, changed);
const candidateWith = async (
  wish: NonNullable<Parameters<typeof givenCandidate>[1]>['wish'] = {},
  rest: Parameters<typeof givenCandidate>[1] = {},
): Promise<Candidate> => (await givenCandidate(app, { wish, ...rest })).candidate;

const ask = async (as: Person | null, regionCode = 'AM05', horizonDays?: number) =>
  (await app.ask(look, { regionCode, horizonDays }, { as })).data.rescuePlan;

async function start(as: Person | null, regionCode = 'AM05', horizonDays?: number | null) {
  const { data, errors } = await app.ask(compute, { regionCode, horizonDays }, { as });
  return errors ? errors[0]?.extensions.code : data.result;
}

async function computed(as: Person = adviser, regionCode = 'AM05', horizonDays?: number) {
  expect(await start(as, regionCode, horizonDays)).toMatchObject({ problems: [] });
  await app.settle();
  return ask(as, regionCode, horizonDays);
}

interface ShownStep {
  place: { id: string };
  candidateId: string;
  score: number;
  reasons: { score: number; weight: number; text: string }[];
}
const pairsOf = ({ steps }: { steps: ShownStep[] }) =>
  steps.map(({ place, candidateId }) => [place.id, candidateId]);

describe('who may see and ask for the plan of a region', () => {
  it('is the desk of that region, and nobody else', async () => {
    await lapsingIn(5);
    await candidateWith();
    await computed();
    const elsewhere = await app.person('Gerda', { role: 'ADVISER', regionCode: 'AM01' });
    const { member } = await givenEmployer(app);
    const { person } = await givenCandidate(app);
    const referrer = await app.person('Rob', { role: 'REFERRER', regionCode: 'AM05' });

    expect(await ask(adviser)).toMatchObject({ seatsSaved: 1 });
    expect(await ask(coordinator)).toMatchObject({ seatsSaved: 1 });
    for (const other of [elsewhere, member, person, referrer, null]) expect(await ask(other)).toBeNull();

    const notTheirs = { rescuePlan: null, problems: [{ code: 'NOT_FOUND', path: ['regionCode'] }] };
    expect(await start(elsewhere)).toEqual(notTheirs);
    expect(await start(adviser, 'AM01')).toEqual(notTheirs);
    expect(await start(adviser, 'AM99')).toEqual(notTheirs);
    for (const other of [member, person, referrer]) expect(await start(other)).toBe('FORBIDDEN');
    expect(await start(null)).toBe('UNAUTHENTICATED');
    expect(await start(coordinator)).toMatchObject({ rescuePlan: { progress: 0 }, problems: [] });
  });

  it('names a candidate only to who knows the case', async () => {
    await lapsingIn(5, { seats: 2 });
    const known = await candidateWith({}, { name: 'Bekend', team: [adviser] });
    const unknown = await candidateWith({}, { name: 'Onbekend', postcode4: '7603' });
    const names = (plan: { steps: { candidateId: string; candidate: { name: string } | null }[] }) =>
      new Map(plan.steps.map(({ candidateId, candidate }) => [candidateId, candidate?.name ?? null]));
    const plan = await computed();
    expect(names(plan)).toEqual(new Map([[known.id, 'Bekend'], [unknown.id, null]])); // prettier-ignore
    expect(JSON.stringify(plan)).not.toContain('Onbekend');
    expect(names(await ask(coordinator)).get(unknown.id)).toBe('Onbekend');
    expect(plan.steps.find((step: ShownStep) => step.candidateId === unknown.id).profile).toEqual({
      mboLevels: [2, 3],
      withinKm: 25,
    });
  });
});

describe('a plan', () => {
  it('is nothing before the first, then shows how far it is, then what to do', async () => {
    expect(await ask(adviser)).toBeNull();
    await lapsingIn(5, { seats: 2 });
    await candidateWith();
    const { rescuePlan } = await start(adviser);
    expect(rescuePlan).toMatchObject({
      computedAt: null,
      progress: 0,
      gap: null,
      seatsAtRisk: 2,
      seatsSaved: 0,
      steps: [],
    });
    expect(await ask(coordinator)).toEqual(rescuePlan);
    expect((await start(coordinator)).rescuePlan.id).toBe(rescuePlan.id);
    await app.settle();
    const plan = await ask(adviser);
    expect(plan).toMatchObject({ id: rescuePlan.id, progress: 1, gap: 0, seatsAtRisk: 2, seatsSaved: 1 });
    expect(plan.computedAt).not.toBeNull();
    const { rescuePlan: next } = await start(adviser);
    expect(next.id).not.toBe(plan.id);
    await app.settle();
    expect(await app.db((tx) => tx.query('SELECT id FROM rescue_plan'))).toEqual([{ id: next.id }]);
  });

  it('tells others how far it is while it is computed', async () => {
    await lapsingIn(5, { seats: 50 });
    await lapsingIn(5, { seats: 50 });
    await lapsingIn(5, { seats: 50 });
    await app.db((tx) =>
      tx.execute(`CREATE TABLE told AS SELECT progress, pg_current_xact_id()::text AS by FROM rescue_plan`),
    );
    await app.db((tx) =>
      tx.execute(`CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO told VALUES (NEW.progress, pg_current_xact_id()::text); RETURN NEW; END $$`),
    );
    await app.db((tx) =>
      tx.execute('CREATE TRIGGER tell AFTER UPDATE ON rescue_plan FOR EACH ROW EXECUTE FUNCTION tell()'),
    );
    await computed();
    const told = await app.db((tx) =>
      tx.query<{ progress: number; by: string }>('SELECT progress, by FROM told ORDER BY progress'),
    );
    expect(told.map(({ progress }) => progress)).toEqual([0.2, expect.closeTo(0.4, 2), 1]);
    expect(new Set(told.map(({ by }) => by)).size).toBe(told.length);
  });

  it('takes 28 days when no horizon is given, and keeps plans of other horizons apart', async () => {
    for (const days of [0, 28, 29]) await lapsingIn(days);
    expect(await computed()).toMatchObject({ horizonDays: 28, seatsAtRisk: 2 });
    expect((await start(adviser, 'AM05', null)).rescuePlan.horizonDays).toBe(28);
    expect(await computed(adviser, 'AM05', 29)).toMatchObject({ seatsAtRisk: 3, gap: 0, steps: [] });
    expect(await ask(adviser, 'AM05', 7)).toBeNull();
    expect(await ask(adviser)).toMatchObject({ horizonDays: 28, progress: 1, seatsAtRisk: 2 });
    for (const impossible of [0, -1, 367])
      expect(await start(adviser, 'AM05', impossible)).toMatchObject({
        rescuePlan: null,
        problems: [{ code: 'INVALID', path: ['horizonDays'] }],
      });
  });

  it('counts only seats of the region that can still be filled', async () => {
    await lapsingIn(5, { seats: 3 });
    await lapsingIn(40);
    await givenPlace(app, { draft: true });
    await lapsingIn(5, { regionCode: 'AM01', postcode4: '9711' });
    await app.db((tx) => tx.execute('UPDATE place SET seats_taken = 1 WHERE seats = 3'));
    expect(await computed()).toMatchObject({ seatsAtRisk: 2, seatsSaved: 0, steps: [] });
  });

  it('moves somebody on to another place when that saves a seat more', async () => {
    const near = await lapsingIn(5, { postcode4: '7511' });
    const far = await lapsingIn(5, { postcode4: '7603' });
    const flexible = await candidateWith({ maxTravelKm: 40 }, { postcode4: '7511' });
    const bound = await candidateWith({ maxTravelKm: 3 }, { postcode4: '7511' });
    const plan = await computed();
    expect(plan).toMatchObject({ seatsAtRisk: 2, seatsSaved: 2, gap: 0 });
    expect(new Set(pairsOf(plan).map(String))).toEqual(
      new Set([`${near.id},${bound.id}`, `${far.id},${flexible.id}`]),
    );
    for (const { score, reasons } of plan.steps as ShownStep[]) {
      expect(reasons).toHaveLength(8);
      expect(reasons.reduce((sum, reason) => sum + reason.weight * reason.score, 0)).toBeCloseTo(score, 9);
    }
  });

  it('begins with what lapses first', async () => {
    const later = await lapsingIn(20);
    const sooner = await lapsingIn(3);
    await candidateWith();
    await candidateWith();
    expect(pairsOf(await computed()).map(([placeId]) => placeId)).toEqual([sooner.id, later.id]);
  });

  it('leaves out who is introduced there already, who was accepted elsewhere, and who is not in matching', async () => {
    const place = await lapsingIn(5, { seats: 5 });
    const other = await lapsingIn(60);
    const [introduced, accepted, proposedElsewhere] = [
      await candidateWith(),
      await candidateWith(),
      await candidateWith(),
    ];
    await candidateWith({}, { consent: false });
    await introduce(place, introduced);
    await introduce(other, proposedElsewhere);
    await introduce(other, accepted, 'ACCEPTED');
    expect(pairsOf(await computed())).toEqual([[place.id, proposedElsewhere.id]]);
  });

  it('drops what does not fit any more on the day it is read', async () => {
    const [one, two, three, four] = [
      await lapsingIn(3),
      await lapsingIn(4),
      await lapsingIn(5),
      await lapsingIn(6, { seats: 2 }),
    ];
    for (let number = 0; number < 5; number++) await candidateWith();
    const plan = await computed();
    expect(plan).toMatchObject({ seatsSaved: 5, gap: 0 });
    const steps = plan.steps as ShownStep[];
    const of = (place: Place) => steps.filter((step) => step.place.id === place.id);
    expect(of(four)).toHaveLength(2);

    await app.db((tx) => tx.execute(`UPDATE place SET status = 'LAPSED' WHERE id = $1`, [one.id]));
    await introduce(two, { id: of(two)[0]?.candidateId as string });
    await app.db((tx) => tx.execute(`UPDATE place SET lapses_on = lapses_on + 30 WHERE id = $1`, [three.id]));
    await app.db((tx) => tx.execute(`UPDATE place SET seats_taken = 1 WHERE id = $1`, [four.id]));
    const left = (await ask(adviser)) as { steps: ShownStep[]; seatsSaved: number };
    expect(left.steps.map(({ place }) => place.id)).toEqual([four.id]);
    expect(left.seatsSaved).toBe(5);
    const last = left.steps[0]?.candidateId;
    await app.db((tx) =>
      tx.execute(
        `UPDATE legal_basis SET ended_at = app_now(), ended_as = 'WITHDRAWN' WHERE candidate_id = $1`,
        [last],
      ),
    );
    const [spare] = of(four).filter(({ candidateId }) => candidateId !== last);
    expect(pairsOf(await ask(adviser))).toEqual([[four.id, spare?.candidateId]]);
  });
});

/** An introduction that runs, as the desk left it. */
async function introduce(
  { id: placeId }: { id: string },
  { id: candidateId }: { id: string },
  status: 'PROPOSED' | 'ACCEPTED' = 'PROPOSED',
): Promise<void> {
  const answered = status === 'ACCEPTED';
  await app.db((tx) =>
    tx.execute(
      `INSERT INTO introduction (id, place_id, candidate_id, proposed_by, answer_order, status, move_by,
         candidate_accepted, employer_accepted, candidate_answered_at, employer_answered_at)
       VALUES (gen_random_uuid(), $1, $2, $3, 'BOTH_AT_ONCE', $4, app_today() + 5, $5, $5, $6, $6)`,
      [
        placeId,
        candidateId,
        adviser.accountId,
        status,
        answered ? true : null,
        answered ? new Date(tx.now) : null,
      ],
    ),
  );
}
