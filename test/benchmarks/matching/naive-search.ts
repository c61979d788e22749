import type { Client } from 'pg';
import type { Way } from './compare-searches.js';

/*
 * What somebody writes who has not thought of speed: the rows with what is asked beside them, primary keys alone, the
 * haversine formula over all that is open, level and sector filtered. The rules are those of src/matching.
 */
const haversine = `round(2 * 6371008.8 * asin(least(1, sqrt(
    power(sin(radians(p.lat - w.lat) / 2), 2)
    + cos(radians(w.lat)) * cos(radians(p.lat)) * power(sin(radians(p.lon - w.lon) / 2), 2)))))::integer`;
const step = (level: string) => `array_position(ARRAY['A1', 'A2', 'B1', 'B2', 'C1'], ${level})`;
export const fits = `p.mbo_level = ANY (w.mbo_levels)
    AND (p.sector_code = ANY (w.sector_codes) OR p.crebo_code = ANY (w.crebo_codes)
      OR (w.sector_codes = '{}' AND w.crebo_codes = '{}'))
    AND p.status = 'PUBLISHED' AND p.lapses_on >= app_today()
    AND (w.region_code IS NULL OR w.region_code = p.region_code)
    AND (w.max_travel_km IS NULL OR ${haversine} <= w.max_travel_km * 1000)
    AND (w.available_from IS NULL OR w.available_from <= p.starts_on)
    AND (w.max_hours_per_week IS NULL OR w.max_hours_per_week >= p.hours_per_week)
    AND (w.language_level IS NULL OR p.language_level IS NULL OR ${step('w.language_level')} >= ${step('p.language_level')})
    AND (w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)`;
export const score = `floor((.1 * CASE WHEN w.sector_codes = '{}' OR p.sector_code = ANY (w.sector_codes) THEN 1 ELSE 0 END
    + .35 * CASE WHEN w.crebo_codes = '{}' OR p.crebo_code = ANY (w.crebo_codes) THEN 1 ELSE 0 END
    + .3 * CASE WHEN w.max_travel_km IS NULL THEN 1 ELSE 1 - ${haversine}::float8 / (w.max_travel_km * 1000) END
    + .25 * (1 - least(180, greatest(0, p.starts_on - greatest(w.available_from, app_today())))::float8 / 180)
    )::float8 * 1e12 + .5) / 1e12`;

/** Copies the country into two plain tables. */
export async function keepNaively(client: Client): Promise<void> {
  await client.query(`
    CREATE TABLE naive_place AS
      SELECT p.id, p.status, p.crebo_code, q.mbo_level, q.sector_code, p.region_code, at.lat, at.lon, p.starts_on,
        p.lapses_on, p.hours_per_week, p.language_level
      FROM place p JOIN qualification q USING (crebo_code) JOIN postcode at ON at.pc4 = p.postcode4;
    ALTER TABLE naive_place ADD PRIMARY KEY (id);
    CREATE TABLE naive_wish AS
      SELECT w.*, home.lat, home.lon FROM wish_in_matching w JOIN postcode home ON home.pc4 = w.postcode4;
    ALTER TABLE naive_wish ADD PRIMARY KEY (id)`);
  await client.query('VACUUM ANALYZE naive_place, naive_wish');
}

/** The twenty best places of a candidate, and the twenty best candidates of a place. */
export const naivePlaces: Way = {
  name: 'naive places',
  text: `SELECT p.id::text, ${score} AS score FROM naive_wish w, naive_place p
    WHERE w.id = $1 AND ${fits} ORDER BY 2 DESC, p.lapses_on, p.id LIMIT 20`,
  values: (id) => [id],
};
export const naiveCandidates: Way = {
  name: 'naive candidates',
  text: `SELECT w.id::text, ${score} AS score FROM naive_place p, naive_wish w
    WHERE p.id = $1 AND ${fits} ORDER BY 2 DESC, w.id LIMIT 20`,
  values: (id) => [id],
};
