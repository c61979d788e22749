import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart } from './rows-apart.js';

/**
 * A request to sign in: the browser that asked, and the link and code that were mailed. It takes the place of the bare
 * link, which lived for a quarter of an hour: what was outstanding is asked again. Mail can say until when it is of use.
 */
export class AskToSignIn1764000013010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE sign_in_link;

      CREATE TABLE sign_in_request (
        id uuid CONSTRAINT sign_in_request_pkey PRIMARY KEY,
        -- Only until the mail is written, or it turns out that nobody has this address.
        email text,
        account_id uuid CONSTRAINT sign_in_request_account_id_fkey REFERENCES account ON DELETE CASCADE,
        locale text NOT NULL CONSTRAINT sign_in_request_locale CHECK (locale IN ('nl', 'en')),
        browser_hash text,
        token_hash text CONSTRAINT sign_in_request_token_hash_key UNIQUE,
        code_hash text,
        attempts integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX sign_in_request_browser ON sign_in_request (browser_hash, created_at DESC);
      CREATE INDEX sign_in_request_account ON sign_in_request (account_id, created_at DESC);
      CREATE INDEX sign_in_request_created ON sign_in_request (created_at);

      ALTER TABLE mail ADD COLUMN expires_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail DROP COLUMN expires_at;
      DROP TABLE sign_in_request;
      CREATE TABLE sign_in_link (
        token_hash text CONSTRAINT sign_in_link_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT sign_in_link_account_id_fkey REFERENCES account ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      ${keepApart('sign_in_link', { read: 'false' })}
      GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_link TO routekaart_app;
    `);
  }
}
