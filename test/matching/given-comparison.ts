import type { MatchedPlace, MatchedWish } from '../../src/matching/eligibility.js';
import type { Point } from '../../src/reference/distance.js';

/** The day on which these tests look at the world. */
export const today = '2026-11-21';

const metresPerDegree = (6_371_008.8 * Math.PI) / 180;

/** A point that many metres due north of another. */
export function northOf({ lat, lon }: Point, metres: number): Point {
  return { lat: lat + metres / metresPerDegree, lon };
}

export const enschede: Point = { lat: 52.219, lon: 6.891 };

/** A place in Enschede that fits `aWish()` on everything, with anything else said of it. */
export function aPlace(said: Partial<MatchedPlace> = {}): MatchedPlace {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    status: 'PUBLISHED',
    seatsLeft: 1,
    creboCode: '25180',
    mboLevel: 2,
    sectorCode: 'voedsel-groen-gastvrijheid',
    regionCode: 'AM05',
    point: enschede,
    startsOn: '2027-02-01',
    lapsesOn: '2027-01-15',
    hoursPerWeek: 24,
    languageLevel: 'B1',
    ...said,
  };
}

/** A wish in which everything is given, with anything else said of it. */
export function aWish(said: Partial<MatchedWish> = {}): MatchedWish {
  return {
    mboLevels: [2, 3],
    sectorCodes: ['voedsel-groen-gastvrijheid'],
    creboCodes: ['25180'],
    home: enschede,
    maxTravelKm: 15,
    regionCode: 'AM05',
    availableFrom: '2027-01-04',
    maxHoursPerWeek: 32,
    languageLevel: 'B1',
    firstStartOn: null,
    ...said,
  };
}

/** A wish that names levels and nothing else. */
export function anOpenWish(said: Partial<MatchedWish> = {}): MatchedWish {
  return aWish({
    sectorCodes: [],
    creboCodes: [],
    home: null,
    maxTravelKm: null,
    regionCode: null,
    availableFrom: null,
    maxHoursPerWeek: null,
    languageLevel: null,
    ...said,
  });
}
