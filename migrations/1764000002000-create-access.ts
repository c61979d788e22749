import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, what they may do, and how they sign in. Regions and subjects are opaque here. */
export class CreateAccess1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid CONSTRAINT account_pkey PRIMARY KEY,
        email text NOT NULL CONSTRAINT account_email_key UNIQUE
          CONSTRAINT account_email_lower CHECK (email = lower(email)),
        name text NOT NULL,
        locale text NOT NULL DEFAULT 'nl' CONSTRAINT account_locale CHECK (locale IN ('nl', 'en')),
        created_at timestamptz NOT NULL DEFAULT app_now()
      );

      CREATE TABLE role_grant (
        id uuid CONSTRAINT role_grant_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT role_grant_account_id_fkey REFERENCES account ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT role_grant_role CHECK
          (role IN ('CANDIDATE', 'EMPLOYER', 'ADVISER', 'COORDINATOR', 'REFERRER', 'SCHOOL_BROKER', 'OPERATOR')),
        region_code text,
        subject_id uuid,
        granted_at timestamptz NOT NULL DEFAULT app_now(),
        ended_at timestamptz,
        CONSTRAINT role_grant_scope CHECK (
          (role IN ('CANDIDATE', 'EMPLOYER')) = (subject_id IS NOT NULL)
          AND (role NOT IN ('ADVISER', 'COORDINATOR') OR region_code IS NOT NULL))
      );
      CREATE UNIQUE INDEX role_grant_once ON role_grant (account_id, role, region_code, subject_id)
        NULLS NOT DISTINCT WHERE ended_at IS NULL;
      CREATE INDEX role_grant_subject ON role_grant (subject_id) WHERE ended_at IS NULL;

      CREATE TABLE sign_in_link (
        token_hash text CONSTRAINT sign_in_link_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT sign_in_link_account_id_fkey REFERENCES account ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );

      CREATE TABLE session (
        id uuid CONSTRAINT session_pkey PRIMARY KEY,
        token_hash text NOT NULL CONSTRAINT session_token_hash_key UNIQUE,
        account_id uuid NOT NULL CONSTRAINT session_account_id_fkey REFERENCES account ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        last_seen_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE session, sign_in_link, role_grant, account`);
  }
}
