import pg from 'pg';
import { reachSetting } from '../../src/platform/reach.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { expected } from './rows-expected.js';
import { fillTwoRegions, type TwoRegions, type Viewer } from './two-regions.js';

let database: TestDatabase;
let owner: pg.Client;
let product: pg.Client;
let filled: TwoRegions;
beforeAll(async () => {
  database = await createDatabase();
  owner = new pg.Client({ connectionString: database.url });
  product = new pg.Client({ connectionString: database.url, options: '-c role=routekaart_app' });
  await owner.connect();
  await product.connect();
  filled = await fillTwoRegions(owner);
});
afterAll(async () => {
  await owner.end();
  await product.end();
  await database.drop();
});

const viewers = ['person', 'member', 'colleague', 'team', 'coordinator', 'referrer', 'operator'] as const;
const tables = Object.keys(expected);

function settingOf(viewer: string): string {
  const { account, grants } = filled.viewers[viewer] as Viewer;
  return reachSetting({
    kind: 'person',
    accountId: account,
    grants: grants.map(({ role, region, subject }) => ({ role, regionCode: region, subjectId: subject })),
  });
}

/** Asks in plain SQL as the product's role, for whom the setting says; nothing of it stays. Whose the rows are. */
async function ask(table: string, setting: string | null, sql: string): Promise<string[]> {
  await product.query('BEGIN');
  try {
    if (setting !== null) await product.query(`SELECT set_config('routekaart.reach', $1, true)`, [setting]);
    const { rows } = await product.query<{ key: string }>(sql);
    return rows.map(({ key }) => filled.labelOf(table, key)).sort();
  } finally {
    await product.query('ROLLBACK');
  }
}

const select = (table: string) => `SELECT ${expected[table]?.key}::text AS key FROM ${table}`;
const listOf = (text: string | undefined) => text?.split(', ') ?? [];

it('tells of every table that keeps its rows apart', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity ORDER BY relname`,
  );
  expect(rows.map(({ name }) => name)).toEqual(tables.toSorted());
});

describe.each(tables)('%s', (table) => {
  const { everybody, ...more } = expected[table] as (typeof expected)[string];

  it('shows everybody the rows that are theirs, and no others', async () => {
    const visitor = await ask(table, reachSetting({ kind: 'visitor' }), select(table));
    const seen: Record<string, string[]> = { visitor };
    const due: Record<string, string[]> = { visitor: listOf(everybody) };
    for (const viewer of viewers) {
      seen[viewer] = await ask(table, settingOf(`A ${viewer}`), select(table));
      due[viewer] = [...listOf(everybody), ...listOf(more[viewer])];
    }
    const plain = (lists: Record<string, string[]>) =>
      Object.fromEntries(
        Object.entries(lists).map(([viewer, labels]) => [
          viewer,
          labels.map((label) => label.replace(/^A /, '')).sort(),
        ]),
      );
    expect(plain(seen)).toEqual(plain(due));
  });

  it('shows both regions alike: what A sees of B is what B sees of A', async () => {
    const mirrored = (labels: string[]) =>
      labels.map((label) => label.replace(/^[AB] /, (letter) => (letter === 'A ' ? 'B ' : 'A '))).sort();
    for (const viewer of viewers) {
      expect(mirrored(await ask(table, settingOf(`B ${viewer}`), select(table)))).toEqual(
        await ask(table, settingOf(`A ${viewer}`), select(table)),
      );
    }
  });

  it('refuses whoever does not say for whom', async () => {
    await expect(ask(table, null, select(table))).rejects.toThrow('nobody said for whom');
    await expect(ask(table, '', select(table))).rejects.toThrow('nobody said for whom');
    await expect(ask(table, 'nonsense', select(table))).rejects.toThrow('invalid input syntax for type json');
  });

  it('lets nobody change or remove a row of the other region', async () => {
    const { key } = expected[table] as { key: string };
    for (const viewer of [...viewers, 'visitor']) {
      const setting = viewer === 'visitor' ? reachSetting({ kind: 'visitor' }) : settingOf(`A ${viewer}`);
      for (const sql of [
        `UPDATE ${table} SET ${key === 'id' && table.startsWith('outbox') ? 'id = DEFAULT' : `${key} = ${key}`} RETURNING ${key}::text AS key`,
        `DELETE FROM ${table} RETURNING ${key}::text AS key`,
      ]) {
        const touched = await ask(table, setting, sql).catch((error: { code: string }) => {
          // Refused as a whole: no right on the table, or somebody else's row hangs on one's own.
          if (['42501', '23503', 'P0001'].includes(error.code)) return [];
          throw error;
        });
        expect([viewer, touched.filter((label) => label.startsWith('B '))]).toEqual([viewer, []]);
      }
    }
  });

  it('shows the product’s own work everything', async () => {
    const all = await ask(table, reachSetting({ kind: 'work', name: 'test' }), select(table));
    expect(new Set(all.map((label) => label.slice(0, 1)))).toEqual(new Set(['A', 'B']));
    const opened = await ask(table, reachSetting({ kind: 'visitor' }, [table]), select(table));
    expect(opened).toEqual(all);
  });
});
