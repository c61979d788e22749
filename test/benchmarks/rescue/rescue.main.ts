import { parseArgs } from 'node:util';
import { deskByDesk } from '../../../src/rescue-plans/desk-by-desk.js';
import { marketOf, type PlanInput } from '../../../src/rescue-plans/market-of.js';
import { candidatesOf, filledIn, worthOf, type Market } from '../../../src/rescue-plans/market.js';
import { drawnOrder, PlanSolver, type Solution } from '../../../src/rescue-plans/plan-solver.js';
import { solvedByHighs } from './against-highs.js';
import { countryOf } from './country.js';

/*
 * How good and how fast rescue plans are. A region is solved to the end, beside HiGHS with the same limits; the country
 * in three markets until the gap is small enough to stop. Needs no database; ends with one line of JSON.
 */

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    places: { type: 'string', default: '25000' },
    repeats: { type: 'string', default: '5' },
  },
});
const seed = Number(values.seed);
const places = Number(values.places);
const repeats = Number(values.repeats);
const tell = (line: string): void => {
  if (!values.json) console.info(line);
};

/** The middle of an odd number of measurements. */
const middle = (times: number[]) => times.toSorted((one, other) => one - other)[times.length >> 1]!;

/** In the product time is up then. */
const atMostMs = 20_000;

/** Works until the end, or until the plan is near enough. */
function solve(market: Market, nearEnough: number): { solution: Solution; ms: number } {
  const order = drawnOrder(candidatesOf(market), seed);
  const begun = performance.now();
  const solver = new PlanSolver(market, order);
  const work = solver.work();
  while (!work.next().done) {
    const { worth, bound } = solver.solution;
    if ((nearEnough > 0 && bound - worth <= nearEnough * bound) || performance.now() - begun > atMostMs)
      break;
  }
  return { solution: solver.solution, ms: performance.now() - begun };
}

function greedy(input: PlanInput, market: Market): { filled: number; worth: number } {
  const order = input.places
    .map(({ daysLeft }, number) => ({ daysLeft, node: market.limits + number }))
    .sort((one, other) => one.daysLeft - other.daysLeft || one.node - other.node);
  const assignment = deskByDesk(
    market,
    order.map(({ node }) => node),
  );
  return { filled: filledIn(assignment), worth: worthOf(market, assignment) };
}

async function region() {
  const input = countryOf({ places: 1180, candidates: 4800, seed, isRegion: true });
  const market = marketOf(input);
  const runs = Array.from({ length: repeats }, () => solve(market, 0));
  const ours = runs[0]!.solution;
  const ms = middle(runs.map((run) => run.ms));
  const highs = [];
  for (let run = 0; run < Math.min(3, repeats); run++) highs.push(await solvedByHighs(market));
  const highsMs = middle(highs.map((run) => run.ms));
  const seats = input.places.reduce((sum, each) => sum + each.seats, 0);
  const result = {
    places: input.places.length,
    seats,
    candidates: 4800,
    options: market.worth.length,
    limits: market.limits,
    filled: ours.filled,
    greedyFilled: greedy(input, market).filled,
    objective: ours.worth,
    highsObjective: highs[0]!.objective,
    gap: (ours.bound - ours.worth) / ours.bound,
    sameObjective: Math.abs(ours.worth - highs[0]!.objective) <= 1e-6 * ours.worth,
    ms: Math.round(ms),
    highsMs: Math.round(highsMs),
    highsOverOurs: Number((highsMs / ms).toFixed(1)),
  };
  tell(JSON.stringify(result));
  return result;
}

function country(market: string, candidates: number) {
  const building = performance.now();
  const input = countryOf({ places, candidates, seed });
  const built = marketOf(input);
  const buildSeconds = (performance.now() - building) / 1000;
  const runs = Array.from({ length: Math.min(3, repeats) }, () => solve(built, 0.001));
  const { solution } = runs[0]!;
  const toTheEnd = solve(built, 0);
  const result = {
    market,
    places,
    seats: input.places.reduce((sum, each) => sum + each.seats, 0),
    candidates,
    options: built.worth.length,
    limits: built.limits,
    gap: Number(((solution.bound - solution.worth) / solution.bound).toPrecision(3)),
    seconds: Number((middle(runs.map((run) => run.ms)) / 1000).toFixed(2)),
    filled: solution.filled,
    greedyFilled: greedy(input, built).filled,
    toTheEnd: {
      isExact: toTheEnd.solution.isExact,
      seconds: Number((toTheEnd.ms / 1000).toFixed(2)),
      filled: toTheEnd.solution.filled,
    },
    buildSeconds: Number(buildSeconds.toFixed(1)),
  };
  tell(JSON.stringify(result));
  return result;
}

const regional = await region();
const markets = [
  country('abundant', Math.round(places * 5.2)),
  country('balanced', Math.round(places * 1.7)),
  country('scarce', Math.round(places * 0.8)),
];
console.info(JSON.stringify({ benchmark: 'rescue', seed, region: regional, country: markets }));
