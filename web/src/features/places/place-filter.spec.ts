import { emptySearch, filterOf, orderOf, paramsOf, searchOf, tidySearch } from './place-filter.js';

const search = (address: string) => searchOf(new URLSearchParams(address));

describe('a search in the address', () => {
  it('comes back as it was written, without what is open', () => {
    const asked = {
      ...emptySearch,
      zoek: 'kok',
      niveau: '3',
      postcode: '7511',
      km: '10',
      volgorde: 'dichtbij',
    };
    expect(paramsOf(asked).toString()).toBe('zoek=kok&niveau=3&postcode=7511&km=10&volgorde=dichtbij');
    expect(searchOf(paramsOf(asked))).toEqual(asked);
    expect(paramsOf(emptySearch).size).toBe(0);
  });

  it.each(['niveau=9', 'postcode=0123', 'postcode=75111', 'km=ver', 'volgorde=willekeurig', 'sector=a/b'])(
    'leaves out %s, which the page never wrote',
    (address) => {
      expect(search(address)).toEqual(emptySearch);
    },
  );
});

describe('what the API is asked', () => {
  it('holds only what was chosen', () => {
    expect(filterOf(emptySearch)).toEqual({});
    expect(filterOf(search('zoek=zorg&niveau=2&sector=handel&regio=AM07&postcode=7511&km=10'))).toEqual({
      text: 'zorg',
      mboLevel: 2,
      sectorCode: 'handel',
      regionCode: 'AM07',
      nearPostcode4: '7511',
      withinKm: 10,
    });
  });

  it('measures no distance from nowhere', () => {
    expect(filterOf(search('km=10'))).toEqual({});
    expect(orderOf(search('volgorde=dichtbij'))).toBe('LAPSES_ON');
    expect(orderOf(search('volgorde=dichtbij&postcode=7511'))).toBe('DISTANCE');
    expect(orderOf(search('volgorde=nieuw'))).toBe('NEWEST');
  });
});

describe('what a visitor typed', () => {
  it.each([
    ['7511', '7511'],
    [' 7511 ab ', '7511'],
    ['7511AB', '7511'],
  ])('forgives %s', (typed, postcode) => {
    expect(tidySearch({ ...emptySearch, postcode: typed })).toEqual({
      search: { ...emptySearch, postcode },
      wrong: null,
    });
  });

  it('tells what cannot be searched with', () => {
    expect(tidySearch({ ...emptySearch, postcode: 'Enschede' }).wrong).toBe('postcode');
    expect(tidySearch({ ...emptySearch, postcode: '0123' }).wrong).toBe('postcode');
    expect(tidySearch({ ...emptySearch, km: '10' }).wrong).toBe('km');
  });
});
