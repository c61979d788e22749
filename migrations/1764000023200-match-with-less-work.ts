import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  candidatesByKey,
  cellsAround,
  fitsBesides,
  fitsDistance,
  metres,
  ownWeights,
  placesByKey,
  radii,
  scoreOf,
  settings,
  wholeLinesFrom,
} from './search-by-key.js';

/* What the rules and the reasons look at, as JSON: of the side that is asked about once, of the other for the best few. */
const placeToTell = `json_build_object('id', place.id, 'status', place.status,
                'seatsLeft', place.seats - place.seats_taken, 'creboCode', place.crebo_code, 'mboLevel', q.mbo_level,
                'sectorCode', q.sector_code, 'regionCode', place.region_code,
                'point', json_build_object('lat', at.lat, 'lon', at.lon), 'startsOn', place.starts_on,
                'lapsesOn', place.lapses_on, 'hoursPerWeek', place.hours_per_week,
                'languageLevel', place.language_level)`;
const namesToTell = `json_build_object('qualification', q.name,
                'sector', json_build_object('nl', s.name_nl, 'en', s.name_en), 'region', region.name)`;
const wishToTell = (wished: string, firstStartOn: string) => `json_build_object(
                'mboLevels', ${wished}.mbo_levels, 'sectorCodes', ${wished}.sector_codes,
                'creboCodes', ${wished}.crebo_codes, 'maxTravelKm', ${wished}.max_travel_km,
                'regionCode', ${wished}.region_code,
                'home', CASE WHEN home.pc4 IS NOT NULL THEN json_build_object('lat', home.lat, 'lon', home.lon) END,
                'availableFrom', ${wished}.available_from, 'maxHoursPerWeek', ${wished}.max_hours_per_week,
                'languageLevel', ${wished}.language_level, 'firstStartOn', ${firstStartOn})`;
const entry = `json_build_object('mboLevel', q.mbo_level, 'isSpecialist', q.kind = 'specialistenopleiding')`;
const named = `JOIN qualification q ON q.crebo_code = place.crebo_code
              JOIN sector s ON s.code = q.sector_code
              JOIN region ON region.code = place.region_code
              JOIN postcode at ON at.pc4 = place.postcode4`;

/** From the chord between two points of the unit sphere the metres over the ground: what distance_m gives, for less. */
const metresFrom = (x: string, y: string, z: string) =>
  `round(2 * 6371008.8 * asin(least(1, sqrt((w.x - ${x}) * (w.x - ${x}) + (w.y - ${y}) * (w.y - ${y})
                  + (w.z - ${z}) * (w.z - ${z})) / 2)))::integer`;

/** Weight × score, added in the order of the criteria and rounded to twelve decimals. */
const score = `
              floor((
                w1 + w2 * w.sector_score + w3 * w.qualification_score + w4
                + w5 * CASE WHEN w.max_travel_km IS NULL THEN 1
                    ELSE 1 - w.metres::float8 / (w.max_travel_km * 1000) END
                + w6 * (1 - least(180, greatest(0, to_start - greatest(w.available_from, as_of)))::float8 / 180)
                + w7 + w8
              ) * 1e12::float8 + 0.5::float8) / 1e12::float8`;

const near = radii.filter((km) => km < wholeLinesFrom);
const far = radii.filter((km) => km >= wholeLinesFrom);

const places = `
      -- Of each wish the best places (those after the given one) and how many are eligible in all; a wish without
      -- any gives one row with a total and no place.
      CREATE FUNCTION places_that_match(wishes matching_wish[], as_of date, otherwise jsonb, take integer,
        after_score double precision, after_lapses_on date, after_id uuid)
        RETURNS TABLE (wish_id uuid, total integer, rank integer, place_id uuid, distance_m integer,
          score double precision, weights double precision[], entry json, comparison json)
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        default_weights double precision[] := weights_in(otherwise);
        w record;
      BEGIN
        FOR w IN
          SELECT asked.*, language_step(asked.language_level)::smallint AS language,
            cos(radians(home.lat)) * cos(radians(home.lon)) AS x, cos(radians(home.lat)) * sin(radians(home.lon)) AS y,
            sin(radians(home.lat)) AS z, by_sector.keys AS sector_keys, by_crebo.keys AS crebo_keys,
            CASE WHEN asked.sector_codes = '{}' AND asked.crebo_codes = '{}'
              THEN ARRAY(SELECT DISTINCT matching_key('LEVEL', '', wished) FROM unnest(asked.mbo_levels) wished)
              ELSE by_sector.keys || by_crebo.keys END AS keys,
            coalesce(around.first_line, 0) AS first_line, coalesce(around.last_line, 0) AS last_line,
            coalesce(around.first_column, -2147483648) AS first_column,
            coalesce(around.last_column, 2147483647) AS last_column,
            ${wishToTell('asked', 'asked.first_start_on')} AS told
          FROM unnest(wishes) asked
          LEFT JOIN postcode home ON home.pc4 = asked.postcode4
          CROSS JOIN LATERAL (SELECT ARRAY(SELECT DISTINCT matching_key('SECTOR', sector, wished)
            FROM unnest(asked.sector_codes) sector, unnest(asked.mbo_levels) wished) AS keys) by_sector
          CROSS JOIN LATERAL (SELECT ARRAY(SELECT DISTINCT matching_key('CREBO', crebo, 0::smallint)
            FROM unnest(asked.crebo_codes) crebo) AS keys) by_crebo
          LEFT JOIN LATERAL (${cellsAround('asked.max_travel_km', 'home.lat', 'home.lon')}) around
            ON asked.max_travel_km IS NOT NULL AND home.pc4 IS NOT NULL
        LOOP
          RETURN QUERY
          WITH own AS MATERIALIZED (
            ${ownWeights}
          ), eligible AS MATERIALIZED (
            SELECT d.place_id, d.lapses_on, d.metres, v.weights, ${scoreOf(
              `CASE WHEN w.sector_codes = '{}' OR d.sector_key = ANY (w.sector_keys) THEN 1 ELSE 0 END`,
              `CASE WHEN w.crebo_codes = '{}' OR d.crebo_key = ANY (w.crebo_keys) THEN 1 ELSE 0 END`,
            ).replaceAll('p.starts_on', 'd.starts_on')} AS score
            FROM unnest(w.keys) k (key)
            CROSS JOIN generate_series(w.first_line, w.last_line) line
            -- The barrier at its end has each line of cells read from the index.
            CROSS JOIN LATERAL (
              SELECT p.place_id, p.lapses_on, p.region_code, p.starts_on, p.sector_key, p.crebo_key,
                CASE WHEN w.x IS NOT NULL THEN ${metres} END AS metres
              FROM searched_place p
              WHERE p.key = k.key AND p.cell BETWEEN line * 1024 + w.first_column AND line * 1024 + w.last_column
                AND p.lapses_on >= as_of AND p.mbo_level = ANY (w.mbo_levels)
                AND ${fitsBesides}
                AND NOT (k.key = ANY (w.crebo_keys) AND p.sector_key = ANY (w.sector_keys))
              OFFSET 0) d
            LEFT JOIN own ON own.region_code = d.region_code
            CROSS JOIN LATERAL (SELECT coalesce(own.weights, default_weights) AS weights OFFSET 0) v
            WHERE ${fitsDistance}
          ), best AS (
            SELECT e.*, row_number() OVER (ORDER BY e.score DESC, e.lapses_on, e.place_id) AS rank
            FROM eligible e
            WHERE after_id IS NULL OR e.score < after_score
              OR (e.score = after_score AND (e.lapses_on, e.place_id) > (after_lapses_on, after_id))
            ORDER BY e.score DESC, e.lapses_on, e.place_id LIMIT take
          )
          SELECT w.id, counted.total::integer, b.rank::integer, b.place_id, b.metres, b.score, b.weights, t.entry,
            t.comparison
          FROM (SELECT count(*) AS total FROM eligible) counted
          LEFT JOIN best b ON true
          -- The barrier has each of the best few looked up, whatever number the planner thinks there are.
          LEFT JOIN LATERAL (
            SELECT ${entry} AS entry, json_build_object('place', ${placeToTell},
              'names', ${namesToTell}, 'wish', w.told, 'today', as_of) AS comparison
            FROM place ${named}
            WHERE place.id = b.place_id OFFSET 0) t ON true
          ORDER BY b.rank;
        END LOOP;
      END $$;`;

const candidates = `
      -- Of each open place the best candidates and how many there are in all; a place that is not open, or for which
      -- there is nobody, gives one row with a total of 0 and no candidate. What reasons are made of is told when asked.
      CREATE FUNCTION candidates_that_match(place_ids uuid[], as_of date, otherwise jsonb, take integer,
        is_told boolean DEFAULT true)
        RETURNS TABLE (place_id uuid, total integer, rank integer, candidate_id uuid, distance_m integer,
          score double precision, weights double precision[], entry json, comparison json)
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        default_weights double precision[] := weights_in(otherwise);
        p record;
        -- What is looked at for every wish, by itself: a field of a record takes longer to fetch.
        at_x double precision;
        at_y double precision;
        at_z double precision;
        in_region text;
        to_start date;
        hours double precision;
        least_language smallint;
        w1 double precision; w2 double precision; w3 double precision; w4 double precision;
        w5 double precision; w6 double precision; w7 double precision; w8 double precision;
      BEGIN
        FOR p IN
          SELECT asked.id AS asked_id, s.*, coalesce(own.weights, default_weights) AS weights, of_place.*
          FROM unnest(place_ids) asked (id)
          LEFT JOIN searched_place s ON s.place_id = asked.id AND s.key = s.crebo_key AND s.lapses_on >= as_of
          LEFT JOIN LATERAL (
            SELECT at.lat, at.lon, ${entry} AS entry, ${placeToTell} AS told, ${namesToTell} AS names
            FROM place ${named}
            WHERE place.id = asked.id OFFSET 0) of_place ON true
          LEFT JOIN (${ownWeights}) own ON own.region_code = s.region_code
        LOOP
          IF p.place_id IS NULL THEN
            RETURN QUERY SELECT p.asked_id, 0, NULL::integer, NULL::uuid, NULL::integer, NULL::float8, NULL::float8[],
              NULL::json, NULL::json;
            CONTINUE;
          END IF;
          at_x := p.x; at_y := p.y; at_z := p.z; in_region := p.region_code; to_start := p.starts_on;
          hours := p.hours_per_week; least_language := p.language;
          w1 := p.weights[1]; w2 := p.weights[2]; w3 := p.weights[3]; w4 := p.weights[4];
          w5 := p.weights[5]; w6 := p.weights[6]; w7 := p.weights[7]; w8 := p.weights[8];
          RETURN QUERY
          WITH cells AS MATERIALIZED (
            SELECT 0 AS reach, 0 AS first_cell, 0 AS last_cell
            UNION ALL
            SELECT r.reach, line * 1024 + around.first_column, line * 1024 + around.last_column
            FROM unnest(ARRAY[${near.join(', ')}]::float8[]) WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('r.km', 'p.lat', 'p.lon')}) around
            CROSS JOIN LATERAL generate_series(around.first_line, around.last_line) line
            UNION ALL
            SELECT r.reach + ${near.length}, around.first_line * 1024, around.last_line * 1024 + 1023
            FROM unnest(ARRAY[${far.join(', ')}]::float8[]) WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('r.km', 'p.lat', 'p.lon')}) around
          ), found AS MATERIALIZED (
            SELECT w.candidate_id, w.first_start_on, w.qualification_score, k.kind, w.metres, ${score} AS score
            FROM unnest(ARRAY[matching_key('LEVEL', '', p.mbo_level), p.sector_key, p.crebo_key])
              WITH ORDINALITY k (key, kind)
            CROSS JOIN cells
            -- The barrier at its end has each line of cells read from the index.
            CROSS JOIN LATERAL (
              SELECT w.candidate_id, w.max_travel_km, w.available_from, w.first_start_on, w.sector_score,
                w.qualification_score, ${metresFrom('at_x', 'at_y', 'at_z')} AS metres
              FROM searched_wish w
              WHERE w.key = k.key AND w.reach = cells.reach AND w.cell BETWEEN cells.first_cell AND cells.last_cell
                AND (w.region_code IS NULL OR w.region_code = in_region)
                AND (w.available_from IS NULL OR w.available_from <= to_start)
                AND (w.max_hours_per_week IS NULL OR w.max_hours_per_week >= hours)
                AND (w.language IS NULL OR least_language IS NULL OR w.language >= least_language)
                AND (w.first_start_on IS NULL OR w.first_start_on <= to_start)
              OFFSET 0) w
            WHERE w.max_travel_km IS NULL OR w.metres <= w.max_travel_km * 1000
          ), eligible AS NOT MATERIALIZED (
            -- Who names this qualification besides its sector is found by the qualification.
            SELECT * FROM found
            WHERE qualification_score = 1 OR candidate_id NOT IN (SELECT candidate_id FROM found WHERE kind = 3)
          ), best AS (
            SELECT e.*, row_number() OVER (ORDER BY e.score DESC, e.candidate_id) AS rank
            FROM eligible e ORDER BY e.score DESC, e.candidate_id LIMIT take
          )
          SELECT p.place_id, counted.total::integer, b.rank::integer, b.candidate_id, b.metres, b.score, p.weights,
            p.entry, t.comparison
          FROM (SELECT count(*) AS total FROM eligible) counted
          LEFT JOIN best b ON true
          LEFT JOIN LATERAL (
            SELECT json_build_object('place', p.told, 'names', p.names,
              'wish', ${wishToTell('wished', 'b.first_start_on')}, 'today', as_of) AS comparison
            FROM wish wished
            JOIN candidate c ON c.id = wished.candidate_id
            JOIN postcode home ON home.pc4 = coalesce(wished.postcode4, c.postcode4)
            WHERE wished.candidate_id = b.candidate_id OFFSET 0) t ON is_told
          ORDER BY b.rank;
        END LOOP;
      END $$;`;

const placesFunction =
  'places_that_match(matching_wish[], date, jsonb, integer, double precision, date, uuid)';
const before = [placesFunction, 'candidates_that_match(uuid[], date, jsonb, integer)'];
const after = [placesFunction, 'candidates_that_match(uuid[], date, jsonb, integer, boolean)'];

/** In another's name, for the product alone. */
const handed = (functions: readonly string[]) => `
      REVOKE EXECUTE ON FUNCTION ${functions.join(', ')} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ${functions.map((each) => `ALTER FUNCTION ${each} OWNER TO routekaart_matching;`).join('\n      ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;`;

/** The same lists, with each of the best few looked up by its key instead of joined to whole tables. */
export class MatchWithLessWork1764000023200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${before.join(', ')}; ${places} ${candidates} ${handed(after)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP FUNCTION ${after.join(', ')}; ${placesByKey} ${candidatesByKey} ${handed(before)}`,
    );
  }
}
