import fc from 'fast-check';
import { defaultSettings } from '../desks/region-settings.js';
import { addDays } from '../platform/calendar-date.js';
import { locales } from '../platform/locale.js';
import { aPlace, aWish, anOpenWish, enschede, northOf, today } from '../../test/matching/given-comparison.js';
import { distanceBand } from './candidate-profile.js';
import { criteria, type MatchCriterion } from './criterion.js';
import type { MatchedPlace, MatchedWish } from './eligibility.js';
import { matchReasons } from './match-reason.js';
import { nearMissText } from './near-miss-text.js';
import { scores, total } from './score.js';

const names = {
  qualification: 'Kok',
  sector: { nl: 'Voedsel, groen en gastvrijheid', en: 'Food, green and hospitality' },
  region: 'Twente',
};
const comparison = (place: Partial<MatchedPlace>, wish: MatchedWish) => ({
  place: aPlace(place),
  names,
  wish,
  today,
});

describe('the reasons of a match', () => {
  const textOf = (
    criterion: MatchCriterion,
    place: Partial<MatchedPlace>,
    wish: MatchedWish,
    reader = 'SEEKER' as const,
  ) =>
    matchReasons(comparison(place, wish), defaultSettings.matchingWeights, reader).find(
      (reason) => reason.criterion === criterion,
    )?.text;

  it.each<[MatchCriterion, Partial<MatchedPlace>, MatchedWish, string, string]>([
    [
      'LEVEL',
      {},
      aWish({ mboLevels: [3, 2, 4] }),
      'Niveau 2; u zoekt niveau 2, 3 of 4.',
      'Level 2; you seek level 2, 3 or 4.',
    ],
    [
      'DISTANCE',
      { point: northOf(enschede, 11_000) },
      aWish(),
      '11 km; u wilt tot 15 km reizen.',
      '11 km; you want to travel up to 15 km.',
    ],
    [
      'DISTANCE',
      { point: northOf(enschede, 4_260) },
      aWish({ maxTravelKm: null }),
      '4,3 km; u gaf geen grens.',
      '4.3 km; you gave no limit.',
    ],
    [
      'DISTANCE',
      {},
      aWish({ home: null }),
      'De afstand telt niet mee: u gaf geen postcode.',
      'Distance does not count: you gave no postcode.',
    ],
    [
      'HOURS',
      { hoursPerWeek: 24.5 },
      aWish(),
      '24,5 uur per week; u wilt tot 32 uur.',
      '24.5 hours a week; you want up to 32 hours.',
    ],
    [
      'AVAILABILITY',
      {},
      aWish(),
      'De start is uiterlijk op 1 februari 2027; u kunt vanaf 4 januari 2027: 28 dagen eerder.',
      'The latest start is 1 February 2027; you can begin from 4 January 2027: 28 days earlier.',
    ],
    [
      'AVAILABILITY',
      { startsOn: addDays(today, 1) },
      anOpenWish(),
      'De start is uiterlijk op 22 november 2026; u kunt nu al: 1 dag eerder.',
      'The latest start is 22 November 2026; you can begin now: 1 day earlier.',
    ],
    [
      'QUALIFICATION',
      { creboCode: '25655' },
      aWish(),
      'Kok (25655) staat niet in uw wens; de sector wel.',
      'Kok (25655) is not in your wish; the sector is.',
    ],
    [
      'LANGUAGE',
      {},
      aWish(),
      'Nederlands: een werkbon lezen (B1); u kunt dat al.',
      'Dutch: reading a work order (B1); you can do so already.',
    ],
  ])('say %s in numbers', (criterion, place, wish, nl, en) => {
    expect(textOf(criterion, place, wish)).toEqual({ nl, en });
  });

  it('speak of the candidate to an adviser', () => {
    const [level] = matchReasons(comparison({}, aWish()), defaultSettings.matchingWeights, 'ADVISER');
    expect(level?.text.nl).toBe('Niveau 2; de kandidaat zoekt niveau 2 of 3.');
  });

  it('are one per criterion, whatever is given, and add to the score', () => {
    const given = fc.record({
      metres: fc.integer({ min: 0, max: 15_000 }),
      startsIn: fc.integer({ min: 0, max: 400 }),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(given, ({ metres, startsIn, open }) => {
        const place = { point: northOf(enschede, metres), startsOn: addDays(today, startsIn) };
        const wish = open ? anOpenWish() : aWish({ availableFrom: null });
        const reasons = matchReasons(comparison(place, wish), defaultSettings.matchingWeights, 'SEEKER');
        const sum = reasons.reduce((subtotal, reason) => subtotal + reason.weight * reason.score, 0);
        expect(reasons.map((reason) => reason.criterion)).toEqual(criteria);
        expect(sum).toBeCloseTo(
          total(defaultSettings.matchingWeights, scores(aPlace(place), wish, today)),
          11,
        );
        for (const { text } of reasons)
          for (const locale of locales) expect(text[locale]).not.toMatch(/undefined|null|NaN|object/);
      }),
    );
  });
});

describe('a near miss says what misses and what helps', () => {
  it.each<[MatchCriterion, Partial<MatchedPlace>, Partial<MatchedWish>, string]>([
    ['LEVEL', { mboLevel: 4 }, {}, 'Niveau 4; u zoekt niveau 2 of 3. Vraag'],
    ['REGION', {}, { regionCode: 'AM06' }, 'In Twente, een regio naast'],
    [
      'DISTANCE',
      { point: northOf(enschede, 15_010) },
      {},
      '15,1 km: 0,1 km verder dan de 15 km die u wilt reizen.',
    ],
    [
      'AVAILABILITY',
      {},
      { availableFrom: '2027-02-11' },
      'De start is uiterlijk op 1 februari 2027; u kunt vanaf 11 februari 2027, 10 dagen later.',
    ],
    ['HOURS', { hoursPerWeek: 36 }, {}, '36 uur per week: 4 uur meer dan de 32 uur die u wilt.'],
    [
      'LANGUAGE',
      {},
      { languageLevel: 'A2' },
      'De plek vraagt in het Nederlands: een werkbon lezen (B1); uw niveau is A2. Wat helpt: taalles',
    ],
  ])('%s', (criterion, place, wish, says) => {
    const text = nearMissText(criterion, comparison(place, aWish(wish)), 'SEEKER');
    expect(text?.nl.startsWith(says)).toBe(true);
    expect(text?.en).not.toMatch(/undefined|null|NaN|object/);
  });

  it('never for a wrong sector', () => {
    expect(nearMissText('SECTOR', comparison({}, aWish()), 'SEEKER')).toBeNull();
  });
});

describe('the band of a distance', () => {
  it.each([
    [null, null],
    [0, 5],
    [5_000, 5],
    [5_001, 10],
    [15_000, 15],
    [24_999, 25],
    [40_000, 40],
    [40_001, null],
  ])('%s m is within %s km', (metres, km) => {
    expect(distanceBand(metres)).toBe(km);
  });
});
