import fc from 'fast-check';
import { Auction } from './auction.js';
import { deskByDesk } from './desk-by-desk.js';
import { marketOf, roomUntil, type PlanInput } from './market-of.js';
import { boundAt, candidatesOf, filledIn, isPossible, none, worthOf, type Market } from './market.js';
import { drawnOrder, PlanSolver, type Solution } from './plan-solver.js';
import { seatWorth } from './seat-worth.js';
import { ShortestPaths } from './shortest-paths.js';

interface Size {
  places: number;
  candidates: number;
}

/** Scores that often tie, and any others. */
const score = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const inputOf = ({ places, candidates }: Size): fc.Arbitrary<PlanInput> =>
  fc.integer({ min: 1, max: 3 }).chain((advisers) =>
    fc
      .record({
        places: fc.integer({ min: 0, max: places }),
        candidates: fc.integer({ min: 0, max: candidates }),
      })
      .chain((size) =>
        fc
          .record({
            places: fc.array(
              fc.record({
                seats: fc.integer({ min: 0, max: 3 }),
                daysLeft: fc.integer({ min: 0, max: 28 }),
                adviser: fc.integer({ min: 0, max: advisers - 1 }),
              }),
              { minLength: size.places, maxLength: size.places },
            ),
            advisers: fc.array(
              fc.record({ perWeek: fc.integer({ min: 0, max: 3 }), made: fc.integer({ min: 0, max: 3 }) }),
              { minLength: advisers, maxLength: advisers },
            ),
            scores: fc.array(fc.option(score, { freq: 2 }), {
              minLength: size.places * size.candidates,
              maxLength: size.places * size.candidates,
            }),
          })
          .map(({ scores, ...made }) => {
            const there = [...scores.keys()].filter((at) => scores[at] !== null);
            return {
              ...made,
              places: made.places.map((place) => ({ ...place, week: Math.floor(place.daysLeft / 7) })),
              horizonDays: 28,
              candidates: size.candidates,
              pairs: {
                place: Int32Array.from(there, (at) => at % size.places),
                candidate: Int32Array.from(there, (at) => Math.floor(at / size.places)),
                score: Float64Array.from(there, (at) => scores[at]!),
              },
            };
          }),
      ),
  );

function solved(market: Market, pieces = Infinity, seed = 1): Solution {
  const solver = new PlanSolver(market, drawnOrder(candidatesOf(market), seed));
  const work = solver.work();
  for (let piece = 0; piece < pieces && !work.next().done; piece++);
  return solver.solution;
}

/** Whether an adviser can introduce those who are in these places: in no week more than there is room for until then. */
function isDoable({ places, advisers }: PlanInput, taken: readonly number[]): boolean {
  return advisers.every((load, adviser) =>
    [0, 1, 2, 3, 4].every((week) => {
      const until = places.flatMap((place, number) =>
        place.adviser === adviser && place.week <= week ? [taken[number]!] : [],
      );
      return until.reduce((sum, each) => sum + each, 0) <= roomUntil(load, week);
    }),
  );
}

/** The worth of the best plan, by trying everything; knows nothing of the market's nodes. */
function bestByTrying(input: PlanInput): number {
  const { places, pairs, candidates, horizonDays } = input;
  const taken = places.map(() => 0);
  const best = (candidate: number): number => {
    if (candidate === candidates) return 0;
    let most = best(candidate + 1);
    for (const [pair, who] of pairs.candidate.entries()) {
      const place = pairs.place[pair]!;
      if (who !== candidate || taken[place]! >= places[place]!.seats) continue;
      taken[place]! += 1;
      if (isDoable(input, taken)) {
        const worth = seatWorth(pairs.score[pair]!, places[place]!.daysLeft, horizonDays);
        most = Math.max(most, worth + best(candidate + 1));
      }
      taken[place]! -= 1;
    }
    return most;
  };
  return best(0);
}

function expectPossible(input: PlanInput, market: Market, { assignment, worth, filled }: Solution): void {
  const taken = input.places.map(() => 0);
  for (const option of assignment) if (option !== none) taken[market.place[option]! - market.limits]! += 1;
  expect(isPossible(market, assignment)).toBe(true);
  expect(isDoable(input, taken)).toBe(true);
  taken.forEach((each, place) => expect(each).toBeLessThanOrEqual(input.places[place]!.seats));
  expect(worthOf(market, assignment)).toBeCloseTo(worth, 9);
  expect(filledIn(assignment)).toBe(filled);
}

const small = inputOf({ places: 5, candidates: 6 });
const larger = inputOf({ places: 30, candidates: 60 });

describe('a plan', () => {
  it('is worth what trying everything finds, and proves it', () => {
    fc.assert(
      fc.property(small, (input) => {
        const market = marketOf(input);
        const found = solved(market);
        expectPossible(input, market, found);
        expect(found.worth).toBeCloseTo(bestByTrying(input), 9);
        expect(found.bound).toBeCloseTo(found.worth, 9);
        expect(found.isExact).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('proves itself where trying everything is out of reach', () => {
    fc.assert(
      fc.property(larger, (input) => {
        const market = marketOf(input);
        const found = solved(market);
        expectPossible(input, market, found);
        expect(found.bound).toBeCloseTo(found.worth, 8);
      }),
      { numRuns: 80 },
    );
  });

  it('given up at any moment is possible, and its bound holds', () => {
    fc.assert(
      fc.property(small, fc.nat(10), (input, pieces) => {
        const market = marketOf(input);
        const found = solved(market, pieces);
        expectPossible(input, market, found);
        const best = bestByTrying(input);
        expect(found.worth).toBeLessThanOrEqual(best + 1e-9);
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same every time with the same lots, and worth the same with others', () => {
    fc.assert(
      fc.property(larger, fc.nat(), (input, seed) => {
        const market = marketOf(input);
        expect(solved(market, Infinity, seed)).toEqual(solved(market, Infinity, seed));
        expect(solved(market, Infinity, seed).worth).toBeCloseTo(solved(market, Infinity, seed + 1).worth, 8);
      }),
      { numRuns: 40 },
    );
  });

  it('moves somebody on so that a second seat is saved', () => {
    const place = { seats: 1, daysLeft: 7, week: 1, adviser: 0 };
    const market = marketOf({
      horizonDays: 28,
      places: [place, place],
      advisers: [{ perWeek: 5, made: 0 }],
      candidates: 2,
      pairs: {
        place: Int32Array.of(0, 1, 0),
        candidate: Int32Array.of(0, 0, 1),
        score: Float64Array.of(1, 0.1, 0.2),
      },
    });
    expect([...solved(market).assignment].map((option) => market.place[option]! - market.limits)).toEqual([
      1, 0,
    ]);
    expect(
      filledIn(
        deskByDesk(
          market,
          [0, 1].map((number) => number + market.limits),
        ),
      ),
    ).toBe(1);
  });
});

describe('the bound', () => {
  it('holds at whatever prices', () => {
    fc.assert(
      fc.property(small, fc.infiniteStream(fc.double({ min: 0, max: 2.5, noNaN: true })), (input, stream) => {
        const market = marketOf(input);
        const prices = Float64Array.from({ length: market.room.length }, () => stream.next().value);
        expect(boundAt(market, prices)).toBeGreaterThanOrEqual(bestByTrying(input) - 1e-9);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the shortest paths', () => {
  it('find the best from whatever auction', () => {
    fc.assert(
      fc.property(larger, fc.constantFrom(3, 0.5, 0.05, 0.001), (input, epsilon) => {
        const market = marketOf(input);
        const auction = new Auction(market, drawnOrder(input.candidates, 1), epsilon);
        while (auction.advance(1000));
        const paths = new ShortestPaths(market, auction);
        while (paths.advance());
        expect(isPossible(market, paths.assignment)).toBe(true);
        expect(boundAt(market, paths.prices)).toBeCloseTo(worthOf(market, paths.assignment), 8);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the auction', () => {
  it('ends at most ε a candidate below the best', () => {
    fc.assert(
      fc.property(small, fc.constantFrom(0.5, 0.1, 0.01), (input, epsilon) => {
        const market = marketOf(input);
        const auction = new Auction(market, drawnOrder(input.candidates, 1), epsilon);
        while (auction.advance(10));
        const worth = worthOf(market, auction.assignment);
        expect(isPossible(market, auction.assignment)).toBe(true);
        expect(worth).toBeGreaterThanOrEqual(bestByTrying(input) - epsilon * input.candidates - 1e-9);
        expect(boundAt(market, auction.prices)).toBeLessThanOrEqual(
          worth + epsilon * input.candidates + 1e-9,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a desk that works from its list', () => {
  it('never makes more introductions than it can, and never saves more than the best plan is worth', () => {
    fc.assert(
      fc.property(larger, (input) => {
        const market = marketOf(input);
        const nodes = input.places.map((_, number) => market.limits + number);
        const assignment = deskByDesk(market, nodes);
        expect(isPossible(market, assignment)).toBe(true);
        expect(worthOf(market, assignment)).toBeLessThanOrEqual(solved(market).worth + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

it.each([
  ['nothing yet', 0, [10, 20, 30]],
  ['some', 4, [6, 16, 26]],
  ['all that they can hold', 10, [0, 10, 20]],
  ['more than they can hold, which takes nothing of later weeks', 40, [0, 10, 20]],
])('an adviser who made %s this week', (_, made, rooms) => {
  expect([0, 1, 2].map((week) => roomUntil({ perWeek: 10, made }, week))).toEqual(rooms);
});
