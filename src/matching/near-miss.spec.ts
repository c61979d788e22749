import { aPlace, aWish, enschede, northOf, today } from '../../test/matching/given-comparison.js';
import type { MatchedPlace, MatchedWish } from './eligibility.js';
import { nearMiss } from './near-miss.js';

const areNeighbours = (one: string, other: string) => [one, other].sort().join() === 'AM05,AM06';

type Case = [says: string, place: Partial<MatchedPlace>, wish: Partial<MatchedWish>, misses: string | null];

const cases: Case[] = [
  ['a place that fits', {}, {}, null],
  ['one level too high', { mboLevel: 4 }, {}, 'LEVEL'],
  ['one level too low', { mboLevel: 1 }, {}, 'LEVEL'],
  ['two levels too high', { mboLevel: 4 }, { mboLevels: [2] }, null],
  ['another sector', { sectorCode: 'zorg-welzijn-sport', creboCode: '25655' }, {}, null],
  ['a neighbouring region', { regionCode: 'AM06' }, {}, 'REGION'],
  ['a region further away', { regionCode: 'AM01' }, {}, null],
  ['a metre too far', { point: northOf(enschede, 15_001) }, {}, 'DISTANCE'],
  ['10 km too far', { point: northOf(enschede, 25_000) }, {}, 'DISTANCE'],
  ['a metre more', { point: northOf(enschede, 25_001) }, {}, null],
  ['free 60 days late', { startsOn: '2027-02-01' }, { availableFrom: '2027-04-02' }, 'AVAILABILITY'],
  ['free 61 days late', { startsOn: '2027-02-01' }, { availableFrom: '2027-04-03' }, null],
  ['8 hours too many', { hoursPerWeek: 40 }, { maxHoursPerWeek: 32 }, 'HOURS'],
  ['8.5 hours too many', { hoursPerWeek: 40 }, { maxHoursPerWeek: 31.5 }, null],
  ['one step of Dutch short', {}, { languageLevel: 'A2' }, 'LANGUAGE'],
  ['two steps of Dutch short', {}, { languageLevel: 'A1' }, null],
  ['two things just wrong', { mboLevel: 4, hoursPerWeek: 36 }, {}, null],
  ['one thing just wrong and one very', { mboLevel: 4, regionCode: 'AM01' }, {}, null],
  ['lapsed', { mboLevel: 4, lapsesOn: '2026-11-20' }, {}, null],
  ['full', { mboLevel: 4, seatsLeft: 0 }, {}, null],
  ['too young as well', { mboLevel: 4 }, { firstStartOn: '2027-08-01' }, null],
  ['only too young', {}, { firstStartOn: '2027-08-01' }, null],
];

describe('a near miss', () => {
  it.each(cases)('%s', (_says, place, wish, misses) => {
    expect(nearMiss(aPlace(place), aWish(wish), today, areNeighbours)).toBe(misses);
  });
});
