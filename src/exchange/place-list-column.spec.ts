import { findColumns, headerKey } from '../platform/table-column.js';
import { columns } from './place-list-column.js';

const found = (...cells: string[]) => findColumns({ line: 1, cells }, columns);
const required = [
  'Leerbedrijf',
  'KvK-nummer',
  'Leerbedrijf-ID',
  'Postcode',
  'Crebo',
  'Uren per week',
  'Startdatum',
  'Vervaldatum',
];

describe('the header of a list', () => {
  it('may stand in any order, among columns we do not know', () => {
    const { value } = found('Kleur', ...required.toReversed());
    expect(value).toMatchObject({ lapsesOn: 1, employerName: 8 });
  });

  it('may be written in any case, spacing and punctuation, or with another word', () => {
    const { value } = found(
      'WERKGEVER',
      ' kvk  nummer',
      'Leerbedrijf ID',
      'post-code',
      'CREBO-code',
      'uren/week'.replace('/', ' per '),
      'Begindatum',
      'Vervalt op:',
    );
    expect(value).toEqual({
      employerName: 0,
      kvkNumber: 1,
      leerbedrijfId: 2,
      postcode: 3,
      creboCode: 4,
      hoursPerWeek: 5,
      startsOn: 6,
      lapsesOn: 7,
    });
  });

  it('that lacks columns is refused in one sentence that names them all', () => {
    const { problems } = found(
      'Leerbedrijf',
      'KvK-nummer',
      'Leerbedrijf-ID',
      'Postcode',
      'Crebo',
      'Uren per week',
    );
    expect(problems).toHaveLength(1);
    expect(problems?.[0]?.sentence.nl).toBe('In de kop (regel 1) ontbreekt: Startdatum, Vervaldatum.');
  });

  it('that has a column twice is refused', () => {
    expect(found(...required, 'start').problems?.[0]?.sentence.nl).toContain('dubbel: Startdatum');
  });

  it('names no two fields alike', () => {
    const keys = Object.values(columns).flatMap(({ header, synonyms }) =>
      [header, ...synonyms].map(headerKey),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
