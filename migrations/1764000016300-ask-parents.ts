import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a parent agreed to for somebody below 16, or was asked. Until then the registration waits. */
export class AskParents1764000016300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE parental_agreement (
        id uuid CONSTRAINT parental_agreement_pkey PRIMARY KEY,
        candidate_id uuid NOT NULL CONSTRAINT parental_agreement_candidate_id_key UNIQUE
          CONSTRAINT parental_agreement_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        parent_name text,
        relation text CONSTRAINT parental_agreement_relation CHECK (relation IN ('PARENT', 'GUARDIAN')),
        parent_email text,
        -- Whether matching was asked for, so that it begins when the parent agrees.
        asked_for_matching boolean NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT app_now(),
        token_hash text CONSTRAINT parental_agreement_token_hash_key UNIQUE,
        token_expires_at timestamptz,
        given_at timestamptz,
        how text CONSTRAINT parental_agreement_how CHECK (how IN ('BY_LINK', 'AT_THE_DESK', 'BY_PHONE', 'ON_PAPER')),
        recorded_by uuid,
        CONSTRAINT parental_agreement_given CHECK ((given_at IS NULL) = (how IS NULL)
          AND (given_at IS NULL OR (parent_name IS NOT NULL AND relation IS NOT NULL)))
      );
      -- Who waits: what keeps registrations for a limited time looks here.
      CREATE INDEX parental_agreement_waiting ON parental_agreement (asked_at) WHERE given_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE parental_agreement');
  }
}
