import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How soon people want to hear of what, and what waits for their next morning mail. */
export class CreateNoticeSettings1764000015100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice_setting (
        account_id uuid NOT NULL CONSTRAINT notice_setting_account_id_fkey REFERENCES account ON DELETE CASCADE,
        kind text NOT NULL,
        how text NOT NULL CONSTRAINT notice_setting_how CHECK (how IN ('NOW', 'DAILY', 'NEVER')),
        changed_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT notice_setting_pkey PRIMARY KEY (account_id, kind)
      );
      CREATE TABLE notice (
        id uuid CONSTRAINT notice_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT notice_account_id_fkey REFERENCES account ON DELETE CASCADE,
        kind text NOT NULL,
        reason text NOT NULL CONSTRAINT notice_reason_key UNIQUE,
        subject text NOT NULL,
        url text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        digest_from timestamptz NOT NULL
      );
      CREATE INDEX notice_account ON notice (account_id, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notice, notice_setting`);
  }
}
