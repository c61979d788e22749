import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasing people, the downloads they ask for, and the warning before the retention clock strikes. */
export class CreatePrivacy1764000017100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The key of a person in the trail is sealed text; what was kept before sealing is let go with its link.
      DELETE FROM audit_reason;
      DELETE FROM audit_person;
      ALTER TABLE audit_person DROP COLUMN wrapped_key, ADD COLUMN sealed_key text NOT NULL;

      ALTER TABLE account ADD COLUMN erased_at timestamptz;
      ALTER TABLE candidate ADD COLUMN erased_at timestamptz;
      ALTER TABLE candidate DROP CONSTRAINT candidate_reachable;
      ALTER TABLE candidate ADD CONSTRAINT candidate_reachable
        CHECK (email IS NOT NULL OR phone IS NOT NULL OR erased_at IS NOT NULL);
      ALTER TABLE candidate ADD CONSTRAINT candidate_erased CHECK (erased_at IS NULL
        OR (num_nonnulls(email, phone, prior_education, young_start_reason, created_by) = 0 AND name = 'Verwijderd'));
      ALTER TABLE account ADD CONSTRAINT account_erased CHECK (erased_at IS NULL
        OR (name = 'Verwijderd' AND email LIKE 'erased.%@erased.invalid'));

      -- Somebody asked to be erased: confirmed by a mailed link, done at once or when what holds it is over.
      -- The row goes with the rest of the person.
      CREATE TABLE erasure_request (
        id uuid CONSTRAINT erasure_request_pkey PRIMARY KEY,
        account_id uuid CONSTRAINT erasure_request_account_id_fkey REFERENCES account ON DELETE CASCADE,
        candidate_id uuid CONSTRAINT erasure_request_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        asked_by uuid NOT NULL,
        token_hash text CONSTRAINT erasure_request_token_hash_key UNIQUE,
        asked_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        cancelled_at timestamptz,
        CONSTRAINT erasure_request_whose CHECK (num_nonnulls(account_id, candidate_id) = 1)
      );
      CREATE UNIQUE INDEX erasure_request_confirmed ON erasure_request (account_id, candidate_id)
        NULLS NOT DISTINCT WHERE confirmed_at IS NOT NULL AND cancelled_at IS NULL;

      -- What was erased, by ids that are nobody's any more. The ledger outside the database says the same.
      CREATE TABLE erasure (
        id uuid CONSTRAINT erasure_pkey PRIMARY KEY,
        cause text NOT NULL CONSTRAINT erasure_cause CHECK (cause IN ('ASKED', 'RETENTION')),
        account_ids uuid[] NOT NULL,
        candidate_ids uuid[] NOT NULL,
        erased_at timestamptz NOT NULL DEFAULT app_now(),
        replayed_at timestamptz
      );

      CREATE TABLE data_download (
        id uuid CONSTRAINT data_download_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT data_download_account_id_fkey REFERENCES account ON DELETE CASCADE,
        asked_at timestamptz NOT NULL DEFAULT app_now(),
        ready_at timestamptz,
        expires_at timestamptz,
        token_hash text CONSTRAINT data_download_token_hash_key UNIQUE,
        opened_at timestamptz,
        -- Empty before it is made and after it was opened or had its time.
        json text,
        html text
      );
      CREATE INDEX data_download_account ON data_download (account_id, asked_at DESC);

      -- A candidate was told that their data go, unless they stay.
      CREATE TABLE retention_warning (
        candidate_id uuid CONSTRAINT retention_warning_pkey PRIMARY KEY
          CONSTRAINT retention_warning_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        goes_on date NOT NULL,
        warned_at timestamptz NOT NULL DEFAULT app_now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE retention_warning, data_download, erasure, erasure_request;
      ALTER TABLE account DROP CONSTRAINT account_erased, DROP COLUMN erased_at;
      DELETE FROM candidate WHERE erased_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM introduction i WHERE i.candidate_id = candidate.id);
      UPDATE candidate SET email = 'erased.' || id || '@erased.invalid', erased_at = NULL WHERE erased_at IS NOT NULL;
      ALTER TABLE candidate DROP CONSTRAINT candidate_erased, DROP CONSTRAINT candidate_reachable, DROP COLUMN erased_at;
      ALTER TABLE candidate ADD CONSTRAINT candidate_reachable CHECK (email IS NOT NULL OR phone IS NOT NULL);
      DELETE FROM audit_reason;
      DELETE FROM audit_person;
      ALTER TABLE audit_person DROP COLUMN sealed_key, ADD COLUMN wrapped_key bytea NOT NULL;
    `);
  }
}
