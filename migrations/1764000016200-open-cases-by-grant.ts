import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who else may know a case: by the candidate's grant, or an operator in need; and who looked at it. */
export class OpenCasesByGrant1764000016200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_grant (
        id uuid CONSTRAINT case_grant_pkey PRIMARY KEY,
        candidate_id uuid NOT NULL CONSTRAINT case_grant_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        -- To a whole desk, or to one adviser.
        region_code text CONSTRAINT case_grant_region_code_fkey REFERENCES region,
        account_id uuid CONSTRAINT case_grant_account_id_fkey REFERENCES account ON DELETE CASCADE,
        why text NOT NULL,
        ends_on date NOT NULL,
        given_at timestamptz NOT NULL DEFAULT app_now(),
        given_by uuid,
        ended_at timestamptz,
        ended_by uuid,
        CONSTRAINT case_grant_to_one CHECK ((region_code IS NULL) <> (account_id IS NULL))
      );
      CREATE INDEX case_grant_candidate ON case_grant (candidate_id);
      CREATE INDEX case_grant_account ON case_grant (account_id) WHERE ended_at IS NULL;
      CREATE INDEX case_grant_region ON case_grant (region_code) WHERE ended_at IS NULL;

      CREATE TABLE broken_glass (
        id uuid CONSTRAINT broken_glass_pkey PRIMARY KEY,
        candidate_id uuid NOT NULL CONSTRAINT broken_glass_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        account_id uuid NOT NULL CONSTRAINT broken_glass_account_id_fkey REFERENCES account ON DELETE CASCADE,
        reason text NOT NULL,
        broken_at timestamptz NOT NULL DEFAULT app_now(),
        ends_at timestamptz NOT NULL
      );
      CREATE INDEX broken_glass_candidate ON broken_glass (candidate_id, account_id, ends_at);

      -- Who saw who somebody is: once a day for each person and ground, however often they looked.
      CREATE TABLE case_view (
        id uuid CONSTRAINT case_view_pkey PRIMARY KEY,
        candidate_id uuid NOT NULL CONSTRAINT case_view_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        account_id uuid CONSTRAINT case_view_account_id_fkey REFERENCES account ON DELETE SET NULL,
        ground text NOT NULL CONSTRAINT case_view_ground
          CHECK (ground IN ('CASE_TEAM', 'COORDINATOR', 'GRANT', 'BROKEN_GLASS', 'INTRODUCTION', 'OTHER')),
        role text NOT NULL,
        organisation text,
        seen_on date NOT NULL DEFAULT app_today(),
        seen_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT case_view_once UNIQUE (candidate_id, account_id, ground, seen_on)
      );
      CREATE INDEX case_view_newest ON case_view (candidate_id, seen_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_view, broken_glass, case_grant');
  }
}
