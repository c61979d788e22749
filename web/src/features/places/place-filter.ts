import type { graphql } from '../../lib/graphql.js';

type Filter = ReturnType<typeof graphql.scalar<'PlaceFilter'>>;
export type PlaceOrder = ReturnType<typeof graphql.scalar<'PlaceOrder'>>;

/** What is asked for on the search page, as typed: the words of the address, all strings, empty when left open. */
export interface PlaceSearch {
  zoek: string;
  niveau: string;
  sector: string;
  regio: string;
  postcode: string;
  km: string;
  volgorde: string;
}

export const emptySearch: PlaceSearch = {
  zoek: '',
  niveau: '',
  sector: '',
  regio: '',
  postcode: '',
  km: '',
  volgorde: '',
};

export const orders: Record<string, PlaceOrder> = {
  vervalt: 'LAPSES_ON',
  nieuw: 'NEWEST',
  dichtbij: 'DISTANCE',
};

const isPostcode4 = (text: string): boolean => /^[1-9]\d{3}$/.test(text);

/** Reads a search from the address. Anything the page did not write itself is left out rather than passed on. */
export function searchOf(params: URLSearchParams): PlaceSearch {
  const read = (name: keyof PlaceSearch, allowed: RegExp): string => {
    const value = params.get(name)?.trim() ?? '';
    return allowed.test(value) ? value : '';
  };
  return {
    zoek: (params.get('zoek') ?? '').trim().slice(0, 100),
    niveau: read('niveau', /^[1-4]$/),
    sector: read('sector', /^[a-z-]{1,60}$/),
    regio: read('regio', /^[A-Z0-9]{1,10}$/),
    postcode: read('postcode', /^[1-9]\d{3}$/),
    km: read('km', /^\d{1,3}$/),
    volgorde: read('volgorde', /^(vervalt|nieuw|dichtbij)$/),
  };
}

/** Writes a search to the address, without what is left open. */
export function paramsOf(search: PlaceSearch): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) params.set(name, value);
  return params;
}

/** A search as the API takes it. A distance without a postcode says nothing, so neither is sent. */
export function filterOf(search: PlaceSearch): Filter {
  return {
    ...(search.zoek && { text: search.zoek }),
    ...(search.niveau && { mboLevel: Number(search.niveau) }),
    ...(search.sector && { sectorCode: search.sector }),
    ...(search.regio && { regionCode: search.regio }),
    ...(search.postcode && { nearPostcode4: search.postcode }),
    ...(search.postcode && search.km && { withinKm: Number(search.km) }),
  };
}

/** The order asked for; by distance needs a postcode to measure from. */
export function orderOf(search: PlaceSearch): PlaceOrder {
  const order = orders[search.volgorde] ?? 'LAPSES_ON';
  return order === 'DISTANCE' && !search.postcode ? 'LAPSES_ON' : order;
}

/** What a visitor typed that cannot be searched with. Spaces and the two letters of a postcode are forgiven. */
export function tidySearch(typed: PlaceSearch): { search: PlaceSearch; wrong: 'postcode' | 'km' | null } {
  const postcode = typed.postcode.replace(/\s/g, '').replace(/[a-z]{2}$/i, '');
  const search = { ...typed, zoek: typed.zoek.trim(), postcode };
  if (postcode && !isPostcode4(postcode)) return { search, wrong: 'postcode' };
  if (search.km && !postcode) return { search, wrong: 'km' };
  return { search, wrong: null };
}
