import fc from 'fast-check';
import pg from 'pg';
import { distanceMetres } from '../../src/reference/distance.js';
import { createDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

it('the distance is the same in the rules and in the database, to the metre', async () => {
  const degrees = (least: number, most: number) =>
    fc.integer({ min: least * 10_000, max: most * 10_000 }).map((value) => value / 10_000);
  const point = fc.record({ lat: degrees(50, 54), lon: degrees(3, 8) });
  const pairs = fc.sample(fc.tuple(point, point), 5000);
  const { rows } = await client.query<{ metres: number }>(
    `SELECT distance_m((p->0->>'lat')::float8, (p->0->>'lon')::float8, (p->1->>'lat')::float8, (p->1->>'lon')::float8) AS metres
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS pair(p, i) ORDER BY i`,
    [JSON.stringify(pairs)],
  );
  expect(rows.map(({ metres }) => metres)).toEqual(pairs.map(([from, to]) => distanceMetres(from, to)));
  expect(new Set(rows.map(({ metres }) => metres)).size).toBeGreaterThan(4000);
});

it('a point is no distance from itself, and Enschede to Almelo is some 20 km', async () => {
  const enschede = { lat: 52.2183, lon: 6.8958 };
  expect(distanceMetres(enschede, enschede)).toBe(0);
  expect(distanceMetres(enschede, { lat: 52.3567, lon: 6.6625 })).toBeGreaterThan(19_000);
  expect(distanceMetres(enschede, { lat: 52.3567, lon: 6.6625 })).toBeLessThan(24_000);
});
