import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart } from './rows-apart.js';

/** The radii by which wishes are kept together, in kilometres: a wish stands with the smallest that holds its own. */
const radii = [5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300];

/* Cells of about five by five kilometres; a line of cells has numbers that follow each other. */
const line = (lat: string) => `floor((${lat} - 50) / 0.045)::integer`;
const column = (lon: string) => `floor((${lon} - 3) / 0.0735)::integer`;
const cell = (at: string) => `${line(`${at}.lat`)} * 1024 + ${column(`${at}.lon`)}`;

/* A point of the unit sphere: the distance between two is one root away. */
const sphere = (at: string) => `cos(radians(${at}.lat)) * cos(radians(${at}.lon)),
          cos(radians(${at}.lat)) * sin(radians(${at}.lon)), sin(radians(${at}.lat))`;
const language = (level: string) => `language_step(${level})::smallint`;

/* Whoever writes one thing shares this; whoever writes everything anew, because a list changed under it, has it alone. */
const lock = `hashtextextended('what is searched', 0)`;
const refresh = (what: string, ids: string) => `
        PERFORM search_${what}(ARRAY(${ids}));
        RETURN NULL;`;
type Event = 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';
const trigger = (table: string, event: Event, body: string, told: string) => `
      CREATE FUNCTION ${table}_${event.toLowerCase()}_searched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN ${body} END $$;
      CREATE TRIGGER ${table}_${event.toLowerCase()}_searched AFTER ${event} ON ${table} ${told}
        FOR EACH STATEMENT EXECUTE FUNCTION ${table}_${event.toLowerCase()}_searched();`;
const changed = (columns: string) => `
          (${columns.replace(/(\w+)/g, 'o.$1')}) IS DISTINCT FROM (${columns.replace(/(\w+)/g, 'n.$1')})`;

const added = 'REFERENCING NEW TABLE AS now_is';
const gone = 'REFERENCING OLD TABLE AS was';
const both = 'REFERENCING OLD TABLE AS was NEW TABLE AS now_is';
const placeColumns =
  'status, seats, seats_taken, crebo_code, region_code, postcode4, starts_on, lapses_on, hours_per_week, language_level';
const triggers: [table: string, event: Event, body: string, told: string][] = [
  ['place', 'INSERT', refresh('places', 'SELECT id FROM now_is'), added],
  [
    'place',
    'UPDATE',
    refresh('places', `SELECT n.id FROM was o JOIN now_is n USING (id) WHERE ${changed(placeColumns)}`),
    both,
  ],
  ['place', 'DELETE', refresh('places', 'SELECT id FROM was'), gone],
  ['wish', 'INSERT', refresh('wishes', 'SELECT candidate_id FROM now_is'), added],
  ['wish', 'UPDATE', refresh('wishes', 'SELECT candidate_id FROM now_is'), both],
  ['wish', 'DELETE', refresh('wishes', 'SELECT candidate_id FROM was'), gone],
  [
    'candidate',
    'UPDATE',
    refresh(
      'wishes',
      `SELECT n.id FROM was o JOIN now_is n USING (id)
        WHERE ${changed('postcode4, birth_date, young_start_reason, placed_on')}`,
    ),
    both,
  ],
  ['legal_basis', 'INSERT', refresh('wishes', 'SELECT candidate_id FROM now_is'), added],
  ['legal_basis', 'UPDATE', refresh('wishes', 'SELECT candidate_id FROM now_is'), both],
  ['legal_basis', 'DELETE', refresh('wishes', 'SELECT candidate_id FROM was'), gone],
  ['place', 'TRUNCATE', 'DELETE FROM searched_place; RETURN NULL;', ''],
  ['wish', 'TRUNCATE', 'DELETE FROM searched_wish; RETURN NULL;', ''],
  ['legal_basis', 'TRUNCATE', 'DELETE FROM searched_wish; RETURN NULL;', ''],
  // Somebody may wish for a qualification before the list that has it is loaded.
  [
    'qualification',
    'INSERT',
    refresh(
      'wishes',
      `SELECT candidate_id FROM wish WHERE crebo_codes && ARRAY(SELECT crebo_code FROM now_is)`,
    ),
    added,
  ],
  // A newer official list: all that is searched is written anew where a point or a level moved.
  [
    'postcode',
    'UPDATE',
    `IF EXISTS (SELECT FROM was o JOIN now_is n USING (pc4) WHERE ${changed('lat, lon')})
          THEN PERFORM search_everything(); END IF;
        RETURN NULL;`,
    both,
  ],
  [
    'qualification',
    'UPDATE',
    `IF EXISTS (SELECT FROM was o JOIN now_is n USING (crebo_code) WHERE ${changed('mbo_level, sector_code')})
          THEN PERFORM search_everything(); END IF;
        RETURN NULL;`,
    both,
  ],
];
const functions = [
  'search_places(uuid[])',
  'search_wishes(uuid[])',
  'search_everything()',
  ...triggers.map(([table, event]) => `${table}_${event.toLowerCase()}_searched()`),
];

/**
 * What matching searches: of every open place, and of every wish that is lawfully in matching, one row for each way to
 * find it (a level, a sector of a level, a qualification), beside where it lies and what it asks. Triggers keep the
 * rows; nobody but matching reads them.
 */
export class KeepWhatIsSearched1764000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION matching_key(kind text, code text, mbo_level smallint) RETURNS bigint
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
        $$ SELECT hashtextextended(kind || ' ' || code || ' ' || mbo_level::text, 0) $$;

      CREATE TABLE searched_place (
        key bigint NOT NULL,
        cell integer NOT NULL,
        place_id uuid NOT NULL,
        mbo_level smallint NOT NULL,
        sector_key bigint NOT NULL,
        crebo_key bigint NOT NULL,
        x double precision NOT NULL,
        y double precision NOT NULL,
        z double precision NOT NULL,
        region_code text NOT NULL,
        starts_on date NOT NULL,
        lapses_on date NOT NULL,
        hours_per_week double precision NOT NULL,
        language smallint,
        CONSTRAINT searched_place_pkey PRIMARY KEY (key, cell, place_id) INCLUDE
          (mbo_level, sector_key, crebo_key, x, y, z, region_code, starts_on, lapses_on, hours_per_week, language)
      );
      CREATE INDEX searched_place_place ON searched_place (place_id);

      CREATE TABLE searched_wish (
        key bigint NOT NULL,
        reach smallint NOT NULL,
        cell integer NOT NULL,
        candidate_id uuid NOT NULL,
        x double precision NOT NULL,
        y double precision NOT NULL,
        z double precision NOT NULL,
        max_travel_km integer,
        region_code text,
        available_from date,
        max_hours_per_week double precision,
        language smallint,
        first_start_on date,
        sector_score double precision NOT NULL,
        qualification_score double precision NOT NULL,
        CONSTRAINT searched_wish_pkey PRIMARY KEY (key, reach, cell, candidate_id) INCLUDE
          (x, y, z, max_travel_km, region_code, available_from, max_hours_per_week, language, first_start_on,
          sector_score, qualification_score)
      );
      CREATE INDEX searched_wish_candidate ON searched_wish (candidate_id, key);

      CREATE FUNCTION search_places(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF ids = '{}' THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock_shared(${lock});
        DELETE FROM searched_place s USING unnest(ids) told (id) WHERE s.place_id = told.id;
        INSERT INTO searched_place
        SELECT k.key, ${cell('at')}, p.id, q.mbo_level, matching_key('SECTOR', q.sector_code, q.mbo_level),
          matching_key('CREBO', q.crebo_code, 0::smallint), ${sphere('at')}, p.region_code, p.starts_on, p.lapses_on,
          p.hours_per_week, ${language('p.language_level')}
        FROM unnest(ids) told (id)
        JOIN place p ON p.id = told.id AND p.status = 'PUBLISHED' AND p.seats_taken < p.seats
        JOIN qualification q ON q.crebo_code = p.crebo_code
        JOIN postcode at ON at.pc4 = p.postcode4
        CROSS JOIN LATERAL unnest(ARRAY[matching_key('LEVEL', '', q.mbo_level),
          matching_key('SECTOR', q.sector_code, q.mbo_level), matching_key('CREBO', q.crebo_code, 0::smallint)]) k (key);
      END $$;

      -- Two who change one candidate at a time wait for each other here, so that neither writes what the other ended.
      CREATE FUNCTION search_wishes(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        IF ids = '{}' THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock_shared(${lock});
        PERFORM FROM candidate WHERE id IN (SELECT unnest(ids)) ORDER BY id FOR NO KEY UPDATE;
        DELETE FROM searched_wish s USING unnest(ids) told (id) WHERE s.candidate_id = told.id;
        INSERT INTO searched_wish
        SELECT k.key, r.reach, CASE WHEN r.reach = 0 THEN 0 ELSE ${cell('home')} END, w.id, ${sphere('home')},
          w.max_travel_km, w.region_code, w.available_from, w.max_hours_per_week, ${language('w.language_level')},
          w.first_start_on, k.sector_score, k.qualification_score
        FROM (SELECT DISTINCT unnest(ids) AS id) told
        JOIN wish_in_matching w ON w.id = told.id
        JOIN postcode home ON home.pc4 = w.postcode4
        CROSS JOIN LATERAL (SELECT CASE WHEN w.max_travel_km IS NULL THEN 0
          ELSE 1 + cardinality(ARRAY(SELECT km FROM unnest(ARRAY[${radii.join(', ')}]) km WHERE km < w.max_travel_km))
          END::smallint AS reach) r
        CROSS JOIN LATERAL (
          SELECT DISTINCT matching_key('LEVEL', '', wished), 1, 1 FROM unnest(w.mbo_levels) wished
          WHERE w.sector_codes = '{}' AND w.crebo_codes = '{}'
          UNION ALL
          SELECT DISTINCT matching_key('SECTOR', sector, wished), 1, CASE WHEN w.crebo_codes = '{}' THEN 1 ELSE 0 END
          FROM unnest(w.sector_codes) sector, unnest(w.mbo_levels) wished
          UNION ALL
          SELECT DISTINCT matching_key('CREBO', q.crebo_code, 0::smallint),
            CASE WHEN w.sector_codes = '{}' OR w.sector_codes @> ARRAY[q.sector_code] THEN 1 ELSE 0 END, 1
          FROM qualification q WHERE q.crebo_code = ANY (w.crebo_codes) AND w.mbo_levels @> ARRAY[q.mbo_level]
        ) k (key, sector_score, qualification_score);
      END $$;

      CREATE FUNCTION search_everything() RETURNS void LANGUAGE sql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT pg_advisory_xact_lock(${lock});
        SELECT search_places(ARRAY(SELECT id FROM place)), search_wishes(ARRAY(SELECT candidate_id FROM wish)) $$;
      ${triggers.map((each) => trigger(...each)).join('\n')}

      -- Locks a row, and can never change one.
      GRANT UPDATE (version) ON candidate TO routekaart_matching;
      CREATE POLICY candidate_matching_locks ON candidate FOR UPDATE TO routekaart_matching USING (true) WITH CHECK (false);

      ${['searched_place', 'searched_wish']
        .map(
          (table) => `
      REVOKE INSERT, UPDATE ON ${table} FROM routekaart_app;
      GRANT SELECT, INSERT, DELETE ON ${table} TO routekaart_matching;
      ${keepApart(table, { read: 'false' })}
      CREATE POLICY ${table}_matching ON ${table} TO routekaart_matching USING (true) WITH CHECK (true);`,
        )
        .join('')}

      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      REVOKE EXECUTE ON FUNCTION ${functions.join(', ')} FROM PUBLIC;
      ${functions.map((each) => `ALTER FUNCTION ${each} OWNER TO routekaart_matching;`).join('\n      ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
    await runner.query('SET ROLE routekaart_matching; SELECT search_everything(); RESET ROLE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${triggers
        .map(([table, event]) => `DROP TRIGGER ${table}_${event.toLowerCase()}_searched ON ${table};`)
        .join('\n      ')}
      DROP POLICY candidate_matching_locks ON candidate;
      REVOKE UPDATE (version) ON candidate FROM routekaart_matching;
      DROP FUNCTION ${functions.join(', ')};
      DROP TABLE searched_wish, searched_place;
      DROP FUNCTION matching_key(text, text, smallint);
    `);
  }
}
