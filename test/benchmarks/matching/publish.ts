import type pg from 'pg';
import { defaultSettings } from '../../../src/desks/region-settings.js';
import { percentile } from './percentile.js';

/**
 * What publishing takes with its re-match, in milliseconds: the place becomes one that is searched, its twenty best
 * candidates are found, and both are committed together.
 */
export async function publishAndRematch(
  client: pg.Client,
  seed: number,
): Promise<{ p50: number; p95: number }> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE place SET status = 'DRAFT'
     WHERE id IN (SELECT id FROM place WHERE status = 'PUBLISHED' ORDER BY md5(id || $1) LIMIT 300) RETURNING id`,
    [String(seed)],
  );
  await client.query('VACUUM ANALYZE searched_place');
  const weights = JSON.stringify(defaultSettings.matchingWeights);
  const times: number[] = [];
  for (const { id } of rows) {
    const from = performance.now();
    await client.query('BEGIN');
    await client.query({
      name: 'publish',
      text: `UPDATE place SET status = 'PUBLISHED', published_at = app_now() WHERE id = $1`,
      values: [id],
    });
    await client.query({
      name: 'rematch',
      text: `SELECT * FROM candidates_that_match(ARRAY[$1::uuid], app_today(), $2::jsonb, 20)`,
      values: [id, weights],
    });
    await client.query('COMMIT');
    times.push(performance.now() - from);
  }
  const warm = times.slice(20);
  return { p50: percentile(warm, 0.5), p95: percentile(warm, 0.95) };
}
