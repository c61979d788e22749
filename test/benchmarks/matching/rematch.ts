import type { DataSource } from 'typeorm';
import type pg from 'pg';
import { createDataSource } from '../../../src/data-source.service.js';
import { defaultSettings } from '../../../src/desks/region-settings.js';
import { bestCandidatesOfMany } from '../../../src/matching/country-matching.repository.js';
import { TestTransaction } from '../../support/test-transaction.js';

/** The whole country matched anew, both ways: what it took, and whether they came to the same. */
export interface Rematch {
  readonly sqlSeconds: number;
  readonly oursSeconds: number;
  readonly rows: number;
  readonly same: boolean;
}

const best = 50;
const atOnce = 20_000;

/** As many rows, as one number that any other row would change. */
const checksum = (table: string) => `SELECT count(*)::integer AS rows,
  sum(hashtextextended(place_id || ' ' || candidate_id || ' ' || score, 0)::numeric)::text AS sum FROM ${table}`;

/**
 * Writes of every open place its fifty best candidates: by one statement that searches for each, and by reading
 * everything once, searching in this process and writing what was found. Both with the same index at the end.
 */
export async function rematchBothWays(client: pg.Client, databaseUrl: string): Promise<Rematch> {
  const weights = JSON.stringify(defaultSettings.matchingWeights);
  const index = (table: string) => `ALTER TABLE ${table} ADD PRIMARY KEY (place_id, candidate_id)`;
  const fromSql = performance.now();
  await client.query({
    text: `CREATE UNLOGGED TABLE matched_by_sql AS SELECT place_id, candidate_id, score
      FROM candidates_that_match(ARRAY(SELECT id FROM place WHERE status = 'PUBLISHED'), app_today(),
        '${weights}'::jsonb, ${best}, false)
      WHERE candidate_id IS NOT NULL`,
  });
  await client.query(index('matched_by_sql'));
  const sqlSeconds = (performance.now() - fromSql) / 1000;

  const fromOurs = performance.now();
  const dataSource = await createDataSource(databaseUrl);
  await dataSource.initialize();
  await client.query(
    'CREATE UNLOGGED TABLE matched_by_us (place_id uuid, candidate_id uuid, score double precision)',
  );
  await inProcess(dataSource, client);
  await client.query(index('matched_by_us'));
  const oursSeconds = (performance.now() - fromOurs) / 1000;
  await dataSource.destroy();

  const sums = await Promise.all(
    ['matched_by_sql', 'matched_by_us'].map(async (table) => (await client.query(checksum(table))).rows[0]),
  );
  return {
    sqlSeconds,
    oursSeconds,
    rows: sums[0].rows,
    same: JSON.stringify(sums[0]) === JSON.stringify(sums[1]),
  };
}

async function inProcess(dataSource: DataSource, client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM place WHERE status = 'PUBLISHED'`);
  let columns: [string[], string[], number[]] = [[], [], []];
  const write = async () => {
    await client.query({
      name: 'write matches',
      text: 'INSERT INTO matched_by_us SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::float8[])',
      values: columns,
    });
    columns = [[], [], []];
  };
  await new TestTransaction(dataSource).read(async (tx) => {
    const ids = rows.map(({ id }) => id);
    for await (const { placeId, best: found } of bestCandidatesOfMany(tx, ids, best)) {
      for (const { candidateId, score } of found) {
        columns[0].push(placeId);
        columns[1].push(candidateId);
        columns[2].push(score);
      }
      if (columns[0].length >= atOnce) await write();
    }
  });
  await write();
}
