import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in with an OpenID provider: what is under way, who is who there, and what a session was told. */
export class CreateOpenId1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE openid_sign_in (
        id uuid CONSTRAINT openid_sign_in_pkey PRIMARY KEY,
        provider text NOT NULL,
        state_digest text NOT NULL CONSTRAINT openid_sign_in_state_digest_key UNIQUE,
        browser_digest text NOT NULL,
        secrets text NOT NULL,
        least_level text NOT NULL CONSTRAINT openid_sign_in_level CHECK (least_level IN ('low', 'substantial', 'high')),
        return_path text,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        answer text,
        connected_at timestamptz
      );
      CREATE INDEX openid_sign_in_browser ON openid_sign_in (browser_digest);

      CREATE TABLE openid_identity (
        id uuid CONSTRAINT openid_identity_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT openid_identity_account_id_fkey REFERENCES account ON DELETE CASCADE,
        provider text NOT NULL,
        issuer text NOT NULL,
        subject text NOT NULL,
        connected_at timestamptz NOT NULL DEFAULT app_now(),
        last_used_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT openid_identity_once UNIQUE (issuer, subject)
      );
      CREATE INDEX openid_identity_account ON openid_identity (account_id);

      CREATE TABLE openid_session (
        session_id uuid CONSTRAINT openid_session_pkey PRIMARY KEY
          CONSTRAINT openid_session_session_id_fkey REFERENCES session ON DELETE CASCADE,
        identity_id uuid NOT NULL CONSTRAINT openid_session_identity_id_fkey REFERENCES openid_identity ON DELETE CASCADE,
        id_token text NOT NULL,
        level text NOT NULL CONSTRAINT openid_session_level CHECK (level IN ('low', 'substantial', 'high')),
        kvk_number text CONSTRAINT openid_session_kvk_number CHECK (kvk_number ~ '^[0-9]{8}$'),
        establishment_number text
          CONSTRAINT openid_session_establishment_number CHECK (establishment_number ~ '^[0-9]{12}$')
      );
      CREATE INDEX openid_session_identity ON openid_session (identity_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE openid_session, openid_identity, openid_sign_in');
  }
}
