import { addDays } from '../platform/calendar-date.js';
import { aPlace, aWish, anOpenWish, enschede, northOf, today } from '../../test/matching/given-comparison.js';
import { failing, isEligible, isOpen, type MatchedPlace, type MatchedWish } from './eligibility.js';

type Case = [says: string, place: Partial<MatchedPlace>, wish: Partial<MatchedWish>, fails: string[]];

const otherSector = { sectorCode: 'zorg-welzijn-sport' };
const otherCrebo = { creboCode: '25655' };

const cases: Case[] = [
  ['a place that fits everything', {}, {}, []],
  ['a level that is not wished', { mboLevel: 4 }, {}, ['LEVEL']],
  ['a level between two wished ones', { mboLevel: 2 }, { mboLevels: [1, 3] }, ['LEVEL']],
  ['only the sector fits', otherCrebo, {}, []],
  ['only the qualification fits', otherSector, {}, []],
  ['neither fits', { ...otherSector, ...otherCrebo }, {}, ['QUALIFICATION']],
  ['no qualification named and the sector differs', otherSector, { creboCodes: [] }, ['SECTOR']],
  ['no sector named and the qualification differs', otherCrebo, { sectorCodes: [] }, ['QUALIFICATION']],
  ['nothing named', { ...otherSector, ...otherCrebo }, { sectorCodes: [], creboCodes: [] }, []],
  ['another region', { regionCode: 'AM06' }, {}, ['REGION']],
  ['no region named', { regionCode: 'AM06' }, { regionCode: null }, []],
  ['exactly at the limit', { point: northOf(enschede, 15_000) }, {}, []],
  ['less than half a metre over', { point: northOf(enschede, 15_000.4) }, {}, []],
  ['a metre over', { point: northOf(enschede, 15_001) }, {}, ['DISTANCE']],
  ['far away without a limit', { point: northOf(enschede, 150_000) }, { maxTravelKm: null }, []],
  ['far away without a home', { point: northOf(enschede, 150_000) }, { home: null }, []],
  ['in the region but too far', { point: northOf(enschede, 20_000) }, { regionCode: 'AM05' }, ['DISTANCE']],
  ['near but in another region', { point: northOf(enschede, 5_000), regionCode: 'AM06' }, {}, ['REGION']],
  ['available on the day of the start', {}, { availableFrom: '2027-02-01' }, []],
  ['available a day late', {}, { availableFrom: '2027-02-02' }, ['AVAILABILITY']],
  ['any day', {}, { availableFrom: null }, []],
  ['exactly the hours', { hoursPerWeek: 32 }, {}, []],
  ['half an hour too much', { hoursPerWeek: 32.5 }, {}, ['HOURS']],
  ['any hours', { hoursPerWeek: 40 }, { maxHoursPerWeek: null }, []],
  ['better Dutch than asked', { languageLevel: 'A2' }, {}, []],
  ['a step of Dutch short', { languageLevel: 'B2' }, {}, ['LANGUAGE']],
  ['a place that asks no Dutch', { languageLevel: null }, { languageLevel: 'A1' }, []],
  ['a wish that tells no Dutch', { languageLevel: 'C1' }, { languageLevel: null }, []],
  [
    'everything wrong',
    { mboLevel: 1, ...otherSector, ...otherCrebo, regionCode: 'AM01', point: northOf(enschede, 90_000) },
    { availableFrom: '2028-01-01', maxHoursPerWeek: 8, languageLevel: 'A1' },
    ['LEVEL', 'QUALIFICATION', 'REGION', 'DISTANCE', 'AVAILABILITY', 'HOURS', 'LANGUAGE'],
  ],
];

describe('what a place fails', () => {
  it.each(cases)('%s', (_says, place, wish, fails) => {
    expect(failing(aPlace(place), aWish(wish))).toEqual(fails);
  });

  it('is nothing for a wish that names only the level', () => {
    const anywhere = aPlace({ ...otherSector, regionCode: 'AM35', point: northOf(enschede, 200_000) });
    expect(failing(anywhere, anOpenWish())).toEqual([]);
  });
});

describe('a place is eligible', () => {
  it.each([
    ['on its last day', { lapsesOn: today }, true],
    ['no more the day after', { lapsesOn: addDays(today, -1) }, false],
    ['not without a seat left', { seatsLeft: 0 }, false],
    ['not as a draft', { status: 'DRAFT' }, false],
    ['not when lapsed', { status: 'LAPSED' }, false],
    ['not when filled', { status: 'FILLED' }, false],
    ['not when withdrawn', { status: 'WITHDRAWN' }, false],
  ])('%s', (_says, place, expected) => {
    expect(isOpen(aPlace(place), today)).toBe(expected);
    expect(isEligible(aPlace(place), aWish(), today)).toBe(expected);
  });

  it.each([
    ['on the first day school allows', '2027-02-01', true],
    ['not a day before', '2027-02-02', false],
    ['when compulsory schooling does not bind', null, true],
  ])('for somebody young %s', (_says, firstStartOn, expected) => {
    expect(isEligible(aPlace(), aWish({ firstStartOn }), today)).toBe(expected);
  });

  it('only when it fails nothing', () => {
    expect(isEligible(aPlace({ mboLevel: 4 }), aWish(), today)).toBe(false);
  });
});
