import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a session knows of how it began. Sessions from before are taken as begun by a mailed link, without a second step. */
export class TellSessionsApart1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session
        ADD COLUMN signed_in_by text NOT NULL DEFAULT 'LINK',
        ADD COLUMN acr text,
        ADD COLUMN second_step boolean NOT NULL DEFAULT false,
        ADD COLUMN browser text NOT NULL DEFAULT '',
        ADD CONSTRAINT session_signed_in_by CHECK (signed_in_by IN ('LINK', 'CODE', 'PASSKEY', 'OPENID'));
      ALTER TABLE session ALTER COLUMN signed_in_by DROP DEFAULT, ALTER COLUMN browser DROP DEFAULT;
      CREATE INDEX session_account ON session (account_id) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX session_account;
      ALTER TABLE session
        DROP COLUMN signed_in_by, DROP COLUMN acr, DROP COLUMN second_step, DROP COLUMN browser;
    `);
  }
}
