import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The fragments below say what fits and how well. In all of them `p` is the place, `w` the wish, `d.metres` the
 * distance and `weights` the weights of the place's region. They mirror src/matching/{eligibility,score}.ts; a property
 * test compares the two.
 */
const fitsDistance = `(w.max_travel_km IS NULL OR d.metres IS NULL OR d.metres <= w.max_travel_km * 1000)`;
const fitsBesides = `(w.region_code IS NULL OR w.region_code = p.region_code)
                AND (w.available_from IS NULL OR w.available_from <= p.starts_on)
                AND (w.max_hours_per_week IS NULL OR w.max_hours_per_week >= p.hours_per_week)
                AND (w.language IS NULL OR p.language IS NULL OR w.language >= p.language)
                AND (w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)`;

/** Weight × score, added in the order of the criteria and rounded to twelve decimals. */
const scoreOf = (sector: string, qualification: string) => `
              floor((
                v.weights[1]
                + v.weights[2] * ${sector}
                + v.weights[3] * ${qualification}
                + v.weights[4]
                + v.weights[5] * CASE WHEN w.max_travel_km IS NULL OR d.metres IS NULL THEN 1
                    ELSE 1 - d.metres::float8 / (w.max_travel_km * 1000) END
                + v.weights[6] * (1 - least(180, greatest(0, p.starts_on - greatest(w.available_from, as_of)))::float8 / 180)
                + v.weights[7]
                + v.weights[8]
              ) * 1e12::float8 + 0.5::float8) / 1e12::float8`;

/** From the chord between two points of the unit sphere the metres over the ground: what distance_m gives, for less. */
const metres = `round(2 * 6371008.8 * asin(least(1, sqrt((w.x - p.x) * (w.x - p.x) + (w.y - p.y) * (w.y - p.y)
              + (w.z - p.z) * (w.z - p.z)) / 2)))::integer`;

/** The cells within a distance of a point, as lines and columns; a hair more than needed, never less. */
const cellsAround = (km: string, lat: string, lon: string) => `
          SELECT floor((${lat} - b.lat - 50) / 0.045)::integer AS first_line,
            floor((${lat} + b.lat - 50) / 0.045)::integer AS last_line,
            floor((${lon} - b.lon - 3) / 0.0735)::integer AS first_column,
            floor((${lon} + b.lon - 3) / 0.0735)::integer AS last_column
          FROM (SELECT (${km} + 0.01) / 111.19 AS lat,
            (${km} + 0.01) / (111.19 * cos(radians(${lat} + (${km} + 0.01) / 111.19))) AS lon) b`;

/** What the rules and the reasons look at, as JSON. */
const comparison = (wished: string) => `json_build_object(
              'place', json_build_object('id', place.id, 'status', place.status,
                'seatsLeft', place.seats - place.seats_taken, 'creboCode', place.crebo_code, 'mboLevel', q.mbo_level,
                'sectorCode', q.sector_code, 'regionCode', place.region_code,
                'point', json_build_object('lat', at.lat, 'lon', at.lon), 'startsOn', place.starts_on,
                'lapsesOn', place.lapses_on, 'hoursPerWeek', place.hours_per_week,
                'languageLevel', place.language_level),
              'names', json_build_object('qualification', q.name,
                'sector', json_build_object('nl', s.name_nl, 'en', s.name_en), 'region', region.name),
              'wish', json_build_object('mboLevels', ${wished}.mbo_levels, 'sectorCodes', ${wished}.sector_codes,
                'creboCodes', ${wished}.crebo_codes, 'maxTravelKm', ${wished}.max_travel_km,
                'regionCode', ${wished}.region_code,
                'home', CASE WHEN home.pc4 IS NOT NULL THEN json_build_object('lat', home.lat, 'lon', home.lon) END,
                'availableFrom', ${wished}.available_from, 'maxHoursPerWeek', ${wished}.max_hours_per_week,
                'languageLevel', ${wished}.language_level, 'firstStartOn', ${wished}.first_start_on),
              'today', as_of)`;
const entry = `json_build_object('mboLevel', q.mbo_level, 'isSpecialist', q.kind = 'specialistenopleiding')`;
const namesOfPlace = `JOIN qualification q ON q.crebo_code = place.crebo_code
            JOIN sector s ON s.code = q.sector_code
            JOIN region ON region.code = place.region_code
            JOIN postcode at ON at.pc4 = place.postcode4`;

/** The weights of the regions that set their own, as of a day. */
const ownWeights = `SELECT DISTINCT ON (region_code) region_code, weights_in(value) AS weights FROM region_setting
            WHERE name = 'matchingWeights' AND valid_from <= as_of ORDER BY region_code, valid_from DESC`;

/* One plan for every call: to plan anew would take longer than to search. */
const settings = `LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET plan_cache_mode = force_generic_plan SET jit = off`;
const beside = 'places_beside_wish(matching_wish[], date, jsonb, integer, double precision, date, uuid)';

/** Looking past the label: the places beside a wish, which score lower on QUALIFICATION and say why they are there. */
export class LookBesideTheWish1764000024200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of each wish that names qualifications the best places beside it: for another qualification of the same
      -- dossier, or of one beside it, and not for a sector that is wished; and how many there are in all.
      CREATE FUNCTION places_beside_wish(wishes matching_wish[], as_of date, otherwise jsonb, take integer,
        after_score double precision, after_lapses_on date, after_id uuid)
        RETURNS TABLE (wish_id uuid, total integer, rank integer, place_id uuid, distance_m integer,
          score double precision, weights double precision[], entry json, comparison json, beside json)
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        default_weights double precision[] := weights_in(otherwise);
        w record;
      BEGIN
        FOR w IN
          SELECT asked.*, language_step(asked.language_level)::smallint AS language, home.lat, home.lon,
            cos(radians(home.lat)) * cos(radians(home.lon)) AS x, cos(radians(home.lat)) * sin(radians(home.lon)) AS y,
            sin(radians(home.lat)) AS z,
            coalesce(around.first_line, 0) AS first_line, coalesce(around.last_line, 0) AS last_line,
            coalesce(around.first_column, -2147483648) AS first_column,
            coalesce(around.last_column, 2147483647) AS last_column
          FROM unnest(wishes) asked
          LEFT JOIN postcode home ON home.pc4 = asked.postcode4
          LEFT JOIN LATERAL (${cellsAround('asked.max_travel_km', 'home.lat', 'home.lon')}) around
            ON asked.max_travel_km IS NOT NULL AND home.pc4 IS NOT NULL
          WHERE asked.crebo_codes <> '{}'
        LOOP
          RETURN QUERY
          WITH beside AS MATERIALIZED (
            SELECT DISTINCT ON (q.crebo_code) matching_key('CREBO', q.crebo_code, 0::smallint) AS key, n.closeness,
              n.said
            FROM qualification wished
            CROSS JOIN LATERAL (
              SELECT wished.dossier_code AS dossier, 0.5::float8 AS closeness,
                json_build_object('kind', 'SAME_DOSSIER', 'reason', NULL) AS said
              UNION ALL
              SELECT CASE d.dossier_code WHEN wished.dossier_code THEN d.neighbour_code ELSE d.dossier_code END, 0.25,
                json_build_object('kind', 'NEIGHBOURING_DOSSIER',
                  'reason', json_build_object('nl', d.reason_nl, 'en', d.reason_en))
              FROM dossier_neighbour d WHERE wished.dossier_code IN (d.dossier_code, d.neighbour_code)) n
            JOIN qualification q ON q.dossier_code = n.dossier AND q.mbo_level = ANY (w.mbo_levels)
            WHERE wished.crebo_code = ANY (w.crebo_codes) AND q.crebo_code <> ALL (w.crebo_codes)
              AND q.sector_code <> ALL (w.sector_codes)
            ORDER BY q.crebo_code, n.closeness DESC, wished.dossier_code
          ), own AS MATERIALIZED (
            ${ownWeights}
          ), eligible AS MATERIALIZED (
            SELECT p.place_id, p.lapses_on, d.metres, v.weights, b.said, ${scoreOf(
              `CASE WHEN w.sector_codes = '{}' THEN 1 ELSE 0 END`,
              'b.closeness',
            )} AS score
            FROM beside b
            CROSS JOIN generate_series(w.first_line, w.last_line) line
            -- The barrier at its end has each line of cells read from the index.
            CROSS JOIN LATERAL (
              SELECT p.* FROM searched_place p
              WHERE p.key = b.key AND p.cell BETWEEN line * 1024 + w.first_column AND line * 1024 + w.last_column
                AND p.lapses_on >= as_of
                AND ${fitsBesides}
              OFFSET 0) p
            CROSS JOIN LATERAL (SELECT CASE WHEN w.x IS NOT NULL THEN ${metres} END AS metres OFFSET 0) d
            LEFT JOIN own ON own.region_code = p.region_code
            CROSS JOIN LATERAL (SELECT coalesce(own.weights, default_weights) AS weights OFFSET 0) v
            WHERE ${fitsDistance}
          ), best AS (
            SELECT e.*, row_number() OVER (ORDER BY e.score DESC, e.lapses_on, e.place_id) AS rank
            FROM eligible e
            WHERE after_id IS NULL OR e.score < after_score
              OR (e.score = after_score AND (e.lapses_on, e.place_id) > (after_lapses_on, after_id))
            ORDER BY e.score DESC, e.lapses_on, e.place_id LIMIT take
          ), told AS (
            SELECT best.*, ${entry} AS entry, ${comparison('w')} AS comparison
            FROM best
            LEFT JOIN postcode home ON home.pc4 = w.postcode4
            JOIN place ON place.id = best.place_id
            ${namesOfPlace}
          )
          SELECT w.id, counted.total::integer, t.rank::integer, t.place_id, t.metres, t.score, t.weights, t.entry,
            t.comparison, t.said
          FROM (SELECT count(*) AS total FROM eligible) counted LEFT JOIN told t ON true ORDER BY t.rank;
        END LOOP;
      END $$;

      REVOKE EXECUTE ON FUNCTION ${beside} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${beside} TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ALTER FUNCTION ${beside} OWNER TO routekaart_matching;
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION ${beside}`);
  }
}
