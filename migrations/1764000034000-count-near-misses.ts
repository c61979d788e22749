import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The fragments below mirror src/matching/{eligibility,near-miss}.ts; a property test compares the two. In all of them
 * `p` is the place, `w` the wish and `d.metres` the distance between them.
 */
const fitsRegion = `(w.region_code IS NULL OR w.region_code = p.region_code)`;
const fitsDistance = `(w.max_travel_km IS NULL OR d.metres <= w.max_travel_km * 1000)`;
const fitsAvailability = `(w.available_from IS NULL OR w.available_from <= p.starts_on)`;
const fitsHours = `(w.max_hours_per_week IS NULL OR w.max_hours_per_week >= p.hours_per_week)`;
const fitsLanguage = `(w.language IS NULL OR p.language IS NULL OR w.language >= p.language)`;

/** From the chord between two points of the unit sphere the metres over the ground: what distance_m gives, for less. */
const metres = `round(2 * 6371008.8 * asin(least(1, sqrt((w.x - p.x) * (w.x - p.x) + (w.y - p.y) * (w.y - p.y)
              + (w.z - p.z) * (w.z - p.z)) / 2)))::integer`;
const sphere = (at: string) => `cos(radians(${at}.lat)) * cos(radians(${at}.lon)) AS x,
            cos(radians(${at}.lat)) * sin(radians(${at}.lon)) AS y, sin(radians(${at}.lat)) AS z`;

/** The cells within so many kilometres of the place, as lines and columns; a hair more than needed, never less. */
const cellsAround = (km: string) => `
          SELECT floor((p.lat - b.lat - 50) / 0.045)::integer AS first_line,
            floor((p.lat + b.lat - 50) / 0.045)::integer AS last_line,
            floor((p.lon - b.lon - 3) / 0.0735)::integer AS first_column,
            floor((p.lon + b.lon - 3) / 0.0735)::integer AS last_column
          FROM (SELECT (${km} + 0.01) / 111.19 AS lat,
            (${km} + 0.01) / (111.19 * cos(radians(p.lat + (${km} + 0.01) / 111.19))) AS lon) b`;

/** The radii by which searched wishes are kept together; beyond the far ones whole lines of cells are read. */
const radii = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300];
const wholeLinesFrom = 75;
const near = radii.filter((km) => km < wholeLinesFrom);
const far = radii.filter((km) => km >= wholeLinesFrom);

/* One plan for every call: to plan anew would take longer than to search. */
const settings = `LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET plan_cache_mode = force_generic_plan SET jit = off`;
const counting = 'count_near_candidates(uuid[], date)';

/** How many candidates only just miss a place, by which criterion; and nothing else of them. */
export class CountNearMisses1764000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of each open place how many candidates in matching fail exactly one criterion, only just; none gives no row.
      CREATE FUNCTION count_near_candidates(place_ids uuid[], as_of date)
        RETURNS TABLE (place_id uuid, criterion text, candidates integer)
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        p record;
      BEGIN
        FOR p IN
          SELECT s.*, at.lat, at.lon, q.sector_code, q.crebo_code,
            ARRAY(SELECT level FROM unnest(ARRAY[q.mbo_level - 1, q.mbo_level + 1]::smallint[]) level
              WHERE level BETWEEN 1 AND 4) AS beside_levels
          FROM (SELECT DISTINCT unnest(place_ids) AS id) asked
          JOIN searched_place s ON s.place_id = asked.id AND s.key = s.crebo_key AND s.lapses_on >= as_of
          JOIN place ON place.id = asked.id
          JOIN postcode at ON at.pc4 = place.postcode4
          JOIN qualification q ON q.crebo_code = place.crebo_code
        LOOP
          RETURN QUERY
          WITH cells AS MATERIALIZED (
            SELECT 0 AS reach, 0 AS first_cell, 0 AS last_cell
            UNION ALL
            SELECT r.reach, line * 1024 + around.first_column, line * 1024 + around.last_column
            FROM unnest(ARRAY[${near.join(', ')}]::float8[]) WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('(r.km + 10)')}) around
            CROSS JOIN LATERAL generate_series(around.first_line, around.last_line) line
            UNION ALL
            SELECT r.reach + ${near.length}, around.first_line * 1024, around.last_line * 1024 + 1023
            FROM unnest(ARRAY[${far.join(', ')}]::float8[]) WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('(r.km + 10)')}) around
          ), keys AS (
            SELECT unnest(ARRAY[matching_key('LEVEL', '', p.mbo_level), p.sector_key, p.crebo_key]) AS key,
              true AS fits_level
            UNION ALL
            SELECT unnest(ARRAY[matching_key('LEVEL', '', level), matching_key('SECTOR', p.sector_code, level)]), false
            FROM unnest(p.beside_levels) level
          ), found AS MATERIALIZED (
            SELECT DISTINCT w.candidate_id, k.fits_level, f.failed
            FROM keys k
            CROSS JOIN cells
            -- The barrier at its end has each line of cells read from the index.
            CROSS JOIN LATERAL (
              SELECT w.* FROM searched_wish w
              WHERE w.key = k.key AND w.reach = cells.reach AND w.cell BETWEEN cells.first_cell AND cells.last_cell
                AND (w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)
              OFFSET 0) w
            CROSS JOIN LATERAL (SELECT ${metres} AS metres OFFSET 0) d
            CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
              CASE WHEN NOT ${fitsRegion} THEN 'REGION' END,
              CASE WHEN NOT ${fitsDistance} THEN 'DISTANCE' END,
              CASE WHEN NOT ${fitsAvailability} THEN 'AVAILABILITY' END,
              CASE WHEN NOT ${fitsHours} THEN 'HOURS' END,
              CASE WHEN NOT ${fitsLanguage} THEN 'LANGUAGE' END], NULL) AS failed OFFSET 0) f
            WHERE (NOT k.fits_level AND f.failed = '{}') OR (k.fits_level AND cardinality(f.failed) = 1
              AND CASE f.failed[1]
                WHEN 'REGION' THEN EXISTS (SELECT FROM region_neighbour n
                  WHERE n.region_code = w.region_code AND n.neighbour_code = p.region_code)
                WHEN 'DISTANCE' THEN d.metres <= w.max_travel_km * 1000 + 10000
                WHEN 'AVAILABILITY' THEN w.available_from - p.starts_on <= 60
                WHEN 'HOURS' THEN p.hours_per_week - w.max_hours_per_week <= 8
                WHEN 'LANGUAGE' THEN p.language - w.language <= 1
              END)
          ), of_another_level AS (
            -- Who wishes for this level as well is found there.
            SELECT f.candidate_id FROM found f JOIN wish wished ON wished.candidate_id = f.candidate_id
            WHERE NOT f.fits_level AND NOT wished.mbo_levels @> ARRAY[p.mbo_level]
            UNION
            -- Who names the qualification and not its level is searched by no key of it.
            SELECT w.id
            FROM (
              SELECT in_matching.*, language_step(in_matching.language_level) AS language, ${sphere('home')}
              FROM wish named
              JOIN wish_in_matching in_matching ON in_matching.id = named.candidate_id
              JOIN postcode home ON home.pc4 = in_matching.postcode4
              WHERE named.crebo_codes @> ARRAY[p.crebo_code] AND NOT named.mbo_levels @> ARRAY[p.mbo_level]
                AND named.mbo_levels && p.beside_levels
              OFFSET 0) w
            CROSS JOIN LATERAL (SELECT ${metres} AS metres OFFSET 0) d
            WHERE (w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)
              AND ${fitsRegion} AND ${fitsDistance} AND ${fitsAvailability} AND ${fitsHours} AND ${fitsLanguage}
          )
          SELECT p.place_id, missed.criterion, count(*)::integer
          FROM (
            SELECT f.failed[1] AS criterion FROM found f WHERE f.fits_level
            UNION ALL
            SELECT 'LEVEL' FROM of_another_level) missed
          GROUP BY missed.criterion;
        END LOOP;
      END $$;

      REVOKE EXECUTE ON FUNCTION ${counting} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${counting} TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ALTER FUNCTION ${counting} OWNER TO routekaart_matching;
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${counting}`);
  }
}
