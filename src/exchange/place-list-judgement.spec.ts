import { readFileSync } from 'node:fs';
import { readDelimitedText } from '../platform/delimited-text.js';
import { findColumns } from '../platform/table-column.js';
import type { Table } from '../platform/table.js';
import { columns } from './place-list-column.js';
import { keysOf, judgePlaceList, withoutCitizenNumbers } from './place-list-judgement.js';
import type { Known } from './place-list-row.js';

const headers = [
  'Leerbedrijf',
  'KvK-nummer',
  'Leerbedrijf-ID',
  'Postcode',
  'Crebo',
  'Niveau',
  'Aantal plekken',
  'Uren per week',
  'Startdatum',
  'Vervaldatum',
  'Taalniveau',
  'Omschrijving',
  'Vroegste startdatum',
];
const fine: Record<string, string> = {
  Leerbedrijf: 'Bakkerij Ümit',
  'KvK-nummer': '01234567',
  'Leerbedrijf-ID': '100000001',
  Postcode: '7511 AB',
  Crebo: '25357',
  'Uren per week': '32,5',
  'Aantal plekken': '2',
  Startdatum: '1-2-2027',
  Vervaldatum: '21-11-2026',
};
const known: Known = {
  today: '2026-11-21',
  qualifications: new Map([['25357', { name: 'Voorman', mboLevel: 4 }]]),
  postcodes: new Map([
    ['7511', { regionCode: 'AM05', town: 'Enschede' }],
    ['9711', { regionCode: 'AM01', town: 'Groningen' }],
  ]),
  region: { code: 'AM05', name: 'Twente' },
};

function judge(rows: Record<string, string>[], imported: string[] = [], against: Partial<Known> = {}) {
  const table: Table = {
    header: { line: 1, cells: headers },
    rows: rows.map((row, index) => ({ line: index + 2, cells: headers.map((header) => row[header] ?? '') })),
  };
  const judgement = judgePlaceList(
    table,
    findColumns(table.header, columns).value ?? {},
    { ...known, ...against },
    new Set(imported),
  );
  return { ...judgement, keys: keysOf(table) };
}
const faultsOf = (change: Record<string, string>) =>
  judge([{ ...fine, ...change }]).refused.flatMap((row) =>
    [row, ...row.others].map(({ field, code }) => `${field} ${code}`),
  );

describe('a row of a list', () => {
  it('becomes a place', () => {
    expect(judge([{ ...fine, Taalniveau: 'b1' }]).good[0]?.place).toEqual({
      employerName: 'Bakkerij Ümit',
      kvkNumber: '01234567',
      leerbedrijfId: '100000001',
      establishmentNumber: null,
      workplaceTrainer: null,
      postcode4: '7511',
      regionCode: 'AM05',
      town: 'Enschede',
      creboCode: '25357',
      title: 'Voorman',
      description: 'Leerbaan Voorman bij Bakkerij Ümit',
      seats: 2,
      hoursPerWeek: 32.5,
      startsFrom: null,
      startsOn: '2027-02-01',
      lapsesOn: '2026-11-21',
      languageLevel: 'B1',
    });
  });

  it.each([
    [{ Leerbedrijf: '' }, 'employerName INVALID'],
    [{ 'KvK-nummer': '1234567' }, 'kvkNumber INVALID'],
    [{ 'Leerbedrijf-ID': '10000000' }, 'leerbedrijfId INVALID'],
    [{ Postcode: 'Enschede' }, 'postcode INVALID'],
    [{ Postcode: '0123 AB' }, 'postcode UNKNOWN_POSTCODE'],
    [{ Postcode: '9711 AB' }, 'postcode INVALID'],
    [{ Crebo: '' }, 'creboCode INVALID'],
    [{ Crebo: '99999' }, 'creboCode UNKNOWN_QUALIFICATION'],
    [{ Niveau: '3' }, 'mboLevel INVALID'],
    [{ 'Aantal plekken': '0' }, 'seats INVALID'],
    [{ 'Aantal plekken': '101' }, 'seats INVALID'],
    [{ 'Aantal plekken': '1,5' }, 'seats INVALID'],
    [{ 'Aantal plekken': '' }, 'seats INVALID'],
    [{ 'Uren per week': '7,99' }, 'hoursPerWeek INVALID'],
    [{ 'Uren per week': '40,5' }, 'hoursPerWeek INVALID'],
    [{ Startdatum: '31-2-2027' }, 'startsOn INVALID'],
    [{ Vervaldatum: '20-11-2026' }, 'lapsesOn LAPSES_IN_PAST'],
    [{ Vervaldatum: '2-2-2027' }, 'lapsesOn LAPSES_AFTER_START'],
    [{ 'Vroegste startdatum': '2-2-2027' }, 'startsFrom INVALID'],
    [{ Taalniveau: 'goed' }, 'languageLevel INVALID'],
    [{ Omschrijving: 'x'.repeat(5001) }, 'description INVALID'],
  ])('with %p is refused for %s alone', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it.each<Record<string, string>>([
    { 'Uren per week': '8' },
    { 'Uren per week': '40' },
    { 'Aantal plekken': '1' },
    { 'Aantal plekken': '100' },
    { Niveau: '4' },
    { Vervaldatum: '1-2-2027' },
    { 'Vroegste startdatum': '1-2-2027' },
  ])('at the limit (%p) is good', (change) => {
    expect(faultsOf(change)).toEqual([]);
  });

  it('tells all that is wrong with it, the first cell first, in both languages', () => {
    const [row] = judge([{ ...fine, 'KvK-nummer': 'x', Crebo: '1', 'Uren per week': '80' }]).refused;
    expect(row).toMatchObject({
      line: 2,
      field: 'kvkNumber',
      others: [{ field: 'creboCode' }, { field: 'hoursPerWeek' }],
    });
    expect(row?.sentence).toEqual({
      nl: 'KvK-nummer kan niet “x” zijn. Schrijf precies 8 cijfers, ook de nullen vooraan.',
      en: 'KvK-nummer cannot be “x”. Write exactly 8 digits, the leading zeros too.',
    });
  });

  it('may be anywhere when the list is of no region', () => {
    expect(judge([{ ...fine, Postcode: '9711' }], [], { region: null }).good).toHaveLength(1);
  });

  it('with more cells than the header is refused as a whole', () => {
    const table = readDelimitedText(
      Buffer.from(`${headers.join(';')}\n${headers.map((name) => fine[name] ?? '').join(';')};stuk tekst`),
      10,
    ).value!;
    const { refused } = judgePlaceList(
      table,
      findColumns(table.header, columns).value ?? {},
      known,
      new Set(),
    );
    expect(refused).toMatchObject([{ line: 2, field: 'row', code: 'INVALID' }]);
  });
});

describe('a citizen service number in a list', () => {
  it('refuses the row, and is not kept with what the desk gets back', () => {
    const told = { ...fine, 'Leerbedrijf-ID': '111222333', Omschrijving: 'Voor Sanne, 111.222.333' };
    const { refused } = judge([told]);
    expect(refused).toMatchObject([{ field: 'description', code: 'INVALID' }]);
    const positions = findColumns({ line: 1, cells: headers }, columns).value ?? {};
    const [row] = withoutCitizenNumbers(refused, positions);
    expect(row?.cells[headers.indexOf('Omschrijving')]).toBe('(BSN)');
    expect(row?.cells[headers.indexOf('Leerbedrijf-ID')]).toBe('111222333');
  });

  it('is not read into the number of a company', () => {
    expect(judge([{ ...fine, 'Leerbedrijf-ID': '111222333' }]).good).toHaveLength(1);
  });
});

describe('rows with the same cells', () => {
  it('are imported once; the second points to the first', () => {
    const { good, duplicates } = judge([fine, { ...fine, Omschrijving: 'anders' }, fine, fine]);
    expect(good.map(({ line }) => line)).toEqual([2, 3]);
    expect(duplicates).toEqual([
      { line: 4, of: 2 },
      { line: 5, of: 2 },
    ]);
  });

  it('are all refused when the cells are wrong: each must be repaired', () => {
    const wrong = { ...fine, Crebo: '99999' };
    expect(judge([wrong, wrong]).refused.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('as an earlier import are unchanged, also when they have lapsed since', () => {
    const { keys } = judge([fine]);
    const { unchanged, refused, good } = judge([fine], keys, { today: '2027-06-01' });
    expect({ unchanged, refused, good }).toEqual({ unchanged: [2], refused: [], good: [] });
  });

  it('are the same in another order of the columns, and differ in any cell, also one we do not read', () => {
    const keyOf = (header: string[], cells: string[]) =>
      keysOf({ header: { line: 1, cells: header }, rows: [{ line: 2, cells }] })[0];
    expect(keyOf(['Crebo', 'Kleur'], ['1', 'rood'])).toBe(keyOf(['kleur', 'CREBO'], ['rood', '1']));
    expect(keyOf(['Crebo', 'Kleur'], ['1', 'rood'])).not.toBe(keyOf(['Crebo', 'Kleur'], ['1', 'blauw']));
    expect(keyOf(['Crebo', 'Kleur'], ['1', ''])).not.toBe(keyOf(['Crebo', 'Kleur'], ['', '1']));
    expect(keyOf(['Crebo'], ['=1+1'])).toBe(keyOf(['Crebo'], ["'=1+1"]));
  });
});

describe("the desk's list of Twente", () => {
  const folder = new URL('../../test/exchange/fixtures/', import.meta.url);
  const expected = JSON.parse(readFileSync(new URL('plaatsen-twente.expected.json', folder), 'utf8')) as {
    rows: number;
    good: number;
    bad: Record<string, string>;
    duplicates: Record<string, number>;
    formulaRow: number;
  };
  const table = readDelimitedText(readFileSync(new URL('plaatsen-twente.csv', folder)), 5000).value!;
  const list = (name: string) =>
    readDelimitedText(
      readFileSync(new URL(`../reference/data/${name}.csv`, import.meta.url)),
      10_000,
    ).value!.rows.map(({ cells }) => cells as string[]);
  const regionOf = new Map(list('municipalities').map(([code, , region]) => [code, region]));
  const judgement = judgePlaceList(
    table,
    findColumns(table.header, columns).value!,
    {
      today: '2026-11-21',
      qualifications: new Map(
        list('qualifications').map(([code, name, level]) => [
          code!,
          { name: name!, mboLevel: Number(level) },
        ]),
      ),
      postcodes: new Map(
        list('postcodes').map(([pc4, municipality, town]) => [
          pc4!,
          { regionCode: regionOf.get(municipality)!, town: town! },
        ]),
      ),
      region: { code: 'AM05', name: 'Twente' },
    },
    new Set(),
  );

  it('is judged as expected, row by row', () => {
    expect(table.rows).toHaveLength(expected.rows);
    expect(judgement.good).toHaveLength(expected.good);
    expect(Object.fromEntries(judgement.refused.map(({ line, code }) => [String(line), code]))).toEqual(
      expected.bad,
    );
    expect(Object.fromEntries(judgement.duplicates.map(({ line, of }) => [String(line), of]))).toEqual(
      expected.duplicates,
    );
  });

  it('keeps a cell that begins like a formula as the text it is', () => {
    const row = judgement.good.find(({ line }) => line === expected.formulaRow);
    expect(row?.place.description).toBe('=HYPERLINK("http://x.example";"klik")');
  });
});
