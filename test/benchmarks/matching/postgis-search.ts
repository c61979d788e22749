import type { Client } from 'pg';
import type { Way } from './compare-searches.js';
import { fits, score } from './naive-search.js';

/**
 * As somebody who knows PostGIS would write it: the same tables with a geography beside them, a GiST index on it, and
 * ST_DWithin on the sphere to find who is near; what is left is judged as everywhere. A hair more than the distance is
 * asked for, because PostGIS has a slightly smaller Earth; the metres themselves decide.
 */
export async function keepForPostgis(client: Client): Promise<void> {
  await client.query(`
    CREATE EXTENSION postgis;
    CREATE TABLE postgis_place AS SELECT *, ST_MakePoint(lon, lat)::geography AS at FROM naive_place
      WHERE status = 'PUBLISHED';
    ALTER TABLE postgis_place ADD PRIMARY KEY (id);
    CREATE INDEX ON postgis_place USING gist (at);
    CREATE TABLE postgis_wish AS SELECT *, ST_MakePoint(lon, lat)::geography AS home FROM naive_wish;
    ALTER TABLE postgis_wish ADD PRIMARY KEY (id);
    CREATE INDEX ON postgis_wish USING gist (home);
    CREATE INDEX ON postgis_wish (id) WHERE max_travel_km IS NULL`);
  await client.query('VACUUM ANALYZE postgis_place, postgis_wish');
}

const everywhere = 1_000_000;

export const postgisPlaces: Way = {
  name: 'postgis places',
  text: `SELECT p.id::text, ${score} AS score
    FROM postgis_wish w
    JOIN postgis_place p ON ST_DWithin(p.at, w.home, coalesce(w.max_travel_km * 1000 + 2, ${everywhere}), false)
    WHERE w.id = $1 AND ${fits} ORDER BY 2 DESC, p.lapses_on, p.id LIMIT 20`,
  values: (id) => [id],
};

/** The furthest that anybody travels stands in the statement: the index is on where they live. */
export async function postgisCandidates(client: Client): Promise<Way> {
  const { rows } = await client.query<{ furthest: number }>(
    'SELECT max(max_travel_km) AS furthest FROM postgis_wish',
  );
  const furthest = (rows[0]?.furthest ?? 0) * 1000 + 2;
  return {
    name: 'postgis candidates',
    text: `SELECT id, score FROM (
        SELECT w.id::text, ${score} AS score FROM postgis_place p
        JOIN postgis_wish w ON ST_DWithin(w.home, p.at, ${furthest}, false)
        WHERE p.id = $1 AND w.max_travel_km IS NOT NULL AND ${fits}
        UNION ALL
        SELECT w.id::text, ${score} FROM postgis_place p, postgis_wish w
        WHERE p.id = $1 AND w.max_travel_km IS NULL AND ${fits}) found
      ORDER BY score DESC, id LIMIT 20`,
    values: (id) => [id],
  };
}
