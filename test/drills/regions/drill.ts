import pg from 'pg';
import { DataSource } from 'typeorm';
import { drawFrom } from '../../../src/demo/draw.js';
import { databaseOptions } from '../../../src/platform/database.module.js';
import { workReach, type Reach } from '../../../src/platform/reach.js';
import { Transaction } from '../../../src/platform/transaction.service.js';
import { fillTwoRegions, type RegionsToFill } from '../../house/two-regions.js';
import { createDatabase } from '../../support/database.js';
import { acts } from './acts.js';
import { Crowd } from './crowd.js';
import { Due, type Asker } from './due.js';
import { faultyClient, plants, type Plant } from './plant.js';
import { emptyTally, type Tally } from './tally.js';

export interface DrillOptions {
  /** How many questions, at least. */
  readonly queries: number;
  /** How many connections everybody shares. */
  readonly connections: number;
  readonly seed: number;
  readonly plant?: Plant | undefined;
  readonly say: (line: string) => void;
}

export interface Outcome extends Tally {
  readonly connections: number;
  readonly people: number;
  readonly regions: number;
  /** Questions by the time they took together, in seconds. */
  readonly seconds: number;
  readonly seed: number;
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

/**
 * Many people of eight regions, in every role, and the product's own work, over few connections: does anybody see a row
 * that is somebody else's, because a connection still asked for whoever had it before? The product's own `Transaction`
 * on the product's own pool, on a database of its own. Needs TEST_STACK_DATABASE_URL.
 */
export async function drillRegions({
  queries,
  connections,
  seed,
  plant,
  say,
}: DrillOptions): Promise<Outcome> {
  const database = await createDatabase();
  const owner = new pg.Pool({ connectionString: database.url, max: 4 });
  owner.on('error', () => undefined);
  const { client: fault, sql } = plant ? plants[plant] : {};
  const pool = new DataSource({
    ...databaseOptions(database.url, connections),
    extra: {
      ...databaseOptions(database.url, connections).extra,
      ...(fault ? { Client: faultyClient(fault) } : {}),
    },
    // A connection that was ended on purpose is not worth a line.
    logging: false,
    poolErrorHandler: () => undefined,
  });
  try {
    const { due, askers } = await fill(owner);
    if (sql) await owner.query(sql);
    await pool.initialize();
    const tally = emptyTally();
    let told = 0;
    const tell = (line: string) => void ((told += 1) <= 20 && say(`  ${line}`));
    const crowd = new Crowd(pool, new Transaction(pool), owner, drawFrom(seed), due, askers, tally, tell);
    const began = Date.now();
    say(`▸ ${askers.length} people and jobs of ${letters.length} regions over ${connections} connections`);
    let next = 100_000;
    // Each of the many kinds once, the rare ones too; then as chance has it.
    const still = [...acts];
    const one = async () => {
      while (tally.queries < queries) {
        await (still.pop() ?? crowd.draw.weighted(acts)).does(crowd);
        if (tally.queries < next) continue;
        say(`▸ ${next} questions, ${tally.foreignRows} foreign rows, ${seconds(began)} s`);
        next += 100_000;
      }
    };
    // Four times as many as there are connections, so that every connection passes on at once.
    await Promise.all(Array.from({ length: connections * 4 }, one));
    return {
      ...tally,
      connections,
      people: askers.length,
      regions: letters.length,
      seconds: seconds(began),
      seed,
    };
  } finally {
    if (pool.isInitialized) await pool.destroy();
    await owner.end();
    await database.drop();
  }
}

const seconds = (began: number) => Math.round((Date.now() - began) / 100) / 10;

/** Fills eight regions; everybody in them asks, visitors and jobs do too. */
async function fill(owner: pg.Pool): Promise<{ due: Due; askers: Asker[] }> {
  const codes = await owner.query<{ code: string }>('SELECT code FROM region ORDER BY code LIMIT $1', [
    letters.length,
  ]);
  const regions: RegionsToFill = Object.fromEntries(
    letters.map((letter, at) => [letter, { code: (codes.rows[at] as { code: string }).code, pc4: '7511' }]),
  );
  const client = new pg.Client(owner.options);
  await client.connect();
  const filled = await fillTwoRegions(client, regions);
  await client.query('ANALYZE');
  await client.end();
  const due = new Due(filled, letters, {});
  const keys: Record<string, string[]> = {};
  for (const table of due.tables) {
    const { rows } = await owner.query<{ key: string }>(
      `SELECT ${due.keyOf(table)}::text AS key FROM ${table}`,
    );
    keys[table] = rows.map(({ key }) => key);
  }
  const people = Object.entries(filled.viewers)
    .filter(([name]) => !name.endsWith('met person'))
    .map(([name, { account, grants }]) => ({
      name,
      reach: {
        kind: 'person',
        accountId: account,
        grants: grants.map(({ role, region, subject }) => ({ role, regionCode: region, subjectId: subject })),
      } satisfies Reach,
    }));
  const times = (count: number, asker: Asker) => Array.from({ length: count }, () => asker);
  const visitor: Asker = { name: null, reach: { kind: 'visitor' } };
  const job: Asker = { name: null, reach: workReach('drill') };
  const askers = [...people, ...times(8, visitor), ...times(4, job)];
  return { due: new Due(filled, letters, keys), askers };
}
