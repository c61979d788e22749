import { mondayOf } from '../platform/calendar-date.js';
import { PlanDraft, type PlaceToFill } from './plan-draft.js';
import { drawnOrder, PlanSolver } from './plan-solver.js';
import { proposable, type RunningIntroduction } from './proposable.js';
import { gapOf, inOrderOfUrgency, isHorizon } from './rescue-plan.js';
import { seatWorth } from './seat-worth.js';

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

describe('what a seat is worth', () => {
  it('is more the better the pair fits and the sooner the place lapses, and never that of two', () => {
    expect(seatWorth(0, 28, 28)).toBe(1);
    expect(seatWorth(1, 0, 28)).toBe(2);
    expect(seatWorth(0.6, 14, 28)).toBeCloseTo(1.55, 12);
  });
});

describe('whether a pair may be proposed', () => {
  const settings = { asksAtOnce: 2, introductionsPerCandidateWeek: 3 };
  const pair = { placeId: 'p', candidateId: 'a', score: 0.5 };
  const runs = (placeId: string, score: number, isAccepted = false): RunningIntroduction => ({
    placeId,
    candidateId: 'a',
    score,
    isAccepted,
  });
  it.each<[string, RunningIntroduction[], boolean]>([
    ['nothing runs', [], true],
    ['its own introduction runs', [runs('p', 0.5)], false],
    ['the candidate is asked for what fits worse', [runs('q', 0.4)], true],
    ['the candidate is asked for what fits as well', [runs('q', 0.5)], true],
    ['the candidate is asked for what fits better', [runs('q', 0.6)], false],
    ['the candidate is asked for as many as can be', [runs('q', 0.1), runs('r', 0.1)], false],
    ['both sides accepted elsewhere', [runs('q', 0.1, true)], false],
    ['somebody else is asked', [{ ...runs('p', 0.9), candidateId: 'b' }], true],
  ])('when %s', (_, running, may) =>
    expect(proposable({ running, setAside: [], madeThisWeek: new Map() })(pair, settings)).toBe(may),
  );

  it('not when the candidate was introduced as often as may this week', () => {
    const made = (times: number) =>
      proposable({ running: [], setAside: [], madeThisWeek: new Map([['a', times]]) })(pair, settings);
    expect([made(2), made(3)]).toEqual([true, false]);
  });

  it('not when an adviser set it aside', () => {
    const may = proposable({
      running: [],
      setAside: [{ placeId: 'p', candidateId: 'a' }],
      madeThisWeek: new Map(),
    });
    expect(may(pair, settings)).toBe(false);
    expect(may({ ...pair, placeId: 'q' }, settings)).toBe(true);
  });
});

describe('a draft', () => {
  // A Wednesday.
  const today = '2026-11-25';
  const place = (id: string, lapsesOn: string, responsible: string[], seats = 1): PlaceToFill => ({
    id,
    regionCode: 'AM05',
    seats,
    lapsesOn,
    responsible,
  });
  const draftOf = (places: PlaceToFill[], candidates: number, made: [string, number][] = []) =>
    new PlanDraft({
      today,
      horizonDays: 28,
      places,
      made: new Map(made),
      settings: new Map([
        ['AM05', { introductionsPerWeek: 2, asksAtOnce: 2, introductionsPerCandidateWeek: 3 }],
      ]),
      pairs: places.flatMap(({ id }) =>
        Array.from({ length: candidates }, (_, number) => ({
          placeId: id,
          candidateId: `c${number}`,
          score: 0.5,
        })),
      ),
    });
  const planned = (draft: PlanDraft) => {
    const solver = new PlanSolver(draft.market, drawnOrder(draft.input.candidates, 1));
    for (const work = solver.work(); !work.next().done;);
    return solver.solution.assignment;
  };

  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2023-12-31', '2023-12-25'],
  ])('of a week with %s begins on %s', (date, monday) => expect(mondayOf(date)).toBe(monday));

  it('asks of nobody more than can be done until a place lapses, less what was done this week', () => {
    const draft = draftOf([place('p', '2026-11-28', ['ann'], 5), place('q', '2026-12-03', ['ann'], 5)], 12, [
      ['ann', 1],
    ]);
    const steps = draft.stepsOf(planned(draft));
    expect(steps.map(({ placeId, doBy, adviserId }) => [placeId, doBy, adviserId])).toEqual([
      ['p', '2026-11-28', 'ann'],
      ['q', '2026-12-03', 'ann'],
      ['q', '2026-12-03', 'ann'],
    ]);
    expect(draft.weeksOf(planned(draft), draft.byTheDesk())).toEqual([
      { startsOn: '2026-11-23', seatsAtRisk: 5, seatsSaved: 1, deskSaves: 1 },
      { startsOn: '2026-11-30', seatsAtRisk: 5, seatsSaved: 2, deskSaves: 2 },
    ]);
  });

  it('lets each step be made in the first week with time for it', () => {
    const draft = draftOf([place('p', '2026-12-18', ['ann'], 5)], 5);
    expect(draft.stepsOf(planned(draft)).map(({ doBy }) => doBy)).toEqual([
      '2026-11-29',
      '2026-11-29',
      '2026-12-06',
      '2026-12-06',
      '2026-12-13',
    ]);
  });

  it('spreads places over those who can do them, and knows a desk without anybody', () => {
    const draft = draftOf(
      [place('p', today, ['ann', 'bob'], 2), place('q', today, ['ann', 'bob']), place('r', today, [])],
      9,
    );
    const steps = draft.stepsOf(planned(draft));
    expect(new Map(steps.map(({ placeId, adviserId }) => [placeId, adviserId]))).toEqual(
      new Map([['p', 'ann'], ['q', 'bob'], ['r', null]]), // prettier-ignore
    );
  });

  it('is the same whatever the order in which places and pairs come', () => {
    const places = [place('p', '2026-12-01', ['ann'], 2), place('q', '2026-12-09', ['bob'])];
    const there = draftOf(places, 4).market;
    const back = new PlanDraft({
      today,
      horizonDays: 28,
      places: places.toReversed(),
      made: new Map(),
      settings: new Map([
        ['AM05', { introductionsPerWeek: 2, asksAtOnce: 2, introductionsPerCandidateWeek: 3 }],
      ]),
      pairs: places
        .flatMap(({ id }) => [0, 1, 2, 3].map((n) => ({ placeId: id, candidateId: `c${n}`, score: 0.5 })))
        .toReversed(),
    }).market;
    expect(back).toEqual(there);
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
