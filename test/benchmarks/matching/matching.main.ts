import { parseArgs } from 'node:util';
import pg from 'pg';
import { startTemporaryStores } from '../../../src/stack/stores.service.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    places: { type: 'string', default: '10000' },
    candidates: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    asked: { type: 'string', default: '200' },
  },
});
const say = (line: string) => console.error(`▸ ${line}`);
const stores = await startTemporaryStores(say);
process.env['TEST_STACK_DATABASE_URL'] = stores.databaseUrl;
process.env['TEST_STACK_REDIS_URL'] = stores.redisUrl;
process.env['LOG_LEVEL'] = 'silent';
const { createDatabase } = await import('../../support/database.js');
const { fillNetherlands } = await import('./netherlands.js');
const { keepNaively, naivePlaces, naiveCandidates } = await import('./naive-search.js');
const { defaultSettings } = await import('../../../src/desks/region-settings.js');

const database = await createDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const size = {
  places: Number(values.places),
  candidates: Number(values.candidates),
  seed: Number(values.seed),
};
say('filling');
console.time('fill');
await fillNetherlands(client, size);
console.timeEnd('fill');
await keepNaively(client);
console.timeLog;
const weights = JSON.stringify(defaultSettings.matchingWeights);
const ids = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id);
const askedWishes = await ids(
  `SELECT id FROM naive_wish ORDER BY md5(id || '${size.seed}') LIMIT ${values.asked}`,
);
const askedPlaces = await ids(
  `SELECT id FROM naive_place WHERE status = 'PUBLISHED' ORDER BY md5(id || '${size.seed}') LIMIT ${values.asked}`,
);
const queries = {
  naivePlaces: { name: 'np', text: naivePlaces, values: (id: string) => [id] },
  ourPlaces: {
    name: 'op',
    text: `SELECT place_id::text AS id, score FROM places_that_match((SELECT array_agg(w) FROM wishes_in_matching(ARRAY[$1::uuid]) w), app_today(), $2::jsonb, 20, NULL, NULL, NULL) WHERE place_id IS NOT NULL`,
    values: (id: string) => [id, weights],
  },
  naiveCandidates: { name: 'nc', text: naiveCandidates, values: (id: string) => [id] },
  ourCandidates: {
    name: 'oc',
    text: `SELECT candidate_id::text AS id, score FROM candidates_that_match(ARRAY[$1::uuid], app_today(), $2::jsonb, 20) WHERE candidate_id IS NOT NULL`,
    values: (id: string) => [id, weights],
  },
};
const percentile = (times: number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const results: Record<string, { times: number[]; answers: string[] }> = {};
for (const [name, query] of Object.entries(queries)) {
  const asked = name.endsWith('Places') ? askedWishes : askedPlaces;
  const times: number[] = [];
  const answers: string[] = [];
  for (const id of asked) {
    const from = performance.now();
    const { rows } = await client.query({ name: query.name, text: query.text, values: query.values(id) });
    times.push(performance.now() - from);
    answers.push(
      rows.map((row: { id: string; score: number }) => `${row.id} ${Number(row.score)}`).join('\n'),
    );
  }
  results[name] = { times, answers };
  say(
    `${name}: p50 ${percentile(times, 0.5).toFixed(2)} p95 ${percentile(times, 0.95).toFixed(2)} ms; rows ${answers.join('\n').split('\n').length}`,
  );
}
const same = (a: string, b: string) =>
  results[a]!.answers.filter((answer, i) => answer === results[b]!.answers[i]).length;
say(
  `identical: places ${same('naivePlaces', 'ourPlaces')}, candidates ${same('naiveCandidates', 'ourCandidates')} of ${values.asked}`,
);
if (process.env['KEEP']) {
  say(database.url);
  await new Promise(() => undefined);
}
await client.end();
await stores.stop();
