import fc from 'fast-check';
import { addDays, daysBetween } from '../../src/platform/calendar-date.js';
import { startApp, type Person, type TestApp } from '../support/app.js';
import { givenCandidate, givenEmployer, givenPlace } from '../support/given.js';

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Anja Adviseur', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const towns = ['7511', '7531', '7553', '7603', '7581'];
const region = fc.record({
  places: fc.array(
    fc.record({
      postcode4: fc.constantFrom(...towns),
      seats: fc.integer({ min: 1, max: 2 }),
      hoursPerWeek: fc.constantFrom(24, 32, 40),
      lapsesIn: fc.constantFrom(0, 3, 14, 28, 29),
      startsIn: fc.constantFrom(30, 60, 150),
    }),
    { minLength: 4, maxLength: 5 },
  ),
  candidates: fc.array(
    fc.record({
      postcode4: fc.constantFrom(...towns),
      maxTravelKm: fc.constantFrom(4, 12, 30),
      maxHoursPerWeek: fc.constantFrom(null, 24, 32),
      availableIn: fc.constantFrom(0, 20, 50),
    }),
    { minLength: 5, maxLength: 7 },
  ),
});
type Region = typeof region extends fc.Arbitrary<infer Made> ? Made : never;

interface Offer {
  id: string;
  lapsesOn: string;
  seatsLeft: number;
  matches: { nodes: { candidateId: string; score: number }[] };
}

async function store({ places, candidates }: Region): Promise<void> {
  await app.db((tx) => tx.execute('TRUNCATE place, candidate, rescue_plan CASCADE'));
  const { today } = await app.db((tx) => Promise.resolve({ today: tx.today }));
  const { employer } = await givenEmployer(app);
  for (const { lapsesIn, startsIn, ...place } of places) {
    const dates = { lapsesOn: addDays(today, lapsesIn), startsOn: addDays(today, startsIn) };
    await givenPlace(app, { ...place, ...dates, employer });
  }
  for (const { postcode4, availableIn, ...wish } of candidates)
    await givenCandidate(app, { postcode4, wish: { ...wish, availableFrom: addDays(today, availableIn) } });
}

/** As docs/decisions says it: a seat, how well it fits, how soon it lapses. */
const worthOf = (score: number, daysLeft: number) => 1 + score / 2 + (1 - daysLeft / 28) / 2;

/** The most that places can be worth, by trying everything; what fits and how well is what the API says of each place. */
function bestByTrying(offers: Offer[], today: string): number {
  const left = new Map(offers.map(({ id, seatsLeft }) => [id, seatsLeft]));
  const candidateIds = [
    ...new Set(offers.flatMap(({ matches }) => matches.nodes.map(({ candidateId }) => candidateId))),
  ];
  const best = (number: number): number => {
    if (number === candidateIds.length) return 0;
    let most = best(number + 1);
    for (const { id, lapsesOn, matches } of offers) {
      const match = matches.nodes.find(({ candidateId }) => candidateId === candidateIds[number]);
      const seats = left.get(id) ?? 0;
      if (!match || seats === 0) continue;
      left.set(id, seats - 1);
      most = Math.max(most, worthOf(match.score, daysBetween(today, lapsesOn)) + best(number + 1));
      left.set(id, seats);
    }
    return most;
  };
  return best(0);
}

it.each(fc.sample(region, { seed: 20_261_121, numRuns: 10 }))(
  'is the best there is, as trying everything finds (%#)',
  async (made) => {
    await store(made);
    const { errors } = await app.ask(
      'mutation { computeRescuePlan(regionCode: "AM05") { problems { code } } }',
      {},
      { as: adviser },
    );
    expect(errors).toBeUndefined();
    await app.settle();
    const { data } = await app.ask(
      `{ places(filter: { regionCode: "AM05" }, first: 100) {
           nodes { id lapsesOn seatsLeft matches(first: 100) { nodes { candidateId score } } } }
         rescuePlan(regionCode: "AM05") { gap seatsAtRisk seatsSaved steps { place { id lapsesOn } candidateId score doBy } } }`,
      {},
      { as: adviser },
    );
    const { today } = await app.db((tx) => Promise.resolve({ today: tx.today }));
    const atRisk = (data.places.nodes as Offer[]).filter(({ lapsesOn }) => lapsesOn <= addDays(today, 28));
    const { gap, seatsAtRisk, seatsSaved, steps } = data.rescuePlan;
    const worth = (steps as { score: number; place: { lapsesOn: string } }[]).reduce(
      (sum, { score, place }) => sum + worthOf(score, daysBetween(today, place.lapsesOn)),
      0,
    );
    expect(gap).toBe(0);
    expect(seatsAtRisk).toBe(atRisk.reduce((sum, { seatsLeft }) => sum + seatsLeft, 0));
    expect(seatsSaved).toBe(steps.length);
    expect(worth).toBeCloseTo(bestByTrying(atRisk, today), 9);
    for (const { place, candidateId, score } of steps)
      expect(atRisk.find(({ id }) => id === place.id)?.matches.nodes).toContainEqual({ candidateId, score });
  },
);
