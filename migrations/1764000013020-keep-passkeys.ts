import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, the questions they answer (each once), and new e-mail addresses that wait to be confirmed. */
export class KeepPasskeys1764000013020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE passkey (
        id uuid CONSTRAINT passkey_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT passkey_account_id_fkey REFERENCES account ON DELETE CASCADE,
        credential_id text NOT NULL CONSTRAINT passkey_credential_id_key UNIQUE,
        public_key bytea NOT NULL,
        sign_count bigint NOT NULL,
        transports text[] NOT NULL,
        synced boolean NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        last_used_at timestamptz
      );
      CREATE INDEX passkey_account ON passkey (account_id);

      CREATE TABLE passkey_challenge (
        challenge text CONSTRAINT passkey_challenge_pkey PRIMARY KEY,
        purpose text NOT NULL
          CONSTRAINT passkey_challenge_purpose CHECK (purpose IN ('SIGN_IN', 'SECOND_STEP', 'REGISTER')),
        session_id uuid CONSTRAINT passkey_challenge_session_id_fkey REFERENCES session ON DELETE CASCADE,
        browser_hash text,
        expires_at timestamptz NOT NULL,
        -- To sign in one is nobody yet, so the browser stands for who asked; after that the session does.
        CONSTRAINT passkey_challenge_asker CHECK
          ((purpose = 'SIGN_IN') = (session_id IS NULL) AND (purpose = 'SIGN_IN') = (browser_hash IS NOT NULL))
      );
      CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires_at);

      CREATE TABLE email_change (
        token_hash text CONSTRAINT email_change_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT email_change_account_id_fkey REFERENCES account ON DELETE CASCADE,
        email text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX email_change_account ON email_change (account_id, created_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE email_change, passkey_challenge, passkey');
  }
}
