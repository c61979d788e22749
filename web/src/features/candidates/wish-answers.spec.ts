import { answersOf, levelsProposedFor, paramsOfAnswers, wishOf, type WishAnswers } from './wish-answers.js';

const full: WishAnswers = {
  diploma: 'VMBO_KADER',
  levels: [2, 3],
  sectors: ['handel', 'zorg-welzijn-sport'],
  crebos: ['25180'],
  postcode: '7511',
  km: 15,
  region: null,
  availableFrom: '2027-02-01',
  maxHours: 32,
  language: 'B1',
};

const read = (search: string): WishAnswers => answersOf(new URLSearchParams(search));

describe('the answers in an address', () => {
  it('come back as they were written', () => {
    expect(answersOf(paramsOfAnswers(full))).toEqual(full);
    const inRegion = { ...full, postcode: null, km: null, region: 'AM07' };
    expect(answersOf(paramsOfAnswers(inRegion))).toEqual(inRegion);
  });

  it('are all open when the address says nothing', () => {
    expect(read('')).toEqual({
      diploma: null,
      levels: [],
      sectors: [],
      crebos: [],
      postcode: null,
      km: null,
      region: null,
      availableFrom: null,
      maxHours: null,
      language: null,
    });
    expect(paramsOfAnswers(read('')).toString()).toBe('');
  });

  it.each([
    ['a level that does not exist', 'niveaus=0,2,5', { levels: [2] }],
    ['the same level twice', 'niveaus=3,2,3', { levels: [2, 3] }],
    ['a diploma nobody has', 'diploma=PHD', { diploma: null }],
    ['a code that is none', 'crebos=1,25180,abcde', { crebos: ['25180'] }],
    ['a sector with marks in it', 'sectoren=handel,<b>', { sectors: ['handel'] }],
    ['a postcode without a distance', 'postcode=7511', { postcode: null, km: null }],
    ['a distance without a postcode', 'km=15', { postcode: null, km: null }],
    ['a home and a region: home counts', 'postcode=7511&km=5&regio=AM07', { postcode: '7511', region: null }],
    ['a day that does not exist', 'vanaf=2027-02-30', { availableFrom: null }],
    ['a month that does not exist', 'vanaf=2027-13-01', { availableFrom: null }],
    ['a language step that does not exist', 'taal=D1', { language: null }],
  ])('leave out %s', (_, search, expected) => {
    expect(read(search)).toMatchObject(expected);
  });
});

describe('the wish that follows', () => {
  it('carries every answer but the diploma, which never excludes', () => {
    expect(wishOf(full)).toEqual({
      mboLevels: [2, 3],
      sectorCodes: ['handel', 'zorg-welzijn-sport'],
      creboCodes: ['25180'],
      postcode4: '7511',
      maxTravelKm: 15,
      regionCode: null,
      availableFrom: '2027-02-01',
      maxHoursPerWeek: 32,
      languageLevel: 'B1',
    });
  });

  it('begins at the levels a diploma opens', () => {
    expect(levelsProposedFor('NONE')).toEqual([1]);
    expect(levelsProposedFor('VMBO_BASIC')).toEqual([2]);
    expect(levelsProposedFor('VMBO_KADER')).toEqual([2, 3, 4]);
  });
});
