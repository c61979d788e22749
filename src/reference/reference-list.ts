import { isCalendarDate } from '../platform/calendar-date.js';

/** The lists, in the order in which they refer to each other; a list is the file `<name>.csv`. */
export const listNames = [
  'regions',
  'municipalities',
  'postcodes',
  'sectors',
  'qualifications',
  'minimum-wage',
] as const;
export type ListName = (typeof listNames)[number];

interface Column {
  readonly name: string;
  /** What the cell must look like, in Dutch, for the report. */
  readonly expected: string;
  readonly fits: (cell: string) => boolean;
  readonly number?: true;
  /** The list in which the cell must be a code. */
  readonly codeIn?: ListName;
}

interface ListShape {
  /** The columns that together say which row it is. */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
  /** Codes of this list are ended, never deleted; false for dated facts, which stay. */
  readonly ends: boolean;
}

const text = (name: string): Column => ({ name, expected: 'een tekst', fits: (cell) => cell !== '' });
const matching = (name: string, pattern: RegExp, expected: string, codeIn?: ListName): Column => ({
  name,
  expected,
  fits: (cell) => pattern.test(cell),
  codeIn,
});
const number = (name: string, least: number, most: number, pattern: RegExp): Column => ({
  name,
  expected: `een getal van ${least} tot en met ${most}`,
  fits: (cell) => pattern.test(cell) && Number(cell) >= least && Number(cell) <= most,
  number: true,
});
const whole = (name: string, least: number, most: number) => number(name, least, most, /^\d{1,9}$/);
// The part of the world in which the European Netherlands lie: a swapped or broken point is seen.
const point = [number('lat', 50, 54, /^\d{2}(\.\d+)?$/), number('lon', 3, 8, /^\d(\.\d+)?$/)];

const regionCode = /^AM\d{2}$/;
const municipalityCode = /^GM\d{4}$/;
const sectorCode = /^[a-z]+(-[a-z]+)*$/;

/** How each list looks: its columns, by the names in its header, and what may stand in them. */
export const listShapes: Record<ListName, ListShape> = {
  regions: {
    key: ['code'],
    ends: true,
    columns: [
      matching('code', regionCode, 'een code zoals AM05'),
      text('name'),
      matching('lead_municipality_code', municipalityCode, 'een code zoals GM0153', 'municipalities'),
      ...point,
    ],
  },
  municipalities: {
    key: ['code'],
    ends: true,
    columns: [
      matching('code', municipalityCode, 'een code zoals GM0153'),
      text('name'),
      matching('region_code', regionCode, 'een code zoals AM05', 'regions'),
      ...point,
    ],
  },
  postcodes: {
    key: ['pc4'],
    ends: true,
    columns: [
      matching('pc4', /^[1-9]\d{3}$/, 'vier cijfers'),
      matching('municipality_code', municipalityCode, 'een code zoals GM0153', 'municipalities'),
      text('place'),
      ...point,
    ],
  },
  sectors: {
    key: ['code'],
    ends: true,
    columns: [matching('code', sectorCode, 'kleine letters en streepjes'), text('name_nl'), text('name_en')],
  },
  qualifications: {
    key: ['crebo_code'],
    ends: true,
    columns: [
      matching('crebo_code', /^\d{5}$/, 'vijf cijfers'),
      text('name'),
      whole('mbo_level', 1, 4),
      text('kind'),
      matching('dossier_code', /^\d{5}$/, 'vijf cijfers'),
      text('dossier'),
      matching('sector_code', sectorCode, 'een code uit de lijst van sectoren', 'sectors'),
    ],
  },
  'minimum-wage': {
    key: ['valid_from', 'age'],
    ends: false,
    columns: [
      { name: 'valid_from', expected: 'een datum zoals 2026-01-01', fits: isCalendarDate },
      whole('age', 13, 99),
      whole('cents_per_hour', 1, 20_000),
      text('source'),
    ],
  },
};

/** What a code's row is called for others to point at. */
export function keyOf(list: ListName, row: ReferenceRow): string {
  return listShapes[list].key.map((name) => String(row[name])).join(' ');
}

/** A row of a list: its cells under the names of the columns, numbers as numbers. */
export type ReferenceRow = Readonly<Record<string, string | number>>;
