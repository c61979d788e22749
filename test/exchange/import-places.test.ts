import { readFileSync } from 'node:fs';
import { ImportPlaces, type ImportOptions } from '../../src/exchange/import-places.usecase.js';
import type { PlaceListReport } from '../../src/exchange/place-list.js';
import { startApp, type TestApp } from '../support/app.js';
import { asTest } from '../support/test-transaction.js';

const folder = new URL('./fixtures/', import.meta.url);
const sample = readFileSync(new URL('plaatsen-twente.csv', folder));
const expected = JSON.parse(readFileSync(new URL('plaatsen-twente.expected.json', folder), 'utf8')) as {
  rows: number;
  good: number;
  bad: Record<string, string>;
  duplicates: Record<string, number>;
};

let app: TestApp;
const start = async () => {
  app = await startApp();
  await app.setClock('2026-11-21T10:00:00Z');
};

const run = (bytes: Uint8Array, options: Partial<ImportOptions> = {}) =>
  asTest(() => app.app.get(ImportPlaces).execute(bytes, { regionCode: 'AM05', ...options }));
async function report(bytes: Uint8Array, options: Partial<ImportOptions> = {}): Promise<PlaceListReport> {
  const { value, problems } = await run(bytes, options);
  if (!value) throw new Error(problems?.[0]?.sentence.nl);
  return value;
}
const all = <Row>(sql: string) => app.db((tx) => tx.query<Row>(sql));
const count = async (sql: string) =>
  Number((await all<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))[0]?.n);

const header = 'Leerbedrijf;KvK-nummer;Leerbedrijf-ID;Postcode;Crebo;Uren per week;Startdatum;Vervaldatum';
const row = (change: Partial<Record<'name' | 'kvk' | 'id' | 'postcode' | 'crebo', string>> = {}) => {
  const { name, kvk, id, postcode, crebo } = {
    name: 'Bakkerij Ümit',
    kvk: '01234567',
    id: '100000001',
    postcode: '7511 AB',
    crebo: '25357',
    ...change,
  };
  return `${name};${kvk};${id};${postcode};${crebo};32,5;1-2-2027;15-1-2027`;
};
const list = (...rows: string[]) => Buffer.from([header, ...rows].join('\n'));

describe("a desk's own list", () => {
  beforeEach(start);
  afterEach(() => app.close());

  it('is imported as the sample says: good rows as published places, the others reported', async () => {
    const result = await report(sample);
    expect(result.rows).toBe(expected.rows);
    expect(result.good).toBe(expected.good);
    expect(Object.fromEntries(result.refused.map(({ line, code }) => [String(line), code]))).toEqual(
      expected.bad,
    );
    expect(Object.fromEntries(result.duplicates.map(({ line, of }) => [String(line), of]))).toEqual(
      expected.duplicates,
    );
    expect(
      await count(`place WHERE status = 'PUBLISHED' AND region_code = 'AM05' AND published_at IS NOT NULL`),
    ).toBe(387);
    expect(await count(`deadline WHERE kind = 'PLACE' AND ended_at IS NULL`)).toBe(387);
    expect(await count(`employer WHERE status = 'TO_BE_CONFIRMED'`)).toBe(97);
    expect(await count(`accreditation WHERE status <> 'STATED_BY_DESK'`)).toBe(0);
    expect(
      await count(
        `place p WHERE NOT EXISTS (SELECT FROM accreditation a WHERE a.employer_id = p.employer_id AND a.crebo_code = p.crebo_code)`,
      ),
    ).toBe(0);
    expect(
      await count(
        `place p WHERE NOT EXISTS (SELECT FROM establishment e WHERE e.employer_id = p.employer_id AND e.postcode4 = p.postcode4)`,
      ),
    ).toBe(0);
    expect(await all(`SELECT description FROM place WHERE description LIKE '=%'`)).toEqual([
      { description: '=HYPERLINK("http://x.example";"klik")' },
    ]);
  });

  it('changes nothing the second time: every row is unchanged', async () => {
    await report(sample);
    const before = await all('SELECT md5(string_agg(p::text, $$ $$ ORDER BY id)) FROM place p');
    const again = await report(sample);
    expect(again).toMatchObject({ good: 0, unchanged: 387 });
    expect(again.refused).toHaveLength(13);
    expect(again.duplicates).toHaveLength(2);
    expect(await all('SELECT md5(string_agg(p::text, $$ $$ ORDER BY id)) FROM place p')).toEqual(before);
    expect(await count('employer')).toBe(97);
  });

  it('changes nothing at all on a dry run', async () => {
    expect((await report(sample, { dryRun: true })).good).toBe(387);
    expect(await count('place')).toBe(0);
    expect(await count('employer')).toBe(0);
  });

  it('imported by two at the same time comes in once', async () => {
    const results = await Promise.all([report(sample), report(sample), report(sample)]);
    expect(results.map(({ good }) => good).sort()).toEqual([0, 0, 387]);
    expect(await count('place')).toBe(387);
  });

  it('adds to an employer that is known, and keeps what is known of its accreditations', async () => {
    await report(list(row()));
    await app.db(async (tx) => {
      await tx.execute(`UPDATE employer SET status = 'CONFIRMED'`);
      await tx.execute(`UPDATE accreditation SET status = 'ACTIVE'`);
    });
    expect(await report(list(row(), row({ crebo: '25358' }), row({ postcode: '7551 AB' })))).toMatchObject({
      good: 2,
      unchanged: 1,
    });
    expect(await all('SELECT name, status FROM employer')).toEqual([
      { name: 'Bakkerij Ümit', status: 'CONFIRMED' },
    ]);
    expect(await all('SELECT crebo_code AS crebo, status FROM accreditation ORDER BY 1')).toEqual([
      { crebo: '25357', status: 'ACTIVE' },
      { crebo: '25358', status: 'STATED_BY_DESK' },
    ]);
    expect(await count('establishment')).toBe(2);
  });

  it('is refused where it contradicts what is known: another KvK number, a withdrawn accreditation', async () => {
    await report(list(row(), row({ id: '100000002', crebo: '25358' })));
    await app.db((tx) =>
      tx.execute(`UPDATE accreditation SET status = 'WITHDRAWN' WHERE crebo_code = '25358'`),
    );
    const { good, refused } = await report(
      list(
        row({ kvk: '99999999' }),
        row({ id: '100000002', crebo: '25358', postcode: '7551' }),
        row({ id: '100000003', kvk: '11111111' }),
        row({ id: '100000003', kvk: '22222222' }),
      ),
    );
    expect(good).toBe(1);
    expect(refused.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, 'kvkNumber', 'INVALID'],
      [3, 'creboCode', 'NOT_ACCREDITED'],
      [5, 'kvkNumber', 'INVALID'],
    ]);
  });

  it('of one region holds no places elsewhere; a list of no region may', async () => {
    const elsewhere = list(row({ postcode: '9711 AB' }), row({ postcode: '7511' }));
    const { good, refused } = await report(elsewhere);
    expect(good).toBe(1);
    expect(refused.map(({ line, field, code }) => [line, field, code])).toEqual([[2, 'postcode', 'INVALID']]);
    expect(refused[0]?.sentence.nl).toContain('buiten de regio Twente');
    expect((await report(elsewhere, { regionCode: null })).good).toBe(1);
    expect(await all('SELECT region_code AS region FROM place ORDER BY 1')).toEqual([
      { region: 'AM01' },
      { region: 'AM05' },
    ]);
  });

  it('is judged by the day of the database', async () => {
    await app.setClock('2027-01-16T10:00:00Z');
    expect((await report(list(row()))).refused[0]?.code).toBe('LAPSES_IN_PAST');
  });

  it('is not imported in part when something breaks halfway', async () => {
    const broken = run(sample, {
      progress: () => Promise.reject(new Error('broken')),
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await count('place')).toBe(0);
    expect(await count('employer')).toBe(0);
    expect(await count('deadline')).toBe(0);
  });
});

describe('a file that is no list', () => {
  beforeAll(start);
  afterAll(() => app.close());

  it.each([
    ['that is no list', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'geen lijst'],
    [
      'without the header',
      Buffer.from('Leerbedrijf;Crebo\na;b'),
      'ontbreekt: KvK-nummer, Leerbedrijf-ID, Postcode',
    ],
    ['with a quotation mark too many', Buffer.from(`${header}\n"${row()}`), 'aanhalingsteken'],
    ['of more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), '5 MB'],
    ['of more than 5,000 rows', list(...Array<string>(5001).fill(row())), 'meer dan 5000 regels'],
  ])('%s is refused as a whole, in one sentence', async (_, bytes, sentence) => {
    const { problems } = await run(bytes);
    expect(problems).toHaveLength(1);
    expect(problems?.[0]?.sentence.nl).toContain(sentence);
  });

  it('or is for a region that does not exist is refused', async () => {
    expect((await run(list(row()), { regionCode: 'AM99' })).problems).toHaveLength(1);
  });
});
