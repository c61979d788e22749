import type { Candidate } from '../candidates/candidate.js';
import type { Place } from '../places/place.js';
import { isShownInMatching, misfitWarning, type Pair } from './wish-fit.js';

const today = '2026-11-22';
const place: Place = {
  id: '1',
  version: 1,
  employerId: '2',
  regionCode: 'AM05',
  status: 'PUBLISHED',
  seatsTaken: 0,
  withdrawReason: null,
  publishedAt: null,
  title: 'Leerling monteur',
  description: 'Werk',
  creboCode: '25180',
  postcode4: '7511',
  seats: 1,
  hoursPerWeek: 32,
  startsFrom: null,
  startsOn: '2027-02-01',
  lapsesOn: '2027-01-15',
  languageLevel: 'B1',
  wageCentsPerHour: null,
  schoolDay: null,
  schoolTown: null,
  usualStartTime: null,
  drivingLicence: null,
  howToGetThere: null,
};
const candidate: Candidate = {
  id: '3',
  version: 1,
  name: 'Sanne',
  email: null,
  phone: null,
  postcode4: '7511',
  birthDate: '2000-05-17',
  priorEducation: null,
  regionCode: 'AM05',
  brings: [],
  earlyStartReason: null,
  placedOn: null,
  placeNeededBy: null,
  wish: {
    mboLevels: [2],
    sectorCodes: [],
    creboCodes: [],
    postcode4: null,
    maxTravelKm: 10,
    regionCode: null,
    availableFrom: null,
    maxHoursPerWeek: null,
    languageLevel: null,
  },
};
const point = { lat: 52.22, lon: 6.89 };
const pair: Pair = {
  place,
  candidate,
  qualification: { mboLevel: 2, sectorCode: 'TECHNIEK' },
  placePoint: point,
  home: point,
};
const far = { lat: 52.22, lon: 7.5 };

describe('a place beside a wish', () => {
  it('that fits gives no warning', () => {
    expect(misfitWarning(pair)).toBeNull();
    expect(isShownInMatching(pair, today)).toBe(true);
  });

  it('that does not fit is named, criterion by criterion, in both languages', () => {
    const misfit = {
      ...pair,
      home: far,
      candidate: { ...candidate, wish: { ...candidate.wish, mboLevels: [4], languageLevel: 'A2' as const } },
    };
    expect(misfitWarning(misfit)?.nl).toContain('niveau, reisafstand, taalniveau.');
    expect(misfitWarning(misfit)?.en).toContain('level, distance, language level.');
    expect(isShownInMatching(misfit, today)).toBe(false);
  });

  it.each<[string, Pair]>([
    ['who is placed', { ...pair, candidate: { ...candidate, placedOn: '2026-09-01' } }],
    ['who is too young', { ...pair, candidate: { ...candidate, birthDate: '2013-01-01' } }],
    ['for a place without a seat', { ...pair, place: { ...place, seatsTaken: 1 } }],
    ['for a place that lapsed', { ...pair, place: { ...place, lapsesOn: '2026-11-21' } }],
  ])('is not shown in matching to a desk for somebody %s', (_, each) => {
    expect(isShownInMatching(each, today)).toBe(false);
  });
});
