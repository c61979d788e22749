import {
  gapOf,
  inOrderOfUrgency,
  isHorizon,
  notYetBrokered,
  numbered,
  type EligiblePair,
} from './rescue-plan.js';
import { SeatAssignment } from './seat-assignment.js';

describe('the gap', () => {
  it.each([
    ['of the best plan', { worth: 17.5, bound: 17.5 }, 0],
    ['of a plan without anything to do', { worth: 0, bound: 0 }, 0],
    ['below what adding numbers can tell', { worth: 17.5, bound: 17.5 + 1e-12 }, 0],
    ['of a plan that could be a quarter better', { worth: 15, bound: 20 }, 0.25],
    ['of a plan that saves nothing where something might', { worth: 0, bound: 20 }, 1],
  ])('%s', (_, certificate, gap) => expect(gapOf(certificate)).toBe(gap));
});

describe('the horizon', () => {
  it.each([
    [0, false],
    [1, true],
    [366, true],
    [367, false],
  ])('of %i days is possible: %s', (days, isPossible) => expect(isHorizon(days)).toBe(isPossible));
});

describe('a pair that is brokered already', () => {
  const pair = (placeId: string, candidateId: string) => ({ placeId, candidateId });
  const pairs = [pair('p', 'a'), pair('q', 'a'), pair('p', 'b')];

  it('is one whose own introduction runs; the candidate can still go elsewhere', () => {
    expect(notYetBrokered(pairs, [{ ...pair('p', 'a'), isAccepted: false }])).toEqual([
      pair('q', 'a'),
      pair('p', 'b'),
    ]);
  });

  it('is any of a candidate whom some place accepted', () => {
    expect(notYetBrokered(pairs, [{ ...pair('z', 'a'), isAccepted: true }])).toEqual([pair('p', 'b')]);
  });
});

describe('the numbered problem', () => {
  const places = [
    { id: 'q', seatsLeft: 1 },
    { id: 'p', seatsLeft: 2 },
  ];
  const pairs: EligiblePair[] = [
    { placeId: 'q', candidateId: 'b', score: 0.5 },
    { placeId: 'p', candidateId: 'c', score: 0.5 },
    { placeId: 'p', candidateId: 'b', score: 0.5 },
    { placeId: 'q', candidateId: 'a', score: 0.25 },
  ];
  const solved = (of: ReturnType<typeof numbered>) => {
    const assignment = new SeatAssignment(of.places, of.candidates);
    while (assignment.fillNext());
    return of.stepsOf(assignment.finish());
  };

  it('counts a filled seat as one, and how well it fits on top', () => {
    expect(numbered(places, pairs).places).toEqual([
      {
        seats: 2,
        options: [
          { candidate: 1, worth: 1.5 },
          { candidate: 2, worth: 1.5 },
        ],
      },
      {
        seats: 1,
        options: [
          { candidate: 0, worth: 1.25 },
          { candidate: 1, worth: 1.5 },
        ],
      },
    ]);
  });

  it('gives the same steps whatever the order in which places and pairs come', () => {
    const steps = solved(numbered(places, pairs));
    expect(steps).toEqual([
      { placeId: 'p', candidateId: 'b' },
      { placeId: 'p', candidateId: 'c' },
      { placeId: 'q', candidateId: 'a' },
    ]);
    expect(solved(numbered(places.toReversed(), pairs.toReversed()))).toEqual(steps);
  });
});

describe('the order of what is left to do', () => {
  const step = (id: string, placeId: string, lapsesOn: string, score: number, seatsLeft = 2) => ({
    id,
    placeId,
    lapsesOn,
    score,
    seatsLeft,
  });

  it('begins with what lapses first, and of one place with who fits best', () => {
    const steps = [
      step('1', 'p', '2026-12-02', 0.9),
      step('2', 'q', '2026-12-01', 0.1),
      step('3', 'q', '2026-12-01', 0.4),
      step('4', 'o', '2026-12-02', 0.2),
    ];
    expect(inOrderOfUrgency(steps).map(({ id }) => id)).toEqual(['3', '2', '4', '1']);
  });

  it('has no more steps for a place than it has seats left', () => {
    const steps = [
      step('1', 'p', '2026-12-02', 0.1, 1),
      step('2', 'p', '2026-12-02', 0.9, 1),
      step('3', 'q', '2026-12-02', 0.1, 1),
    ];
    expect(inOrderOfUrgency(steps).map(({ id }) => id)).toEqual(['2', '3']);
  });
});
