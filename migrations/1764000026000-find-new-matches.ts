import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart } from './rows-apart.js';

const kept = ['searched_place', 'searched_wish'] as const;
const of = { searched_place: ['PLACE', 'place_id'], searched_wish: ['CANDIDATE', 'candidate_id'] } as const;

const told = kept.map((table) => `tell_${table}()`).join(', ');

/**
 * Which pairs of a candidate and a place were ever found, each once, and what is to be compared because it can be found
 * otherwise than before. Written beside what is searched, so that no change is missed however it comes about.
 */
export class FindNewMatches1764000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE changed_search (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT changed_search_pkey PRIMARY KEY,
        kind text NOT NULL CONSTRAINT changed_search_kind CHECK (kind IN ('PLACE', 'CANDIDATE')),
        subject_id uuid NOT NULL
      );
      CREATE INDEX changed_search_subject ON changed_search (subject_id);
      CREATE TABLE found_match (
        candidate_id uuid NOT NULL CONSTRAINT found_match_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        place_id uuid NOT NULL CONSTRAINT found_match_place_id_fkey REFERENCES place ON DELETE CASCADE,
        found_at timestamptz NOT NULL DEFAULT app_now(),
        -- News for the candidate that was not told yet.
        waits boolean NOT NULL,
        CONSTRAINT found_match_pkey PRIMARY KEY (candidate_id, place_id)
      );
      CREATE INDEX found_match_place ON found_match (place_id);
      CREATE INDEX found_match_waits ON found_match (candidate_id) WHERE waits;
      ${keepApart('changed_search', { read: 'false' })}
      ${keepApart('found_match', { read: 'false' })}
      GRANT INSERT ON changed_search TO routekaart_matching;
      CREATE POLICY changed_search_matching ON changed_search FOR INSERT TO routekaart_matching WITH CHECK (true);
      ${kept
        .map(
          (table) => `
      CREATE FUNCTION tell_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN
        INSERT INTO changed_search (kind, subject_id) SELECT DISTINCT '${of[table][0]}', ${of[table][1]} FROM now_is;
        RETURN NULL;
      END $$;
      CREATE TRIGGER ${table}_changed AFTER INSERT ON ${table} REFERENCING NEW TABLE AS now_is
        FOR EACH STATEMENT EXECUTE FUNCTION tell_${table}();`,
        )
        .join('')}
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      REVOKE EXECUTE ON FUNCTION ${told} FROM PUBLIC;
      ${kept.map((table) => `ALTER FUNCTION tell_${table}() OWNER TO routekaart_matching;`).join(' ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
      ALTER TABLE notice_setting DROP CONSTRAINT notice_setting_how,
        ADD CONSTRAINT notice_setting_how CHECK (how IN ('NOW', 'DAILY', 'WEEKLY', 'NEVER'));
    `);
    // What can be found today is no news to anybody.
    await runner.query(`
      SET ROLE routekaart_matching;
      INSERT INTO changed_search (kind, subject_id) SELECT DISTINCT 'CANDIDATE', candidate_id FROM searched_wish;
      INSERT INTO changed_search (kind, subject_id) SELECT DISTINCT 'PLACE', place_id FROM searched_place;
      RESET ROLE;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE notice_setting SET how = 'DAILY' WHERE how = 'WEEKLY';
      ALTER TABLE notice_setting DROP CONSTRAINT notice_setting_how,
        ADD CONSTRAINT notice_setting_how CHECK (how IN ('NOW', 'DAILY', 'NEVER'));
      ${kept.map((table) => `DROP TRIGGER ${table}_changed ON ${table};`).join(' ')}
      DROP FUNCTION ${told};
      DROP TABLE found_match, changed_search;
    `);
  }
}
