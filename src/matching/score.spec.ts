import fc from 'fast-check';
import { addDays } from '../platform/calendar-date.js';
import { aPlace, aWish, enschede, northOf, today } from '../../test/matching/given-comparison.js';
import { defaultSettings } from '../desks/region-settings.js';
import { criteria, perCriterion, type PerCriterion, type Weights } from './criterion.js';
import { byRank, scores, total, type Ranked } from './score.js';

const { matchingWeights } = defaultSettings;
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const scored = fc.record(
  Object.fromEntries(criteria.map((criterion) => [criterion, unit])) as Record<
    keyof PerCriterion,
    typeof unit
  >,
);
const weights: fc.Arbitrary<Weights> = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: criteria.length, maxLength: criteria.length })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const sum = parts.reduce((a, b) => a + b);
    return perCriterion((_, position) => (parts[position] as number) / sum);
  });

describe('the score of one criterion', () => {
  const of = (place: Parameters<typeof aPlace>[0], wish: Parameters<typeof aWish>[0] = {}) =>
    scores(aPlace(place), aWish(wish), today);

  it.each([
    ['a wished CREBO', {}, {}, 1, 1],
    ['only the sector fits', { creboCode: '25655' }, {}, 0, 1],
    ['only the CREBO fits', { sectorCode: 'zorg-welzijn-sport' }, {}, 1, 0],
    ['no CREBO named', {}, { creboCodes: [] }, 1, 1],
    ['no sector named', {}, { sectorCodes: [] }, 1, 1],
    ['nothing named', {}, { creboCodes: [], sectorCodes: [] }, 1, 1],
  ])('QUALIFICATION and SECTOR: %s', (_says, place, wish, qualification, sector) => {
    expect(of(place, wish)).toMatchObject({ QUALIFICATION: qualification, SECTOR: sector });
  });

  it.each([
    ['next door', 0, {}, 1],
    ['at a third of the limit', 5_000, {}, 2 / 3],
    ['at the limit', 15_000, {}, 0],
    ['far without a limit', 150_000, { maxTravelKm: null }, 1],
    ['far without a home', 150_000, { home: null }, 1],
  ])('DISTANCE: %s', (_says, metres, wish, expected) => {
    expect(of({ point: northOf(enschede, metres) }, wish).DISTANCE).toBeCloseTo(expected, 12);
  });

  it.each([
    ['starting today', 0, null, 1],
    ['after half the time', 90, null, 0.5],
    ['after all of it', 180, null, 0],
    ['later still', 400, null, 0],
    ['counted from the first free day', 100, 10, 0.5],
    ['free since long: counted from today', 90, -300, 0.5],
  ])('AVAILABILITY: %s', (_says, startsIn, freeIn, expected) => {
    const startsOn = addDays(today, startsIn);
    const availableFrom = freeIn === null ? null : addDays(today, freeIn);
    expect(of({ startsOn }, { availableFrom }).AVAILABILITY).toBe(expected);
  });

  it('is 0 where the place fails', () => {
    const fails = { availableFrom: '2028-01-01', mboLevels: [4], regionCode: 'AM01' };
    const zero = { AVAILABILITY: 0, LEVEL: 0, REGION: 0 };
    expect(of({}, fails)).toMatchObject(zero);
    expect(of({ point: northOf(enschede, 60_000) }).DISTANCE).toBe(0);
  });
});

describe('the score', () => {
  it('is what the reasons of a known example add to', () => {
    const place = aPlace({ point: northOf(enschede, 5_000), startsOn: addDays(today, 90) });
    const known = total(matchingWeights, scores(place, aWish({ availableFrom: null }), today));
    expect(known).toBeCloseTo(0.1 + 0.35 + 0.3 * (2 / 3) + 0.25 * 0.5, 12);
  });

  it('lies in [0, 1]', () => {
    fc.assert(
      fc.property(weights, scored, (w, s) => {
        expect(total(w, s)).toBeGreaterThanOrEqual(0);
        expect(total(w, s)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never falls when one criterion gets better and the others stay', () => {
    fc.assert(
      fc.property(weights, scored, fc.constantFrom(...criteria), unit, (w, worse, criterion, gain) => {
        const better = { ...worse, [criterion]: worse[criterion] + (1 - worse[criterion]) * gain };
        expect(total(w, better)).toBeGreaterThanOrEqual(total(w, worse));
      }),
    );
  });

  it('tells every metre and every day apart', () => {
    const at = (metres: number, startsIn: number) =>
      total(
        matchingWeights,
        scores(
          aPlace({ point: northOf(enschede, metres), startsOn: addDays(today, startsIn) }),
          aWish({ maxTravelKm: 300, availableFrom: null }),
          today,
        ),
      );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 299_000 }),
        fc.integer({ min: 0, max: 179 }),
        (metres, startsIn) => {
          expect(at(metres, startsIn)).toBeGreaterThan(at(metres + 1, startsIn));
          expect(at(metres, startsIn)).toBeGreaterThan(at(metres, startsIn + 1));
        },
      ),
    );
  });
});

describe('the order', () => {
  const ranked: Record<string, Ranked> = {
    best: { score: 0.9, lapsesOn: '2027-03-01', id: 'd' },
    sooner: { score: 0.5, lapsesOn: '2027-01-01', id: 'c' },
    later: { score: 0.5, lapsesOn: '2027-02-01', id: 'a' },
    laterToo: { score: 0.5, lapsesOn: '2027-02-01', id: 'b' },
  };

  it('is by score, then the earlier lapse date, then the id', () => {
    const { best, sooner, later, laterToo } = ranked;
    expect([laterToo, later, sooner, best].sort((a, b) => byRank(a as Ranked, b as Ranked))).toEqual([
      best,
      sooner,
      later,
      laterToo,
    ]);
  });
});
