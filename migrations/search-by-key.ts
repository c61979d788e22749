/* How matching searches by key: the words of the migrations that make its functions. What ran stays as it is. */
/*
 * The fragments below say what fits and how well. In all of them `p` is the place, `w` the wish, `d.metres` the
 * distance and `weights` the weights of the place's region. They mirror src/matching/{eligibility,score}.ts; a property
 * test compares the two.
 */
export const fitsDistance = `(w.max_travel_km IS NULL OR d.metres IS NULL OR d.metres <= w.max_travel_km * 1000)`;
export const fitsBesides = `(w.region_code IS NULL OR w.region_code = p.region_code)
                AND (w.available_from IS NULL OR w.available_from <= p.starts_on)
                AND (w.max_hours_per_week IS NULL OR w.max_hours_per_week >= p.hours_per_week)
                AND (w.language IS NULL OR p.language IS NULL OR w.language >= p.language)
                AND (w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)`;

/** Weight × score, added in the order of the criteria and rounded to twelve decimals. */
export const scoreOf = (sector: string, qualification: string) => `
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
export const metres = `round(2 * 6371008.8 * asin(least(1, sqrt((w.x - p.x) * (w.x - p.x) + (w.y - p.y) * (w.y - p.y)
              + (w.z - p.z) * (w.z - p.z)) / 2)))::integer`;

/** The cells within a distance of a point, as lines and columns; a hair more than needed, never less. */
export const cellsAround = (km: string, lat: string, lon: string) => `
          SELECT floor((${lat} - b.lat - 50) / 0.045)::integer AS first_line,
            floor((${lat} + b.lat - 50) / 0.045)::integer AS last_line,
            floor((${lon} - b.lon - 3) / 0.0735)::integer AS first_column,
            floor((${lon} + b.lon - 3) / 0.0735)::integer AS last_column
          FROM (SELECT (${km} + 0.01) / 111.19 AS lat,
            (${km} + 0.01) / (111.19 * cos(radians(${lat} + (${km} + 0.01) / 111.19))) AS lon) b`;

/** The radii by which searched wishes are kept together; beyond the far ones whole lines of cells are read. */
export const radii = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300];
export const wholeLinesFrom = 75;

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
export const ownWeights = `SELECT DISTINCT ON (region_code) region_code, weights_in(value) AS weights FROM region_setting
            WHERE name = 'matchingWeights' AND valid_from <= as_of ORDER BY region_code, valid_from DESC`;

/* One plan for every call: to plan anew would take longer than to search. */
export const settings = `LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
        SET plan_cache_mode = force_generic_plan SET jit = off`;
/** The best places of a wish; until migration 23200. */
export const placesByKey = `
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
          SELECT asked.*, language_step(asked.language_level)::smallint AS language, home.lat, home.lon,
            cos(radians(home.lat)) * cos(radians(home.lon)) AS x, cos(radians(home.lat)) * sin(radians(home.lon)) AS y,
            sin(radians(home.lat)) AS z, by_sector.keys AS sector_keys, by_crebo.keys AS crebo_keys,
            CASE WHEN asked.sector_codes = '{}' AND asked.crebo_codes = '{}'
              THEN ARRAY(SELECT DISTINCT matching_key('LEVEL', '', wished) FROM unnest(asked.mbo_levels) wished)
              ELSE by_sector.keys || by_crebo.keys END AS keys,
            coalesce(around.first_line, 0) AS first_line, coalesce(around.last_line, 0) AS last_line,
            coalesce(around.first_column, -2147483648) AS first_column,
            coalesce(around.last_column, 2147483647) AS last_column
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
            SELECT p.place_id, p.lapses_on, d.metres, v.weights, ${scoreOf(
              `CASE WHEN w.sector_codes = '{}' OR p.sector_key = ANY (w.sector_keys) THEN 1 ELSE 0 END`,
              `CASE WHEN w.crebo_codes = '{}' OR p.crebo_key = ANY (w.crebo_keys) THEN 1 ELSE 0 END`,
            )} AS score
            FROM unnest(w.keys) k (key)
            CROSS JOIN generate_series(w.first_line, w.last_line) line
            -- The barrier at its end has each line of cells read from the index.
            CROSS JOIN LATERAL (
              SELECT p.* FROM searched_place p
              WHERE p.key = k.key AND p.cell BETWEEN line * 1024 + w.first_column AND line * 1024 + w.last_column
                AND p.lapses_on >= as_of AND p.mbo_level = ANY (w.mbo_levels)
                AND ${fitsBesides}
                AND NOT (k.key = ANY (w.crebo_keys) AND p.sector_key = ANY (w.sector_keys))
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
            t.comparison
          FROM (SELECT count(*) AS total FROM eligible) counted LEFT JOIN told t ON true ORDER BY t.rank;
        END LOOP;
      END $$;`;

/** The best candidates of a place; until migration 23200. */
export const candidatesByKey = `
      -- Of each open place the best candidates and how many there are in all; a place that is not open, or for which
      -- there is nobody, gives one row with a total of 0 and no candidate.
      CREATE FUNCTION candidates_that_match(place_ids uuid[], as_of date, otherwise jsonb, take integer)
        RETURNS TABLE (place_id uuid, total integer, rank integer, candidate_id uuid, distance_m integer,
          score double precision, weights double precision[], entry json, comparison json)
        ${settings} AS $$
      #variable_conflict use_column
      DECLARE
        default_weights double precision[] := weights_in(otherwise);
        p record;
      BEGIN
        FOR p IN
          SELECT asked.id AS asked_id, at.lat, at.lon, s.*, coalesce(own.weights, default_weights) AS weights
          FROM unnest(place_ids) asked (id)
          LEFT JOIN (place JOIN postcode at ON at.pc4 = place.postcode4) ON place.id = asked.id
          LEFT JOIN searched_place s ON s.place_id = asked.id AND s.key = s.crebo_key AND s.lapses_on >= as_of
          LEFT JOIN (${ownWeights}) own ON own.region_code = s.region_code
        LOOP
          IF p.place_id IS NULL THEN
            RETURN QUERY SELECT p.asked_id, 0, NULL::integer, NULL::uuid, NULL::integer, NULL::float8, NULL::float8[],
              NULL::json, NULL::json;
            CONTINUE;
          END IF;
          RETURN QUERY
          WITH cells AS MATERIALIZED (
            SELECT 0 AS reach, 0 AS first_cell, 0 AS last_cell
            UNION ALL
            SELECT r.reach, line * 1024 + around.first_column, line * 1024 + around.last_column
            FROM unnest(ARRAY[${radii.filter((km) => km < wholeLinesFrom).join(', ')}]::float8[])
              WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('r.km', 'p.lat', 'p.lon')}) around
            CROSS JOIN LATERAL generate_series(around.first_line, around.last_line) line
            UNION ALL
            SELECT r.reach + ${radii.filter((km) => km < wholeLinesFrom).length}, around.first_line * 1024,
              around.last_line * 1024 + 1023
            FROM unnest(ARRAY[${radii.filter((km) => km >= wholeLinesFrom).join(', ')}]::float8[])
              WITH ORDINALITY r (km, reach)
            CROSS JOIN LATERAL (${cellsAround('r.km', 'p.lat', 'p.lon')}) around
          ), eligible AS MATERIALIZED (
            SELECT w.candidate_id, d.metres, ${scoreOf('w.sector_score', 'w.qualification_score')} AS score
            FROM unnest(ARRAY[matching_key('LEVEL', '', p.mbo_level), p.sector_key, p.crebo_key]) k (key)
            CROSS JOIN cells
            CROSS JOIN LATERAL (
              SELECT w.* FROM searched_wish w
              WHERE w.key = k.key AND w.reach = cells.reach AND w.cell BETWEEN cells.first_cell AND cells.last_cell
                AND ${fitsBesides}
              OFFSET 0) w
            CROSS JOIN LATERAL (SELECT ${metres} AS metres OFFSET 0) d
            CROSS JOIN (SELECT p.weights) v
            WHERE ${fitsDistance}
              -- Who names this qualification besides its sector is found by the qualification.
              AND (w.qualification_score = 1 OR NOT EXISTS (
                SELECT FROM searched_wish named WHERE named.candidate_id = w.candidate_id AND named.key = p.crebo_key))
          ), best AS (
            SELECT e.*, row_number() OVER (ORDER BY e.score DESC, e.candidate_id) AS rank
            FROM eligible e ORDER BY e.score DESC, e.candidate_id LIMIT take
          ), told AS (
            SELECT best.*, ${entry} AS entry, ${comparison('wished')} AS comparison
            FROM best
            JOIN wish_in_matching wished ON wished.id = best.candidate_id
            LEFT JOIN postcode home ON home.pc4 = wished.postcode4
            JOIN place ON place.id = p.place_id
            ${namesOfPlace}
          )
          SELECT p.place_id, counted.total::integer, t.rank::integer, t.candidate_id, t.metres, t.score, p.weights,
            t.entry, t.comparison
          FROM (SELECT count(*) AS total FROM eligible) counted LEFT JOIN told t ON true ORDER BY t.rank;
        END LOOP;
      END $$;`;
