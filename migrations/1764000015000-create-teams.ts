import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a member of an employer may do, for whom a referrer or school broker works, and invitations to a role. Whoever
 * was a member before is an admin: nobody loses what they could do.
 */
export class CreateTeams1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE role_grant ADD COLUMN member_role text, ADD COLUMN organisation text;
      UPDATE role_grant SET member_role = 'ADMIN' WHERE role = 'EMPLOYER';
      ALTER TABLE role_grant
        ADD CONSTRAINT role_grant_member_role CHECK (
          (role = 'EMPLOYER') = (member_role IS NOT NULL) AND member_role IN ('ADMIN', 'MEMBER')),
        ADD CONSTRAINT role_grant_organisation CHECK (length(organisation) BETWEEN 1 AND 200),
        DROP CONSTRAINT role_grant_scope,
        ADD CONSTRAINT role_grant_scope CHECK (
          (role IN ('CANDIDATE', 'EMPLOYER')) = (subject_id IS NOT NULL)
          AND (role NOT IN ('ADVISER', 'COORDINATOR', 'REFERRER', 'SCHOOL_BROKER') OR region_code IS NOT NULL));

      CREATE TABLE invitation (
        id uuid CONSTRAINT invitation_pkey PRIMARY KEY,
        token_hash text NOT NULL CONSTRAINT invitation_token_hash_key UNIQUE,
        email text NOT NULL CONSTRAINT invitation_email_lower CHECK (email = lower(email)),
        role text NOT NULL CONSTRAINT invitation_role CHECK
          (role IN ('EMPLOYER', 'ADVISER', 'COORDINATOR', 'REFERRER', 'SCHOOL_BROKER', 'OPERATOR')),
        region_code text,
        subject_id uuid,
        member_role text CONSTRAINT invitation_member_role CHECK (member_role IN ('ADMIN', 'MEMBER')),
        site_id uuid,
        organisation text NOT NULL CONSTRAINT invitation_organisation CHECK (length(organisation) BETWEEN 1 AND 200),
        locale text NOT NULL CONSTRAINT invitation_locale CHECK (locale IN ('nl', 'en')),
        invited_by uuid CONSTRAINT invitation_invited_by_fkey REFERENCES account ON DELETE SET NULL,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        sent_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        accepted_by uuid CONSTRAINT invitation_accepted_by_fkey REFERENCES account ON DELETE SET NULL,
        revoked_at timestamptz,
        CONSTRAINT invitation_scope CHECK (
          (role = 'EMPLOYER') = (subject_id IS NOT NULL)
          AND (role = 'EMPLOYER') = (member_role IS NOT NULL)
          AND (role = 'OPERATOR') = (region_code IS NULL)
          AND (site_id IS NULL OR role = 'ADVISER')),
        CONSTRAINT invitation_one_end CHECK (accepted_at IS NULL OR revoked_at IS NULL)
      );
      CREATE UNIQUE INDEX invitation_open ON invitation (email, role, region_code, subject_id)
        NULLS NOT DISTINCT WHERE accepted_at IS NULL AND revoked_at IS NULL;
      CREATE INDEX invitation_subject ON invitation (subject_id);
      CREATE INDEX invitation_region ON invitation (region_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE invitation;
      ALTER TABLE role_grant
        DROP CONSTRAINT role_grant_member_role,
        DROP CONSTRAINT role_grant_organisation,
        DROP CONSTRAINT role_grant_scope,
        DROP COLUMN member_role,
        DROP COLUMN organisation,
        ADD CONSTRAINT role_grant_scope CHECK (
          (role IN ('CANDIDATE', 'EMPLOYER')) = (subject_id IS NOT NULL)
          AND (role NOT IN ('ADVISER', 'COORDINATOR') OR region_code IS NOT NULL));
    `);
  }
}
