import fc from 'fast-check';
import { SeatAssignment, type Assignment, type OpenSeats } from './seat-assignment.js';

interface Problem {
  places: OpenSeats[];
  candidates: number;
}

function solve({ places, candidates }: Problem, turns = Infinity): Assignment {
  const assignment = new SeatAssignment(places, candidates);
  for (let turn = 0; turn < turns && assignment.fillNext(); turn++);
  return assignment.finish();
}

/** The worth of the best assignment, by trying everything: candidate after candidate goes nowhere or anywhere. */
function bestByTrying({ places, candidates }: Problem): number {
  const left = places.map(({ seats }) => seats);
  const best = (candidate: number): number => {
    if (candidate === candidates) return 0;
    let most = best(candidate + 1);
    places.forEach(({ options }, place) => {
      const option = options.find((each) => each.candidate === candidate);
      if (!option || left[place] === 0) return;
      left[place]! -= 1;
      most = Math.max(most, option.worth + best(candidate + 1));
      left[place]! += 1;
    });
    return most;
  };
  return best(0);
}

/** Worths that often tie, that make it pay to leave a seat empty, and any others. */
const worth = fc.oneof(
  fc.constantFrom(1, 1.25, 1.5, 2),
  fc.double({ min: 0.001, max: 2, noNaN: true }),
  fc.constantFrom(1, 50, 100),
);
const problemOf = (mostPlaces: number, mostCandidates: number): fc.Arbitrary<Problem> =>
  fc.integer({ min: 0, max: mostCandidates }).chain((candidates) =>
    fc
      .array(
        fc.record({
          seats: fc.integer({ min: 0, max: 3 }),
          options: fc
            .array(fc.option(worth, { nil: null, freq: 2 }), { minLength: candidates, maxLength: candidates })
            .map((worths) =>
              worths.flatMap((each, candidate) => (each === null ? [] : [{ candidate, worth: each }])),
            ),
        }),
        { maxLength: mostPlaces },
      )
      .map((places) => ({ places, candidates })),
  );

function expectPossible({ places }: Problem, { pairs, worth }: Assignment): void {
  const worths = pairs.map(
    ({ place, candidate }) => places[place]!.options.find((option) => option.candidate === candidate)?.worth,
  );
  expect(worths).not.toContain(undefined);
  expect(worth).toBeCloseTo(
    worths.reduce<number>((sum, each) => sum + each!, 0),
    9,
  );
  expect(new Set(pairs.map(({ candidate }) => candidate)).size).toBe(pairs.length);
  places.forEach(({ seats }, place) =>
    expect(pairs.filter((pair) => pair.place === place).length).toBeLessThanOrEqual(seats),
  );
}

describe('the assignment of candidates to seats', () => {
  it('is worth what trying everything finds, and proves it', () => {
    fc.assert(
      fc.property(problemOf(5, 6), (problem) => {
        const found = solve(problem);
        expectPossible(problem, found);
        expect(found.worth).toBeCloseTo(bestByTrying(problem), 9);
        expect(found.bound).toBeCloseTo(found.worth, 9);
      }),
      { numRuns: 600 },
    );
  });

  it('proves itself where trying everything is out of reach', () => {
    fc.assert(
      fc.property(problemOf(30, 60), (problem) => {
        const found = solve(problem);
        expectPossible(problem, found);
        expect(found.bound).toBeCloseTo(found.worth, 8);
      }),
      { numRuns: 60 },
    );
  });

  it('given up early is possible, and its bound holds', () => {
    fc.assert(
      fc.property(problemOf(5, 6), fc.nat(8), (problem, turns) => {
        const found = solve(problem, turns);
        expectPossible(problem, found);
        const best = bestByTrying(problem);
        expect(found.worth).toBeLessThanOrEqual(best + 1e-9);
        expect(found.bound).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  it('given up at once fills what whoever takes the best first would fill', () => {
    const places = [
      { seats: 1, options: [{ candidate: 0, worth: 1.9 }, { candidate: 1, worth: 1.8 }] },
      { seats: 2, options: [{ candidate: 0, worth: 1.95 }, { candidate: 2, worth: 1.2 }] },
    ]; // prettier-ignore
    const { pairs } = solve({ places, candidates: 3 }, 0);
    expect(pairs).toEqual([
      { place: 0, candidate: 1 },
      { place: 1, candidate: 0 },
      { place: 1, candidate: 2 },
    ]);
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(problemOf(8, 12), (problem) => expect(solve(problem)).toEqual(solve(problem))),
      { numRuns: 50 },
    );
  });

  it('moves somebody on so that a second seat can be filled', () => {
    const places = [
      { seats: 1, options: [{ candidate: 0, worth: 2 }, { candidate: 1, worth: 1.1 }] },
      { seats: 1, options: [{ candidate: 0, worth: 1.5 }] },
    ]; // prettier-ignore
    expect(solve({ places, candidates: 2 }).pairs).toEqual([
      { place: 0, candidate: 1 },
      { place: 1, candidate: 0 },
    ]);
  });

  it('tells how far it is', () => {
    const assignment = new SeatAssignment([{ seats: 2, options: [] }, { seats: 2, options: [] }], 0); // prettier-ignore
    const told = [assignment.progress];
    while (assignment.fillNext()) told.push(assignment.progress);
    expect(told).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(new SeatAssignment([], 0).progress).toBe(1);
  });

  it('of a region with thousands of seats takes no more than seconds', () => {
    const random = randomNumbers(20_261_121);
    const candidates = 4800;
    const places = Array.from({ length: 1200 }, () => ({
      seats: 1 + Math.floor(random() * 3),
      options: [...new Set(Array.from({ length: 80 }, () => Math.floor(random() ** 2 * candidates)))].map(
        (candidate) => ({ candidate, worth: 1 + random() }),
      ),
    }));
    const found = solve({ places, candidates });
    expectPossible({ places, candidates }, found);
    expect(found.bound / found.worth).toBeCloseTo(1, 9);
  }, 30_000);
});

/** A small generator of our own, so that the region is the same every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
