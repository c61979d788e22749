import { readFileSync } from 'node:fs';
import { withoutFormulaGuard } from '../../src/platform/csv-output.js';
import { readDelimitedText } from '../../src/platform/delimited-text.js';
import { startApp, type Person, type TestApp } from '../support/app.js';

const sample = readFileSync(new URL('./fixtures/plaatsen-twente.csv', import.meta.url));
const small = [
  'Leerbedrijf;KvK-nummer;Leerbedrijf-ID;Postcode;Crebo;Uren per week;Startdatum;Vervaldatum;Opmerking',
  'Bakkerij Ümit;01234567;100000001;7511 AB;25357;32,5;1-2-2199;15-1-2199;goed',
  'Bakkerij Ümit;01234567;100000001;7511 AB;25357;80;1-2-2199;31-2-2199;=1+1',
].join('\r\n');

let app: TestApp;
let adviser: Person;
beforeAll(async () => {
  app = await startApp();
  adviser = await app.person('Ad', { role: 'ADVISER', regionCode: 'AM05' });
});
afterAll(() => app.close());

const fields =
  'id fileName status progress rows good unchanged duplicates { line of } refused { line field code message } failure refusedRowsUrl';
const placeList = `query($id: ID!) { placeList(id: $id) { ${fields} } }`;
const importPlaceList = `mutation($id: ID!) { importPlaceList(id: $id) { placeList { ${fields} } problems { code path } } }`;

async function handIn(
  body: Uint8Array | string,
  as: Person | null = adviser,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${app.url}/exchange/place-lists`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('plaatsen “twente”.csv'),
      ...(as ? { cookie: as.cookie } : {}),
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as { placeList: { id: string } | null; problems: { message: string }[] },
  };
}
const idOf = async (body: Uint8Array | string) => (await handIn(body)).body.placeList?.id ?? '';
const shown = async (id: string, as: Person | null = adviser) =>
  (await app.ask(placeList, { id }, { as })).data?.placeList;
const count = async (sql: string) =>
  Number((await app.db((tx) => tx.one<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)))?.n);

describe('a list handed in on a page', () => {
  it('is received, judged by a worker, approved, and imported by a worker', async () => {
    const places = await count('place');
    const id = await idOf(small);
    expect(await shown(id)).toMatchObject({
      status: 'RECEIVED',
      progress: 0,
      rows: null,
      fileName: 'plaatsen “twente”.csv',
    });
    await app.settle();
    expect(await shown(id)).toMatchObject({
      status: 'JUDGED',
      rows: 2,
      good: 1,
      refused: [{ line: 3, field: 'hoursPerWeek', code: 'INVALID' }],
    });
    expect(await count('place')).toBe(places);
    expect(
      (await app.ask(importPlaceList, { id }, { as: adviser })).data.importPlaceList.placeList.status,
    ).toBe('IMPORTING');
    await app.settle();
    expect(await shown(id)).toMatchObject({ status: 'IMPORTED', progress: 1, good: 1 });
    expect(await count('place')).toBe(places + 1);
    expect(await count(`place WHERE created_by = '${adviser.accountId}'`)).toBe(1);
    expect(await count(`place_list WHERE id = '${id}' AND file IS NULL`)).toBe(1);
  });

  it('tells all that is wrong with a row, in the language of the request', async () => {
    const id = await idOf(small);
    await app.settle();
    const message = async (language: 'nl' | 'en') =>
      (await app.ask(placeList, { id }, { as: adviser, language })).data.placeList.refused[0]
        .message as string;
    expect(await message('nl')).toContain('Uren per week kan niet “80” zijn');
    expect(await message('nl')).toContain('Vervaldatum kan niet “31-2-2199” zijn');
    expect(await message('en')).toContain('Uren per week cannot be “80”');
  });

  it('shows how far the import is while it runs', async () => {
    await app.setClock('2026-11-21T10:00:00Z');
    const signedIn = await app.person('Ans', { role: 'ADVISER', regionCode: 'AM05' });
    const { body } = await handIn(sample, signedIn);
    const id = body.placeList?.id ?? '';
    await app.settle();
    await app.ask(importPlaceList, { id }, { as: signedIn });
    const seen = new Set<number>();
    let running = true;
    const settled = app.settle().finally(() => (running = false));
    while (running) {
      const list = await shown(id, signedIn);
      if (list?.status === 'IMPORTING') seen.add(list.progress);
    }
    await settled;
    expect([...seen].some((progress) => progress > 0 && progress < 1)).toBe(true);
    expect(await shown(id, signedIn)).toMatchObject({ status: 'IMPORTED', good: 387 });
    await app.setClock(null);
  });

  it('cannot be approved twice, nor before it was judged', async () => {
    const id = await idOf(small);
    const approve = async () =>
      (await app.ask(importPlaceList, { id }, { as: adviser })).data.importPlaceList.problems;
    expect(await approve()).toMatchObject([{ code: 'NOT_ALLOWED_NOW' }]);
    await app.settle();
    expect(await approve()).toEqual([]);
    expect(await approve()).toMatchObject([{ code: 'NOT_ALLOWED_NOW' }]);
  });

  it('that cannot be read has failed, and says why', async () => {
    const id = await idOf('Leerbedrijf;Crebo\nx;y');
    await app.settle();
    const list = await shown(id);
    expect(list).toMatchObject({ status: 'FAILED', rows: null, refused: [], refusedRowsUrl: null });
    expect(list.failure).toContain('ontbreekt: KvK-nummer');
  });

  it('gives its refused rows back as CSV with the reason, and nothing in it is a formula', async () => {
    const id = await idOf(small);
    await app.settle();
    const { refusedRowsUrl } = await shown(id);
    const response = await fetch(`${app.url}${refusedRowsUrl}`, { headers: { cookie: adviser.cookie } });
    expect(response.headers.get('content-disposition')).toContain(
      'attachment; filename=geweigerd-plaatsen-twente.csv',
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = Buffer.from(bytes).toString();
    expect(text).toContain(";'=1+1;");
    const table = readDelimitedText(bytes, 10).value;
    expect(table?.header.cells.slice(-2)).toEqual(['Regel', 'Wat er niet klopt']);
    expect(table?.rows[0]?.cells.map(withoutFormulaGuard).slice(5, 10)).toEqual([
      '80',
      '1-2-2199',
      '31-2-2199',
      '=1+1',
      '3',
    ]);
  });
});

describe('who may hand in a list', () => {
  it('is an adviser or coordinator, signed in', async () => {
    const employer = await app.person('Em', {
      role: 'EMPLOYER',
      subjectId: '00000000-0000-4000-8000-000000000001',
    });
    expect((await handIn(small, null)).status).toBe(401);
    expect((await handIn(small, employer)).status).toBe(403);
    expect(
      (await handIn(small, await app.person('Cor', { role: 'COORDINATOR', regionCode: 'AM05' }))).status,
    ).toBe(201);
  });

  it('sees the lists of the own region alone', async () => {
    const other = await app.person('Gré', { role: 'ADVISER', regionCode: 'AM01' });
    const id = await idOf(small);
    await app.settle();
    expect(await shown(id, other)).toBeNull();
    expect(await shown(id, null)).toBeNull();
    expect(
      (await app.ask(importPlaceList, { id }, { as: other })).data.importPlaceList.problems,
    ).toMatchObject([{ code: 'NOT_FOUND' }]);
    const response = await fetch(`${app.url}/exchange/place-lists/${id}/refused.csv`, {
      headers: { cookie: other.cookie },
    });
    expect(response.status).toBe(404);
    const mine = await app.ask('{ placeLists(first: 1) { totalCount nodes { id } } }', {}, { as: adviser });
    expect(mine.data.placeLists.nodes).toEqual([{ id }]);
    expect(
      (await app.ask('{ placeLists { totalCount } }', {}, { as: other })).data.placeLists.totalCount,
    ).toBe(0);
  });

  it.each([
    ['too large', new Uint8Array(5 * 1024 * 1024 + 1), {}, 413],
    ['empty', '', {}, 422],
    ['what a form of another site can send', small, { 'content-type': 'text/plain' }, 415],
  ])('may not send what is %s', async (_, body, headers, status) => {
    const answer = await handIn(body, adviser, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.problems[0]?.message).toBeTruthy();
  });
});
