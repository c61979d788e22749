import { wishOf, wishProblems, type CodesInUse, type WishAsTyped } from './wish.js';

const inUse: CodesInUse = {
  sectors: new Set(['techniek']),
  qualifications: new Set(['25180']),
  regions: new Set(['AM05']),
  postcodes: new Map([['7511', 'AM05']]),
};
const least: WishAsTyped = { mboLevels: [2], sectorCodes: [], creboCodes: [] };
const wrong = (typed: Partial<WishAsTyped>, home: string | null = null) =>
  wishProblems(wishOf({ ...least, ...typed }), inUse, 'wish', home).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );

describe('what is wrong with a wish', () => {
  it.each<[Partial<WishAsTyped>, string[]]>([
    [{}, []],
    [{ mboLevels: [1, 2, 3, 4] }, []],
    [{ mboLevels: [] }, ['INVALID wish.mboLevels']],
    [{ mboLevels: [0] }, ['INVALID wish.mboLevels']],
    [{ mboLevels: [2, 5] }, ['INVALID wish.mboLevels']],
    [{ sectorCodes: ['techniek'] }, []],
    [{ sectorCodes: ['techniek', 'toverij'] }, ['INVALID wish.sectorCodes.1']],
    [{ creboCodes: ['25180', '99999'] }, ['UNKNOWN_QUALIFICATION wish.creboCodes.1']],
    [{ regionCode: 'AM05' }, []],
    [{ regionCode: 'AM99' }, ['INVALID wish.regionCode']],
    [{ postcode4: '7511', maxTravelKm: 1 }, []],
    [{ postcode4: '7511', maxTravelKm: 300 }, []],
    [{ postcode4: '7511', maxTravelKm: 0 }, ['INVALID wish.maxTravelKm']],
    [{ postcode4: '7511', maxTravelKm: 301 }, ['INVALID wish.maxTravelKm']],
    [{ postcode4: '7511' }, []],
    [{ postcode4: '0000', maxTravelKm: 5 }, ['UNKNOWN_POSTCODE wish.postcode4']],
    [{ maxTravelKm: 5 }, ['INVALID wish.postcode4']],
    [{ maxHoursPerWeek: 8 }, []],
    [{ maxHoursPerWeek: 40 }, []],
    [{ maxHoursPerWeek: 7.9 }, ['INVALID wish.maxHoursPerWeek']],
    [{ maxHoursPerWeek: 40.1 }, ['INVALID wish.maxHoursPerWeek']],
  ])('%j: %j', (typed, problems) => {
    expect(wrong(typed)).toEqual(problems);
  });

  it('is told all at once', () => {
    const typed = { mboLevels: [9], sectorCodes: ['x'], creboCodes: ['y'], postcode4: '1', maxTravelKm: 0 };
    expect(wrong({ ...typed, regionCode: 'z', maxHoursPerWeek: 1 })).toHaveLength(7);
  });

  it('measures a limit from the home that is known', () => {
    expect(wrong({ maxTravelKm: 5 }, '7511')).toEqual([]);
  });

  it('refuses a list of codes nobody can mean', () => {
    expect(wrong({ creboCodes: Array.from({ length: 101 }, (_, at) => String(at)) })).toContain(
      'INVALID wish.creboCodes',
    );
  });
});

describe('the wish that is meant', () => {
  it('names every code once, the levels in order', () => {
    const wish = wishOf({ mboLevels: [3, 2, 3], sectorCodes: ['a', ' a'], creboCodes: ['25180', '25180'] });
    expect(wish).toMatchObject({ mboLevels: [2, 3], sectorCodes: ['a'], creboCodes: ['25180'] });
  });
});
