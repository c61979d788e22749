import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, ofCoordinator, ofDesk, own, readableBy, self, type Rows } from './rows-apart.js';

const holdsRoleInReach = (
  grant: string,
) => `${ofDesk(`${grant}.region_code`)} OR ${own('EMPLOYER', `${grant}.subject_id`)}
  OR EXISTS (SELECT FROM employer_key e WHERE e.id = ${grant}.subject_id AND ${ofDesk('e.region_code')})`;
const isColleague = `EXISTS (SELECT FROM role_grant_key g WHERE g.account_id = account.id
  AND (${holdsRoleInReach('g')}))`;
/* The column with its table: inside, a bare name would be that of the key. */
const ofEmployerInReach = (column: string) => `${own('EMPLOYER', column)}
  OR EXISTS (SELECT FROM employer_key e WHERE e.id = ${column} AND ${ofDesk('e.region_code')})
  OR EXISTS (SELECT FROM place_key p WHERE p.employer_id = ${column} AND ${ofDesk('p.region_code')})`;
const inTeam = (column: string) =>
  `EXISTS (SELECT FROM case_team_key t WHERE t.candidate_id = ${column} AND ${self('t.account_id')})`;
/** Whose name one knows: one's own, those of one's region as its coordinator, those of one's teams. */
const isKnownCase = (candidate: string) => `${own('CANDIDATE', `${candidate}.id`)}
  OR ${ofCoordinator(`${candidate}.region_code`)}
  OR (${ofDesk(`${candidate}.region_code`)} AND ${inTeam(`${candidate}.id`)})`;
const ofKnownCase = (column: string) => `${own('CANDIDATE', column)}
  OR EXISTS (SELECT FROM candidate_key c WHERE c.id = ${column} AND (${isKnownCase('c')}))`;
const ofCandidateInRegion = (column: string) => `${own('CANDIDATE', column)}
  OR EXISTS (SELECT FROM candidate_key c WHERE c.id = ${column} AND ${ofDesk('c.region_code')})`;
const ofIntroduction = `EXISTS (SELECT FROM introduction i WHERE i.id = introduction_id)`;
const ofDeskOfIntroduction = `EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
  JOIN candidate_key c ON c.id = i.candidate_id
  WHERE i.id = introduction_id AND (${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}))`;

/** Anybody, but not without having said who. */
const said = '(SELECT app_reach()) IS NOT NULL';

/** Of each table the rows that are in reach. What the product works through by itself is in nobody's. */
const rows: Record<string, Rows> = {
  outbox_event: { read: 'false', add: said },
  outbox_delivery: { read: 'false' },
  mail: { read: 'false', add: said },
  account: { read: `${self('id')} OR ${isColleague}`, change: self('id'), add: 'false' },
  role_grant: {
    read: `${self('account_id')} OR ${holdsRoleInReach('role_grant')}`,
    change: `${ofCoordinator('region_code')} OR ${own('EMPLOYER', 'subject_id')}
      OR EXISTS (SELECT FROM employer_key e WHERE e.id = role_grant.subject_id AND ${ofDesk('e.region_code')})`,
  },
  sign_in_link: { read: 'false' },
  session: { read: self('account_id'), add: 'false' },
  adviser: {
    read: `${self('account_id')} OR ${ofDesk('region_code')}`,
    change: ofCoordinator('region_code'),
  },
  adviser_absence: {
    read: `EXISTS (SELECT FROM adviser v WHERE v.account_id = adviser_absence.account_id)`,
    change: `EXISTS (SELECT FROM adviser v WHERE v.account_id = adviser_absence.account_id
      AND ${ofCoordinator('v.region_code')})`,
  },
  responsibility: { read: ofDesk('region_code'), change: ofCoordinator('region_code') },
  region_setting: { read: said, change: ofCoordinator('region_code') },
  employer: {
    read: `${ofDesk('region_code')} OR ${own('EMPLOYER', 'id')} OR EXISTS (SELECT FROM place_key p
      WHERE p.employer_id = employer.id AND (p.is_published OR ${ofDesk('p.region_code')}))`,
    change: `${ofDesk('region_code')} OR ${own('EMPLOYER', 'id')}`,
  },
  establishment: { read: ofEmployerInReach('establishment.employer_id') },
  accreditation: {
    read: `EXISTS (SELECT FROM employer e WHERE e.id = employer_id)`,
    change: ofEmployerInReach('accreditation.employer_id'),
  },
  place: {
    read: `published_at IS NOT NULL OR ${ofDesk('region_code')} OR ${own('EMPLOYER', 'employer_id')}`,
    change: `${ofDesk('region_code')} OR ${own('EMPLOYER', 'employer_id')}`,
  },
  candidate: {
    read: `${isKnownCase('candidate')} OR EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
      WHERE i.candidate_id = candidate.id AND i.candidate_is_known AND ${own('EMPLOYER', 'p.employer_id')})`,
    change: isKnownCase('candidate'),
  },
  wish: {
    read: `${ofCandidateInRegion('candidate_id')} OR EXISTS (SELECT FROM candidate c WHERE c.id = candidate_id)`,
    change: ofKnownCase('candidate_id'),
  },
  legal_basis: { read: ofKnownCase('candidate_id') },
  case_team: {
    read: `${self('account_id')} OR ${ofKnownCase('candidate_id')}`,
    change: ofCandidateInRegion('candidate_id'),
  },
  place_list: { read: ofDesk('region_code') },
  introduction: {
    read: `${own('CANDIDATE', 'candidate_id')} OR EXISTS (SELECT FROM place_key p WHERE p.id = place_id
      AND (${ofDesk('p.region_code')} OR ${own('EMPLOYER', 'p.employer_id')}))
    OR EXISTS (SELECT FROM candidate_key c WHERE c.id = candidate_id AND ${ofDesk('c.region_code')})`,
  },
  hesitation: {
    read: `${ofIntroduction} AND (NOT adviser_only OR ${self('recorded_by')} OR ${ofDeskOfIntroduction})`,
  },
  enrolment: { read: ofIntroduction, change: ofDeskOfIntroduction },
  placement: { read: ofIntroduction, change: ofDeskOfIntroduction },
  deadline: { read: ofDesk('region_code') },
  deadline_alert: { read: `EXISTS (SELECT FROM deadline d WHERE d.id = deadline_id)` },
  alert_recipient: { read: self('account_id') },
  digest: { read: self('account_id') },
  rescue_plan: { read: ofDesk('region_code') },
  rescue_step: { read: `EXISTS (SELECT FROM rescue_plan r WHERE r.id = plan_id)` },
};

const roles = ['routekaart_app', 'routekaart_matching', 'routekaart_rules'];
const matchingFunctions = [
  'match_places(matching_wish[], date, jsonb, integer, double precision, date, uuid)',
  'match_candidates(uuid[], date, jsonb, integer)',
  'match_pairs(uuid[], uuid[], date, jsonb)',
  'near_misses(matching_wish[], date, jsonb, integer)',
];
const keys = ['candidate', 'case_team', 'employer', 'introduction', 'place', 'role_grant'];

/**
 * Rows kept apart by the database itself. The product runs as `routekaart_app`, which owns nothing and for which every
 * table with people in it has policies; matching reads wishes of all regions as `routekaart_matching`, which cannot read
 * a name; the policies look up who belongs where as `routekaart_rules`, which reads nothing but keys.
 */
export class KeepRowsApart1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const role of roles) await runner.query(roleSql(role));
    await runner.query(`
      CREATE FUNCTION app_reach() RETURNS jsonb LANGUAGE plpgsql STABLE PARALLEL SAFE
        SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        said text := current_setting('routekaart.reach', true);
      BEGIN
        IF said IS NULL OR said = '' THEN
          RAISE EXCEPTION 'nobody said for whom these rows are asked'
            USING ERRCODE = 'insufficient_privilege', HINT = 'Set routekaart.reach in the transaction.';
        END IF;
        RETURN said::jsonb;
      END $$;
      CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        SET search_path = pg_catalog, public, pg_temp AS $$ SELECT (app_reach() ->> 'account')::uuid $$;
      -- Whether the work at hand opens this table as a whole.
      CREATE FUNCTION app_beyond(table_name text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        SET search_path = pg_catalog, public, pg_temp AS
        $$ SELECT coalesce(app_reach() -> 'beyond' ?| ARRAY['*', table_name], false) $$;
      CREATE FUNCTION app_desk_regions() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT ARRAY(SELECT g ->> 'region' FROM jsonb_array_elements(app_reach() -> 'grants') g
          WHERE g ->> 'role' IN ('ADVISER', 'COORDINATOR') AND g ->> 'region' IS NOT NULL) $$;
      CREATE FUNCTION app_coordinated_regions() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT ARRAY(SELECT g ->> 'region' FROM jsonb_array_elements(app_reach() -> 'grants') g
          WHERE g ->> 'role' = 'COORDINATOR' AND g ->> 'region' IS NOT NULL) $$;
      -- The candidates somebody is, the employers somebody is a member of.
      CREATE FUNCTION app_subjects(of_role text) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT ARRAY(SELECT (g ->> 'subject')::uuid FROM jsonb_array_elements(app_reach() -> 'grants') g
          WHERE g ->> 'role' = of_role AND g ->> 'subject' IS NOT NULL) $$;

      -- The planner needs fresh figures after thousands of rows were added; only an owner can ask for them.
      CREATE FUNCTION refresh_statistics() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        each text;
      BEGIN
        FOR each IN SELECT c.oid::regclass::text FROM pg_class c
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE')
        LOOP
          EXECUTE 'ANALYZE ' || each;
        END LOOP;
      END $$;

      -- Which row belongs where, and nothing else of it: for the policies, which may not ask each other in a circle.
      CREATE VIEW role_grant_key AS
        SELECT account_id, region_code, subject_id FROM role_grant WHERE ended_at IS NULL;
      CREATE VIEW employer_key AS SELECT id, region_code FROM employer;
      CREATE VIEW place_key AS
        SELECT id, employer_id, region_code, published_at IS NOT NULL AS is_published FROM place;
      CREATE VIEW candidate_key AS SELECT id, region_code FROM candidate;
      CREATE VIEW case_team_key AS SELECT candidate_id, account_id FROM case_team;
      -- An employer learns who somebody is with the candidate's yes, for as long as the introduction lives.
      CREATE VIEW introduction_key AS
        SELECT id, place_id, candidate_id,
          coalesce(candidate_accepted, false) AND status IN ('PROPOSED', 'ACCEPTED', 'PLACED') AS candidate_is_known
        FROM introduction;

      -- What an employer or another adviser sees of candidates: where they live, what they wish, and no name.
      CREATE FUNCTION candidate_profiles(ids uuid[])
        RETURNS TABLE (id uuid, region_code text, home text, prior_education text, mbo_levels smallint[],
          sector_codes text[], crebo_codes text[], wish_postcode4 text, max_travel_km integer, wish_region_code text,
          available_from date, max_hours_per_week double precision, language_level text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT c.id, c.region_code, c.postcode4, c.prior_education, w.mbo_levels, w.sector_codes, w.crebo_codes,
          w.postcode4, w.max_travel_km, w.region_code, w.available_from, w.max_hours_per_week, w.language_level
        FROM candidate c JOIN wish w ON w.candidate_id = c.id WHERE c.id = ANY (ids) $$;

      -- While all of it is still ours: of what another role owns only that role may say who may use it.
      GRANT USAGE ON SCHEMA public TO routekaart_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO routekaart_app;
      REVOKE INSERT, UPDATE, DELETE ON clock_offset, wish_in_matching, ${keys.map((table) => `${table}_key`).join(', ')}
        FROM routekaart_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO routekaart_app;
      REVOKE EXECUTE ON FUNCTION refresh_statistics(), candidate_profiles(uuid[]), ${matchingFunctions.join(', ')} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION refresh_statistics(), candidate_profiles(uuid[]), ${matchingFunctions.join(', ')} TO routekaart_app;

      GRANT USAGE, CREATE ON SCHEMA public TO routekaart_matching, routekaart_rules;
      ${keys.map((table) => `ALTER VIEW ${table}_key OWNER TO routekaart_rules;`).join('\n      ')}
      ALTER VIEW wish_in_matching OWNER TO routekaart_matching;
      ${matchingFunctions
        .map(
          (name) => `ALTER FUNCTION ${name} SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
      ALTER FUNCTION ${name} OWNER TO routekaart_matching;`,
        )
        .join('\n      ')}
      ALTER FUNCTION candidate_profiles(uuid[]) OWNER TO routekaart_matching;
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching, routekaart_rules;

      GRANT SELECT (account_id, role, region_code, subject_id, ended_at) ON role_grant TO routekaart_rules;
      GRANT SELECT (id, region_code) ON employer TO routekaart_rules;
      GRANT SELECT (id, employer_id, region_code, published_at) ON place TO routekaart_rules;
      GRANT SELECT (id, region_code) ON candidate TO routekaart_rules;
      GRANT SELECT (candidate_id, account_id) ON case_team TO routekaart_rules;
      GRANT SELECT (id, place_id, candidate_id, candidate_accepted, status) ON introduction TO routekaart_rules;
      ${keys.map((table) => readableBy('routekaart_rules', table)).join('\n      ')}

      GRANT SELECT (id, region_code, postcode4, birth_date, prior_education, young_start_reason, placed_on)
        ON candidate TO routekaart_matching;
      GRANT SELECT (candidate_id, purpose, ended_at) ON legal_basis TO routekaart_matching;
      GRANT SELECT ON wish, place, region_setting, clock_offset, region, region_neighbour, municipality, postcode, sector, qualification
        TO routekaart_matching;
      ${['candidate', 'legal_basis', 'wish', 'place', 'region_setting']
        .map((table) => readableBy('routekaart_matching', table))
        .join('\n      ')}

      ${Object.entries(rows)
        .map(([table, its]) => keepApart(table, its))
        .join('\n')}

      DO $$ BEGIN
        IF to_regclass('public.migrations') IS NOT NULL THEN REVOKE ALL ON migrations FROM routekaart_app; END IF;
      END $$;
    `);
  }

  /** The roles stay: they are the whole server's, and another database may use them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM routekaart_app;
      ${Object.keys(rows).map(letGo).join('\n')}
      DROP VIEW ${keys.map((table) => `${table}_key`).join(', ')};
      -- What another role owns, an owner of the database may not take back, but may drop: it is made anew as it was.
      DO $do$
      DECLARE
        each text;
        definition text;
      BEGIN
        FOREACH each IN ARRAY ARRAY[${matchingFunctions.map((name) => `'${name}'`).join(', ')}] LOOP
          definition := pg_get_functiondef(each::regprocedure);
          EXECUTE 'DROP FUNCTION ' || each;
          EXECUTE definition;
          EXECUTE 'ALTER FUNCTION ' || each || ' SECURITY INVOKER RESET search_path';
        END LOOP;
        definition := pg_get_viewdef('wish_in_matching'::regclass);
        DROP VIEW wish_in_matching;
        EXECUTE 'CREATE VIEW wish_in_matching AS ' || definition;
      END $do$;
      DROP FUNCTION candidate_profiles(uuid[]);
      REVOKE ALL ON ALL TABLES IN SCHEMA public FROM routekaart_app, routekaart_matching, routekaart_rules;
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM routekaart_app, routekaart_matching, routekaart_rules;
      REVOKE ALL ON SCHEMA public FROM routekaart_app, routekaart_matching, routekaart_rules;
      DROP FUNCTION refresh_statistics();
      DROP FUNCTION app_subjects(text);
      DROP FUNCTION app_coordinated_regions();
      DROP FUNCTION app_desk_regions();
      DROP FUNCTION app_beyond(text);
      DROP FUNCTION app_account();
      DROP FUNCTION app_reach();
    `);
  }
}

/**
 * Makes a role of the whole server unless it is there, and lets the owner hand things to it. Two databases may be
 * migrated at once. Where the owner may not make roles, whoever may is told what to say.
 */
function roleSql(role: string): string {
  return `
    DO $do$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        BEGIN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
      END IF;
      IF NOT pg_has_role(current_user, '${role}', CASE WHEN current_setting('server_version_num')::int >= 160000
        THEN 'SET' ELSE 'MEMBER' END)
      THEN
        EXECUTE 'GRANT ${role} TO CURRENT_USER'
          || CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
      END IF;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE EXCEPTION 'De rol ${role} ontbreekt en mag hier niet gemaakt worden. / The role ${role} is missing and may not be made here. Vraag de beheerder van de database om / Ask whoever manages the server for: CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO % WITH INHERIT FALSE, SET TRUE;', current_user;
    END $do$;`;
}
