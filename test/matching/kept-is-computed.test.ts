import fc from 'fast-check';
import pg from 'pg';
import type { CalendarDate } from '../../src/platform/calendar-date.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { ownerTransaction, type TestTransaction } from '../support/test-transaction.js';
import * as generated from './generated-region.js';

const today: CalendarDate = '2026-11-21';
const places = generated.places(5, 60, today);
const candidates = generated.candidates(6, 60, today);

let database: TestDatabase;
let transaction: TestTransaction & { close(): Promise<void> };
let clients: pg.Client[];
beforeAll(async () => {
  database = await createDatabase();
  transaction = await ownerTransaction(database.url);
  clients = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      return client;
    }),
  );
});
beforeEach(() =>
  transaction.run(async (tx) => {
    await generated.storeReference(tx);
    await generated.storePlaces(tx, places);
    await generated.storeCandidates(tx, candidates);
  }),
);
afterAll(async () => {
  for (const client of clients) await client.end();
  await transaction.close();
  await database.drop();
});

/* Some of them, others at each seed. */
const some = (column: string, seed: number) => `hashtextextended(${column}::text, ${seed}) % 7 = 0`;
const literal = (values: readonly (string | number)[], seed: number) => {
  const value = values[seed % values.length] as string | number;
  return typeof value === 'number' ? String(value) : value === 'NULL' ? value : `'${value}'`;
};
const codes = generated.qualifications.map(({ creboCode }) => creboCode);
const pc4s = generated.postcodes.map(({ pc4 }) => pc4);
const days = ['2026-11-21', '2026-12-01', '2027-02-28', '2027-08-01'];

/** What a column of a table may become, by table. */
const changes: Record<string, { key: string; values: Record<string, readonly (string | number)[]> }> = {
  place: {
    key: 'id',
    values: {
      status: ['PUBLISHED', 'DRAFT', 'LAPSED', 'WITHDRAWN', 'FILLED'],
      seats_taken: [0, 1],
      seats: [3, 4],
      crebo_code: codes,
      region_code: generated.regions,
      postcode4: pc4s,
      starts_on: ['2027-09-01', '2027-10-01'],
      lapses_on: days,
      hours_per_week: [16, 23.5, 40],
      language_level: ['NULL', 'A2', 'C1'],
      title: ['x', 'y'],
    },
  },
  candidate: {
    key: 'id',
    values: {
      postcode4: pc4s,
      birth_date: ['1990-05-05', '2010-07-31', '2010-08-01'],
      young_start_reason: ['NULL', 'twaalf schooljaren'],
      placed_on: ['NULL', '2026-11-21'],
      name: ['Iemand', 'Niemand'],
    },
  },
  wish: {
    key: 'candidate_id',
    values: {
      mbo_levels: ['{1}', '{2,3}', '{1,2,3,4}'],
      sector_codes: ['{}', '{craft}', '{care,trade}'],
      crebo_codes: ['{}', `{${codes[0]}}`, `{${codes[3]},${codes[7]}}`, '{29900}'],
      postcode4: ['NULL', ...pc4s],
      max_travel_km: ['NULL', 1, 5, 6, 75, 300],
      region_code: ['NULL', ...generated.regions],
      available_from: ['NULL', ...days],
      max_hours_per_week: ['NULL', 8, 32],
      language_level: ['NULL', 'A1', 'B2'],
    },
  },
};
const changed = fc
  .record({ table: fc.constantFrom(...Object.keys(changes)), column: fc.nat(), seed: fc.nat(999) })
  .map(({ table, column, seed }) => {
    const { key, values } = changes[table] as (typeof changes)[string];
    const columns = Object.keys(values);
    const name = columns[column % columns.length] as string;
    return `UPDATE ${table} SET ${name} = ${literal(values[name] ?? [], seed)} WHERE ${some(key, seed)}`;
  });
const given = `(id, candidate_id, purpose, basis, informed_by, informed_how, text_version, controller_kind, controller_name)
  SELECT gen_random_uuid(), id, 'MATCHING', 'CONSENT', 'test', 'ON_SCREEN', '1', 'MUNICIPALITY', 'test' FROM candidate`;
const more = (seed: number): readonly string[] => [
  `UPDATE legal_basis SET ended_at = app_now(), ended_as = 'WITHDRAWN' WHERE ended_at IS NULL AND ${some('candidate_id', seed)}`,
  `DELETE FROM legal_basis WHERE ${some('candidate_id', seed)}`,
  `INSERT INTO legal_basis ${given} WHERE ${some('id', seed)} ON CONFLICT DO NOTHING`,
  `DELETE FROM wish WHERE ${some('candidate_id', seed)}`,
  `INSERT INTO wish (candidate_id, mbo_levels) SELECT id, '{2,3}' FROM candidate WHERE ${some('id', seed)}
     ON CONFLICT (candidate_id) DO UPDATE SET mbo_levels = '{1}', max_travel_km = 40`,
  `DELETE FROM candidate WHERE ${some('id', seed)}`,
  `DELETE FROM place WHERE ${some('id', seed)}`,
  `INSERT INTO place (id, employer_id, crebo_code, region_code, postcode4, title, description, status, seats,
     hours_per_week, starts_on, lapses_on)
   SELECT gen_random_uuid(), employer_id, crebo_code, region_code, postcode4, title, description, 'PUBLISHED', 2, 32,
     starts_on, lapses_on FROM place WHERE ${some('id', seed)}`,
];
const lists = (seed: number): readonly string[] => [
  `UPDATE postcode SET lat = lat + 0.05, lon = lon - 0.05 WHERE ${some('pc4', seed)}`,
  `UPDATE qualification SET mbo_level = 1 + mbo_level % 4 WHERE ${some('crebo_code', seed)}`,
  `UPDATE qualification SET sector_code = 'care' WHERE ${some('crebo_code', seed)}`,
  `INSERT INTO qualification SELECT '29900', name, 3, kind, dossier_code, dossier, 'craft'
     FROM qualification WHERE crebo_code = '${codes[0]}' ON CONFLICT (crebo_code) DO UPDATE SET mbo_level = 3`,
];
const clearances = ['TRUNCATE wish', 'TRUNCATE legal_basis', 'TRUNCATE place CASCADE'];
const at = (statements: (seed: number) => readonly string[]) =>
  fc
    .tuple(fc.nat(), fc.nat(999))
    .map(([which, seed]) => statements(seed)[which % statements(seed).length] as string);

/** What stands there and should not, and what should and does not: nothing. Within a transaction, which it leaves as it was. */
async function differences(client: pg.Client): Promise<string[]> {
  const found: string[] = [];
  await client.query('SAVEPOINT anew');
  await client.query(
    `SELECT set_config('routekaart.reach', '{"kind":"work","work":"test","beyond":["*"]}', true)`,
  );
  for (const table of ['searched_place', 'searched_wish'])
    await client.query(
      `CREATE TEMPORARY TABLE kept_${table} AS SELECT * FROM ${table}; DELETE FROM ${table}`,
    );
  await client.query('SELECT search_everything()');
  for (const table of ['searched_place', 'searched_wish']) {
    const { rows } = await client.query<{ row: string }>(`
      (SELECT 'too much: ' || k AS row FROM kept_${table} k EXCEPT ALL SELECT 'too much: ' || c FROM ${table} c)
      UNION ALL
      (SELECT 'missing: ' || c FROM ${table} c EXCEPT ALL SELECT 'missing: ' || k FROM kept_${table} k)`);
    found.push(...rows.map(({ row }) => `${table} ${row}`));
  }
  await client.query('ROLLBACK TO anew');
  return found;
}

/* Refused by the tables themselves (fewer seats than are taken, nobody left to hang it on), or by each other. */
const refusals = ['23514', '23503', '40P01'];

/** How a step begins, is kept and is taken back: by itself, or within the transaction of a whole story. */
const alone = { begin: 'BEGIN', keep: 'SELECT pg_sleep(0.003); COMMIT', takeBack: 'ROLLBACK' };
const inStory = { begin: 'SAVEPOINT step', keep: 'RELEASE step', takeBack: 'ROLLBACK TO step' };

async function does(
  client: pg.Client,
  { sql, isKept }: { sql: string; isKept: boolean },
  { begin, keep, takeBack }: typeof alone,
): Promise<void> {
  await client.query(begin);
  try {
    await client.query(sql);
    await client.query(isKept ? keep : takeBack);
  } catch (error) {
    await client.query(takeBack);
    if (!refusals.includes((error as { code: string }).code)) throw error;
  }
}

const isKept = fc.constantFrom(true, true, true, false);
const step = fc.record({
  sql: fc.oneof(
    { weight: 18, arbitrary: changed },
    { weight: 9, arbitrary: at(more) },
    { weight: 3, arbitrary: at(lists) },
    fc.constantFrom(...clearances),
  ),
  isKept,
});

it('is what it would be if it were made anew, whatever happened', async () => {
  const [client] = clients as [pg.Client];
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      await client.query('BEGIN');
      try {
        for (const each of steps) await does(client, each, inStory);
        expect(await differences(client)).toEqual([]);
        kept += Number((await client.query('SELECT count(*) FROM searched_wish')).rows[0].count);
      } finally {
        await client.query('ROLLBACK');
      }
    }),
    { numRuns: 120 },
  );
  expect(kept).toBeGreaterThan(1000);
});

/* Nobody leaves for good, so that they go on meeting at the same few; each goes on for a moment before it is over. */
const meeting = fc.record({
  sql: fc.oneof(
    changed.filter((sql) => !sql.startsWith('UPDATE place')),
    at((seed) => more(seed).slice(0, 5)),
    at(lists),
  ),
  isKept,
});

it('is so too when everybody does things at once', async () => {
  for (const client of clients) await client.query(`SET deadlock_timeout = '10ms'`);
  const together = fc.array(meeting, { minLength: 25, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(fc.tuple(...clients.map(() => together)), async (all) => {
      await Promise.all(
        all.map(async (steps, who) => {
          for (const each of steps) await does(clients[who] as pg.Client, each, alone);
        }),
      );
      const [client] = clients as [pg.Client];
      await client.query('BEGIN');
      try {
        expect(await differences(client)).toEqual([]);
      } finally {
        await client.query('ROLLBACK');
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
