import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The fragments below mirror src/matching/{eligibility,near-miss,wish-change}.ts; a property test compares the two. In
 * all of them `p` is the place, `w` the wish and `d.metres` the distance between them.
 */
const fitsLevel = `p.mbo_level = ANY (w.mbo_levels)`;
const fitsRegion = `(w.region_code IS NULL OR w.region_code = p.region_code)`;
const fitsDistance = `(w.max_travel_km IS NULL OR d.metres IS NULL OR d.metres <= w.max_travel_km * 1000)`;
const fitsAvailability = `(w.available_from IS NULL OR w.available_from <= p.starts_on)`;
const fitsHours = `(w.max_hours_per_week IS NULL OR w.max_hours_per_week >= p.hours_per_week)`;
const fitsLanguage = `(w.language IS NULL OR p.language IS NULL OR w.language >= p.language)`;
const isOldEnough = `(w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)`;

/** From the chord between two points of the unit sphere the metres over the ground: what distance_m gives, for less. */
const metres = `round(2 * 6371008.8 * asin(least(1, sqrt((w.x - p.x) * (w.x - p.x) + (w.y - p.y) * (w.y - p.y)
              + (w.z - p.z) * (w.z - p.z)) / 2)))::integer`;
const sphere = (at: string) => `cos(radians(${at}.lat)) * cos(radians(${at}.lon)) AS x,
            cos(radians(${at}.lat)) * sin(radians(${at}.lon)) AS y, sin(radians(${at}.lat)) AS z`;

/** The cells within a distance of a point, as lines and columns; a hair more than needed, never less. */
const cellsAround = (km: string, at: string) => `
          SELECT floor((${at}.lat - b.lat - 50) / 0.045)::integer AS first_line,
            floor((${at}.lat + b.lat - 50) / 0.045)::integer AS last_line,
            floor((${at}.lon - b.lon - 3) / 0.0735)::integer AS first_column,
            floor((${at}.lon + b.lon - 3) / 0.0735)::integer AS last_column
          FROM (SELECT (${km} + 0.01) / 111.19 AS lat,
            (${km} + 0.01) / (111.19 * cos(radians(${at}.lat + (${km} + 0.01) / 111.19))) AS lon) b`;

/** The radii by which searched wishes are kept together; beyond the far ones whole lines of cells are read. */
const radii = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300];
const wholeLinesFrom = 75;
const far = (isFar: boolean) => radii.filter((km) => km >= wholeLinesFrom === isFar);

/* One plan for every call: to plan anew would take longer than to search. */
const settings = `LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET plan_cache_mode = force_generic_plan SET jit = off`;
const functions = [
  'places_one_change_away(matching_wish[], date, integer)',
  'candidates_one_change_away(jsonb)',
];

/** What one change would unlock: places for a wish; for a place how many candidates, and nothing else of them. */
export class CountOneChangeAway1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of each wish its near misses, grouped by the change that makes matches of them: what the wish says now and what
      -- it would say, by how much that differs (metres, days, hours; else 0), and how many places it unlocks.
      CREATE FUNCTION places_one_change_away(wishes matching_wish[], as_of date, examples_at_most integer)
        RETURNS TABLE (wish_id uuid, criterion text, was text, becomes text, missed_by double precision,
          places integer, examples uuid[])
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        w record;
      BEGIN
        FOR w IN
          SELECT asked.*, language_step(asked.language_level)::smallint AS language, near.levels AS near_levels,
            home.x, home.y, home.z, by_sector.keys AS sector_keys, by_crebo.keys AS crebo_keys,
            CASE WHEN asked.sector_codes = '{}' AND asked.crebo_codes = '{}'
              THEN ARRAY(SELECT matching_key('LEVEL', '', level) FROM unnest(near.levels) level)
              ELSE by_sector.keys || by_crebo.keys END AS keys,
            coalesce(around.first_line, 0) AS first_line, coalesce(around.last_line, 0) AS last_line,
            coalesce(around.first_column, -2147483648) AS first_column,
            coalesce(around.last_column, 2147483647) AS last_column
          FROM unnest(wishes) asked
          CROSS JOIN LATERAL (SELECT ARRAY(SELECT level::smallint FROM generate_series(1, 4) level WHERE EXISTS (
            SELECT FROM unnest(asked.mbo_levels) wished WHERE abs(wished - level) <= 1)) AS levels) near
          LEFT JOIN LATERAL (
            SELECT h.pc4, h.lat, h.lon, ${sphere('h')} FROM postcode h WHERE h.pc4 = asked.postcode4) home ON true
          CROSS JOIN LATERAL (SELECT ARRAY(SELECT DISTINCT matching_key('SECTOR', sector, level)
            FROM unnest(asked.sector_codes) sector, unnest(near.levels) level) AS keys) by_sector
          CROSS JOIN LATERAL (SELECT ARRAY(SELECT DISTINCT matching_key('CREBO', crebo, 0::smallint)
            FROM unnest(asked.crebo_codes) crebo) AS keys) by_crebo
          LEFT JOIN LATERAL (${cellsAround('asked.max_travel_km + 10', 'home')}) around
            ON asked.max_travel_km IS NOT NULL AND home.pc4 IS NOT NULL
        LOOP
          RETURN QUERY
          WITH missed AS MATERIALIZED (
            SELECT p.place_id, p.lapses_on, f.failed[1] AS criterion, n.missed_by, n.rung,
              CASE f.failed[1] WHEN 'LEVEL' THEN p.mbo_level::text WHEN 'REGION' THEN p.region_code
                WHEN 'LANGUAGE' THEN p.language::text END AS value
            FROM unnest(w.keys) k (key)
            CROSS JOIN generate_series(w.first_line, w.last_line) line
            -- The barrier at its end has each line of cells read from the index.
            CROSS JOIN LATERAL (
              SELECT p.* FROM searched_place p
              WHERE p.key = k.key AND p.cell BETWEEN line * 1024 + w.first_column AND line * 1024 + w.last_column
                AND p.lapses_on >= as_of AND p.mbo_level = ANY (w.near_levels) AND ${isOldEnough}
                AND NOT (k.key = ANY (w.crebo_keys) AND p.sector_key = ANY (w.sector_keys))
              OFFSET 0) p
            CROSS JOIN LATERAL (SELECT CASE WHEN w.x IS NOT NULL THEN ${metres} END AS metres OFFSET 0) d
            CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
              CASE WHEN NOT ${fitsLevel} THEN 'LEVEL' END,
              CASE WHEN NOT ${fitsRegion} THEN 'REGION' END,
              CASE WHEN NOT ${fitsDistance} THEN 'DISTANCE' END,
              CASE WHEN NOT ${fitsAvailability} THEN 'AVAILABILITY' END,
              CASE WHEN NOT ${fitsHours} THEN 'HOURS' END,
              CASE WHEN NOT ${fitsLanguage} THEN 'LANGUAGE' END], NULL) AS failed OFFSET 0) f
            CROSS JOIN LATERAL (SELECT CASE f.failed[1]
              WHEN 'DISTANCE' THEN (d.metres - w.max_travel_km * 1000)::float8
              WHEN 'AVAILABILITY' THEN (w.available_from - p.starts_on)::float8
              WHEN 'HOURS' THEN p.hours_per_week - w.max_hours_per_week
              ELSE 0 END AS missed_by OFFSET 0) b
            CROSS JOIN LATERAL (SELECT b.missed_by, CASE f.failed[1]
              WHEN 'DISTANCE' THEN CASE WHEN b.missed_by <= 2000 THEN 1 WHEN b.missed_by <= 5000 THEN 2
                WHEN b.missed_by <= 10000 THEN 3 END
              WHEN 'AVAILABILITY' THEN CASE WHEN b.missed_by <= 14 THEN 1 WHEN b.missed_by <= 30 THEN 2
                WHEN b.missed_by <= 60 THEN 3 END
              WHEN 'HOURS' THEN CASE WHEN b.missed_by <= 4 THEN 1 WHEN b.missed_by <= 8 THEN 2 END
              WHEN 'REGION' THEN CASE WHEN EXISTS (SELECT FROM region_neighbour n
                WHERE n.region_code = w.region_code AND n.neighbour_code = p.region_code) THEN 1 END
              WHEN 'LANGUAGE' THEN CASE WHEN p.language - w.language = 1 THEN 1 END
              ELSE 1 END AS rung OFFSET 0) n
            WHERE cardinality(f.failed) = 1 AND n.rung IS NOT NULL
          ), grouped AS (
            SELECT g.criterion, g.value, g.rung,
              max(max(g.missed_by)) OVER so_far AS missed_by, sum(count(*)) OVER so_far AS places
            FROM missed g GROUP BY g.criterion, g.value, g.rung
            WINDOW so_far AS (PARTITION BY g.criterion, g.value ORDER BY g.rung)
          )
          SELECT w.id, g.criterion,
            CASE g.criterion
              WHEN 'REGION' THEN w.region_code
              WHEN 'DISTANCE' THEN w.max_travel_km::text
              WHEN 'AVAILABILITY' THEN w.available_from::text
              WHEN 'HOURS' THEN w.max_hours_per_week::text
              WHEN 'LANGUAGE' THEN w.language_level END,
            CASE g.criterion
              WHEN 'DISTANCE' THEN (w.max_travel_km + ceil(g.missed_by / 1000))::integer::text
              WHEN 'AVAILABILITY' THEN (w.available_from - g.missed_by::integer)::text
              WHEN 'HOURS' THEN (w.max_hours_per_week + g.missed_by)::text
              WHEN 'LANGUAGE' THEN (ARRAY['A1', 'A2', 'B1', 'B2', 'C1'])[g.value::integer]
              ELSE g.value END,
            g.missed_by, g.places::integer,
            ARRAY(SELECT m.place_id FROM missed m
              WHERE m.criterion = g.criterion AND m.value IS NOT DISTINCT FROM g.value AND m.rung <= g.rung
              ORDER BY m.missed_by, m.lapses_on, m.place_id LIMIT examples_at_most)
          FROM grouped g
          -- A wish names at most 300 km.
          WHERE g.criterion <> 'DISTANCE' OR w.max_travel_km + ceil(g.missed_by / 1000) <= 300;
        END LOOP;
      END $$;

      -- Of each offer (a place, or one that is being thought of) how many candidates it is eligible for as it is, and
      -- of each of its changes how many it is eligible for that it was not. The shade follows from who they are.
      CREATE FUNCTION candidates_one_change_away(offers jsonb)
        RETURNS TABLE (offer integer, variant integer, candidates integer, shade integer)
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        asked record;
      BEGIN
        FOR asked IN
          SELECT o.number::integer AS number, o.said -> 'variants' AS variants, o.said ->> 'regionCode' AS region_code,
            at.lat, at.lon, ${sphere('at')}
          FROM jsonb_array_elements(offers) WITH ORDINALITY o (said, number)
          JOIN postcode at ON at.pc4 = o.said ->> 'postcode4'
        LOOP
          RETURN QUERY
          WITH offered AS MATERIALIZED (
            SELECT v.number::integer AS number, (v.said ->> 'hoursPerWeek')::float8 AS hours_per_week,
              (v.said ->> 'startsOn')::date AS starts_on,
              language_step(v.said ->> 'languageLevel')::smallint AS language,
              ARRAY[matching_key('LEVEL', '', q.mbo_level), matching_key('SECTOR', q.sector_code, q.mbo_level),
                matching_key('CREBO', q.crebo_code, 0::smallint)] AS keys
            FROM jsonb_array_elements(asked.variants) WITH ORDINALITY v (said, number)
            JOIN qualification q ON q.crebo_code = v.said ->> 'creboCode'
          ), easiest AS MATERIALIZED (
            SELECT min(o.hours_per_week) AS hours_per_week, max(o.starts_on) AS starts_on,
              CASE WHEN bool_and(o.language IS NOT NULL) THEN min(o.language) END AS language
            FROM offered o
          ), cells AS MATERIALIZED (
            SELECT 0 AS reach, 0 AS first_cell, 0 AS last_cell
            UNION ALL
            SELECT r.reach, line * 1024 + around.first_column, line * 1024 + around.last_column
            FROM unnest(ARRAY[${far(false).join(', ')}]::float8[]) WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('r.km', 'asked')}) around
            CROSS JOIN LATERAL generate_series(around.first_line, around.last_line) line
            UNION ALL
            SELECT r.reach + ${far(false).length}, around.first_line * 1024, around.last_line * 1024 + 1023
            FROM unnest(ARRAY[${far(true).join(', ')}]::float8[]) WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('r.km', 'asked')}) around
          ), within_reach AS MATERIALIZED (
            SELECT k.key, w.candidate_id, w.available_from, w.max_hours_per_week, w.language, w.first_start_on
            FROM (SELECT DISTINCT unnest(o.keys) AS key FROM offered o) k
            CROSS JOIN cells
            CROSS JOIN easiest
            CROSS JOIN (SELECT asked.x, asked.y, asked.z) p
            CROSS JOIN LATERAL (
              SELECT w.* FROM searched_wish w
              WHERE w.key = k.key AND w.reach = cells.reach AND w.cell BETWEEN cells.first_cell AND cells.last_cell
                AND (w.region_code IS NULL OR w.region_code = asked.region_code)
                AND (w.available_from IS NULL OR w.available_from <= easiest.starts_on)
                AND (w.max_hours_per_week IS NULL OR w.max_hours_per_week >= easiest.hours_per_week)
                AND (w.language IS NULL OR easiest.language IS NULL OR w.language >= easiest.language)
              OFFSET 0) w
            CROSS JOIN LATERAL (SELECT ${metres} AS metres OFFSET 0) d
            WHERE ${fitsDistance}
          ), fitting AS MATERIALIZED (
            SELECT DISTINCT p.number, w.candidate_id
            FROM within_reach w
            JOIN offered p ON w.key = ANY (p.keys) AND ${fitsAvailability} AND ${fitsHours} AND ${fitsLanguage}
              AND ${isOldEnough}
          ), unlocked AS (
            SELECT f.number, f.candidate_id FROM fitting f
            WHERE f.number = 1 OR NOT EXISTS (
              SELECT FROM fitting already WHERE already.number = 1 AND already.candidate_id = f.candidate_id)
          )
          SELECT asked.number, o.number - 1, count(u.candidate_id)::integer,
            coalesce(abs(bit_xor(hashtextextended(u.candidate_id::text, 0)) % 3), 0)::integer
          FROM offered o LEFT JOIN unlocked u ON u.number = o.number
          GROUP BY o.number;
        END LOOP;
      END $$;

      REVOKE EXECUTE ON FUNCTION ${functions.join(', ')} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ${functions.map((each) => `ALTER FUNCTION ${each} OWNER TO routekaart_matching;`).join('\n      ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${functions.join(', ')}`);
  }
}
