import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The fragments below are the only place where SQL says what fits and how well. In all of them `p` is the place, `q`
 * its qualification, `w` the wish, `d.metres` the distance and `v.weights` the weights of the place's region.
 * They mirror src/matching/{eligibility,score,near-miss}.ts to the bit; a property test compares the two.
 */
const isOpen = `(p.status = 'PUBLISHED' AND p.seats_taken < p.seats AND p.lapses_on >= as_of)`;
const fitsLevel = `(w.mbo_levels @> ARRAY[q.mbo_level])`;
const fitsWork = `(w.sector_codes @> ARRAY[q.sector_code] OR w.crebo_codes @> ARRAY[q.crebo_code]
  OR (w.sector_codes = '{}' AND w.crebo_codes = '{}'))`;
const fitsRegion = `(w.region_code IS NULL OR w.region_code = p.region_code)`;
const fitsDistance = `(w.max_travel_km IS NULL OR d.metres IS NULL OR d.metres <= w.max_travel_km * 1000)`;
const fitsAvailability = `(w.available_from IS NULL OR w.available_from <= p.starts_on)`;
const fitsHours = `(w.max_hours_per_week IS NULL OR w.max_hours_per_week >= p.hours_per_week)`;
const fitsLanguage = `(w.language_level IS NULL OR p.language_level IS NULL
  OR language_step(w.language_level) >= language_step(p.language_level))`;
const isOldEnough = `(w.first_start_on IS NULL OR w.first_start_on <= p.starts_on)`;

const fitsAll = [fitsRegion, fitsAvailability, fitsHours, fitsLanguage, isOldEnough, fitsDistance].join(`
            AND `);

/* A degree of latitude is 111.195 km; one of longitude more than 60 km up to 57 degrees north. */
const inBox = (slackKm: number) => `(w.max_travel_km IS NULL OR w.lat IS NULL OR (
              abs(at.lat - w.lat) * 111 <= w.max_travel_km + ${slackKm}::float8
              AND abs(at.lon - w.lon) * 60 <= w.max_travel_km + ${slackKm}::float8))`;

/** Weight × score, added in the order of the criteria and rounded to twelve decimals. */
const scoreOf = (fits: (criterion: string) => string) => `
          floor((
            v.weights[1] * ${fits(fitsLevel)}
            + v.weights[2] * CASE WHEN w.sector_codes = '{}' OR w.sector_codes @> ARRAY[q.sector_code] THEN 1 ELSE 0 END
            + v.weights[3] * CASE WHEN w.crebo_codes = '{}' OR w.crebo_codes @> ARRAY[q.crebo_code] THEN 1 ELSE 0 END
            + v.weights[4] * ${fits(fitsRegion)}
            + v.weights[5] * CASE WHEN w.max_travel_km IS NULL OR d.metres IS NULL THEN 1
                ELSE ${fits(fitsDistance)} * (1 - d.metres::float8 / (w.max_travel_km * 1000)) END
            + v.weights[6] * (${fits(fitsAvailability)}
                * (1 - least(180, greatest(0, p.starts_on - greatest(w.available_from, as_of)))::float8 / 180))
            + v.weights[7] * ${fits(fitsHours)}
            + v.weights[8] * ${fits(fitsLanguage)}
          ) * 1e12::float8 + 0.5::float8) / 1e12::float8`;
const scoreOfMatch = scoreOf(() => '1');
const scoreOfMiss = scoreOf((fits) => `${fits}::int`);

/* OFFSET 0 is a barrier: here it keeps the distance from being computed again wherever it is named. */
const distance = `CROSS JOIN LATERAL (SELECT distance_m(w.lat, w.lon, at.lat, at.lon) AS metres OFFSET 0) d`;

/** The best places of a wish, over the plain tables; until migration 23100. */
export const matchPlaces = `
      -- Of each wish the best places (those after the given one) and how many are eligible in all; a wish without
      -- any gives one row with a total and no place.
      CREATE FUNCTION match_places(wishes matching_wish[], as_of date, otherwise jsonb, take integer,
        after_score double precision DEFAULT NULL, after_lapses_on date DEFAULT NULL, after_id uuid DEFAULT NULL)
        RETURNS TABLE (wish_id uuid, total integer, rank integer, place_id uuid, distance_m integer,
          score double precision)
        LANGUAGE plpgsql STABLE AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY
        WITH asked AS MATERIALIZED (
          SELECT w.*, home.lat, home.lon FROM unnest(wishes) w LEFT JOIN postcode home ON home.pc4 = w.postcode4
        ), weighed AS MATERIALIZED (
          SELECT * FROM matching_weights(as_of, otherwise)
        ), eligible AS (
          SELECT w.id AS wish_id, p.id AS place_id, p.lapses_on, d.metres, ${scoreOfMatch} AS score
          FROM asked w
          JOIN qualification q ON ${fitsLevel} AND ${fitsWork}
          JOIN place p ON p.crebo_code = q.crebo_code AND ${isOpen}
          JOIN postcode at ON at.pc4 = p.postcode4 AND ${inBox(0.001)}
          JOIN weighed v ON v.region_code = p.region_code
          ${distance}
          WHERE ${fitsAll}
        ), ranked AS (
          SELECT e.*, count(*) OVER (PARTITION BY e.wish_id) AS total, row_number() OVER (
            PARTITION BY e.wish_id, a.is_after ORDER BY e.score DESC, e.lapses_on, e.place_id) AS rank, a.is_after
          FROM eligible e
          CROSS JOIN LATERAL (SELECT after_id IS NULL OR e.score < after_score
            OR (e.score = after_score AND (e.lapses_on, e.place_id) > (after_lapses_on, after_id)) AS is_after) a
        )
        SELECT w.id, coalesce(r.total, counted.total, 0)::integer, r.rank::integer, r.place_id, r.metres, r.score
        FROM asked w
        LEFT JOIN ranked r ON r.wish_id = w.id AND r.is_after AND r.rank <= take
        LEFT JOIN LATERAL (SELECT total FROM ranked WHERE wish_id = w.id AND r.place_id IS NULL LIMIT 1) counted ON true
        ORDER BY w.id, r.rank;
      END $$;`;

/** The best candidates of a place, over the plain tables; until migration 23100. */
export const matchCandidates = `
      -- Of each open place the best candidates and how many there are in all; a place that is not open, or for which
      -- there is nobody, gives one row with a total of 0 and no candidate.
      CREATE FUNCTION match_candidates(place_ids uuid[], as_of date, otherwise jsonb, take integer)
        RETURNS TABLE (place_id uuid, total integer, rank integer, candidate_id uuid, distance_m integer,
          score double precision)
        LANGUAGE plpgsql STABLE AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY
        WITH weighed AS MATERIALIZED (
          SELECT * FROM matching_weights(as_of, otherwise)
        ), ranked AS (
          SELECT p.id AS place_id, m.*, count(*) OVER (PARTITION BY p.id) AS total,
            row_number() OVER (PARTITION BY p.id ORDER BY m.score DESC, m.candidate_id) AS rank
          FROM place p
          JOIN qualification q ON q.crebo_code = p.crebo_code
          JOIN postcode at ON at.pc4 = p.postcode4
          JOIN weighed v ON v.region_code = p.region_code
          -- The barrier at its end has the wishes of each place filtered before anything is joined to them.
          CROSS JOIN LATERAL (
            SELECT w.id AS candidate_id, d.metres, ${scoreOfMatch} AS score
            FROM (
              SELECT wish_in_matching.*, home.lat, home.lon
              FROM wish_in_matching JOIN postcode home ON home.pc4 = wish_in_matching.postcode4) w
            ${distance}
            WHERE ${fitsLevel} AND ${fitsWork} AND ${inBox(0.001)}
            AND ${fitsAll}
            OFFSET 0) m
          WHERE p.id = ANY (place_ids) AND ${isOpen}
        )
        SELECT asked.id, coalesce(r.total, 0)::integer, r.rank::integer, r.candidate_id, r.metres, r.score
        FROM unnest(place_ids) asked (id)
        LEFT JOIN ranked r ON r.place_id = asked.id AND r.rank <= take
        ORDER BY asked.id, r.rank;
      END $$;`;

/** Eligibility, score and near misses, set-based: for many wishes or many places in one statement. */
export class CreateMatching1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION language_step(language_level text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        $$ SELECT array_position(ARRAY['A1', 'A2', 'B1', 'B2', 'C1'], language_level) $$;

      CREATE TYPE matching_wish AS (
        id uuid,
        mbo_levels smallint[],
        sector_codes text[],
        crebo_codes text[],
        postcode4 text,
        max_travel_km integer,
        region_code text,
        available_from date,
        max_hours_per_week double precision,
        language_level text,
        first_start_on date
      );

      -- The wishes of candidates who are lawfully in matching and have no running placement. Somebody who named no
      -- other home travels from where they live.
      CREATE VIEW wish_in_matching AS
        SELECT c.id, w.mbo_levels, w.sector_codes, w.crebo_codes, coalesce(w.postcode4, c.postcode4) AS postcode4,
          w.max_travel_km, w.region_code, w.available_from, w.max_hours_per_week, w.language_level,
          CASE WHEN c.young_start_reason IS NULL THEN first_start_on(c.birth_date) END AS first_start_on
        FROM candidate c
        JOIN wish w ON w.candidate_id = c.id
        JOIN legal_basis b ON b.candidate_id = c.id AND b.purpose = 'MATCHING' AND b.ended_at IS NULL
        WHERE c.placed_on IS NULL;
      CREATE FUNCTION wishes_in_matching(candidate_ids uuid[]) RETURNS SETOF matching_wish LANGUAGE sql STABLE AS
        $$ SELECT * FROM wish_in_matching WHERE id = ANY (candidate_ids) $$;

      CREATE INDEX wish_sectors ON wish USING gin (sector_codes);
      CREATE INDEX wish_crebos ON wish USING gin (crebo_codes);
      CREATE INDEX wish_any_work ON wish (candidate_id) WHERE sector_codes = '{}' AND crebo_codes = '{}';

      -- Of every region the weights that count on that day, in the order LEVEL, SECTOR, QUALIFICATION, REGION,
      -- DISTANCE, AVAILABILITY, HOURS, LANGUAGE.
      CREATE FUNCTION matching_weights(as_of date, otherwise jsonb)
        RETURNS TABLE (region_code text, weights double precision[]) LANGUAGE sql STABLE PARALLEL SAFE AS $$
        SELECT r.code, ARRAY(
          SELECT coalesce((coalesce(s.value, otherwise) ->> criterion)::float8, 0)
          FROM unnest(ARRAY['LEVEL', 'SECTOR', 'QUALIFICATION', 'REGION', 'DISTANCE', 'AVAILABILITY', 'HOURS',
            'LANGUAGE']) WITH ORDINALITY AS named (criterion, position) ORDER BY position)
        FROM region r
        LEFT JOIN LATERAL (
          SELECT value FROM region_setting
          WHERE region_setting.region_code = r.code AND name = 'matchingWeights' AND valid_from <= as_of
          ORDER BY valid_from DESC LIMIT 1) s ON true $$;

${matchPlaces}
${matchCandidates}

      -- Of these pairs of a place and a candidate (the first of the one with the first of the other, and so on) those
      -- that match, numbered as they were given.
      CREATE FUNCTION match_pairs(place_ids uuid[], candidate_ids uuid[], as_of date, otherwise jsonb)
        RETURNS TABLE (rank integer, place_id uuid, candidate_id uuid, distance_m integer, score double precision)
        LANGUAGE plpgsql STABLE AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY
        WITH weighed AS MATERIALIZED (
          SELECT * FROM matching_weights(as_of, otherwise)
        ), asked AS MATERIALIZED (
          SELECT * FROM unnest(place_ids, candidate_ids) WITH ORDINALITY AS pair (place_id, candidate_id, number)
        )
        SELECT pair.number::integer, p.id, w.id, d.metres, ${scoreOfMatch}
        FROM asked pair
        JOIN place p ON p.id = pair.place_id AND ${isOpen}
        JOIN qualification q ON q.crebo_code = p.crebo_code
        JOIN postcode at ON at.pc4 = p.postcode4
        JOIN weighed v ON v.region_code = p.region_code
        JOIN (
          SELECT wish_in_matching.*, home.lat, home.lon
          FROM wish_in_matching JOIN postcode home ON home.pc4 = wish_in_matching.postcode4) w
          ON w.id = pair.candidate_id
        ${distance}
        WHERE ${fitsLevel} AND ${fitsWork}
            AND ${fitsAll}
        ORDER BY pair.number;
      END $$;

      -- Of each wish the places that one small change would turn into a match, those that fit best otherwise first.
      CREATE FUNCTION near_misses(wishes matching_wish[], as_of date, otherwise jsonb, take integer)
        RETURNS TABLE (wish_id uuid, rank integer, place_id uuid, criterion text, distance_m integer,
          score double precision)
        LANGUAGE plpgsql STABLE AS $$
      #variable_conflict use_column
      BEGIN
        RETURN QUERY
        WITH asked AS MATERIALIZED (
          SELECT w.*, home.lat, home.lon FROM unnest(wishes) w LEFT JOIN postcode home ON home.pc4 = w.postcode4
        ), weighed AS MATERIALIZED (
          SELECT * FROM matching_weights(as_of, otherwise)
        ), missed AS (
          SELECT w.id AS wish_id, p.id AS place_id, p.lapses_on, d.metres, f.failed[1] AS criterion,
            ${scoreOfMiss} AS score
          FROM asked w
          JOIN qualification q ON ${fitsWork}
            AND EXISTS (SELECT 1 FROM unnest(w.mbo_levels) wished WHERE abs(wished - q.mbo_level) <= 1)
          JOIN place p ON p.crebo_code = q.crebo_code AND ${isOpen} AND ${isOldEnough}
          JOIN postcode at ON at.pc4 = p.postcode4 AND ${inBox(10.001)}
          JOIN weighed v ON v.region_code = p.region_code
          ${distance}
          CROSS JOIN LATERAL (SELECT array_remove(ARRAY[
            CASE WHEN NOT ${fitsLevel} THEN 'LEVEL' END,
            CASE WHEN NOT ${fitsRegion} THEN 'REGION' END,
            CASE WHEN NOT ${fitsDistance} THEN 'DISTANCE' END,
            CASE WHEN NOT ${fitsAvailability} THEN 'AVAILABILITY' END,
            CASE WHEN NOT ${fitsHours} THEN 'HOURS' END,
            CASE WHEN NOT ${fitsLanguage} THEN 'LANGUAGE' END], NULL) AS failed OFFSET 0) f
          WHERE cardinality(f.failed) = 1 AND CASE f.failed[1]
            WHEN 'LEVEL' THEN true
            WHEN 'REGION' THEN EXISTS (
              SELECT 1 FROM region_neighbour n WHERE n.region_code = w.region_code AND n.neighbour_code = p.region_code)
            WHEN 'DISTANCE' THEN d.metres <= w.max_travel_km * 1000 + 10000
            WHEN 'AVAILABILITY' THEN w.available_from - p.starts_on <= 60
            WHEN 'HOURS' THEN p.hours_per_week - w.max_hours_per_week <= 8
            WHEN 'LANGUAGE' THEN language_step(p.language_level) - language_step(w.language_level) <= 1
          END
        ), ranked AS (
          SELECT m.*, row_number() OVER (
            PARTITION BY m.wish_id ORDER BY m.score DESC, m.lapses_on, m.place_id) AS rank
          FROM missed m
        )
        SELECT r.wish_id, r.rank::integer, r.place_id, r.criterion, r.metres, r.score
        FROM ranked r WHERE r.rank <= take ORDER BY r.wish_id, r.rank;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION near_misses(matching_wish[], date, jsonb, integer);
      DROP FUNCTION match_pairs(uuid[], uuid[], date, jsonb);
      DROP FUNCTION match_candidates(uuid[], date, jsonb, integer);
      DROP FUNCTION match_places(matching_wish[], date, jsonb, integer, double precision, date, uuid);
      DROP FUNCTION matching_weights(date, jsonb);
      DROP INDEX wish_any_work, wish_crebos, wish_sectors;
      DROP FUNCTION wishes_in_matching(uuid[]);
      DROP VIEW wish_in_matching;
      DROP TYPE matching_wish;
      DROP FUNCTION language_step(text);
    `);
  }
}
