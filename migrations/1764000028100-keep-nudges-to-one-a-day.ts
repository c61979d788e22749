import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A nudge counts as the day's mail. What a morning mail told is kept until that mail is sent: one that never left, because
 * the mail server was away, is taken back when the next is written, which then tells it all.
 */
export class KeepNudgesToOneADay1764000028100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE digest ADD is_nudge boolean NOT NULL DEFAULT false;
      ALTER TABLE notice ADD told_in text, ADD told_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE notice NO FORCE ROW LEVEL SECURITY;
      DELETE FROM notice WHERE told_at IS NOT NULL;
      ALTER TABLE notice FORCE ROW LEVEL SECURITY;
      ALTER TABLE notice DROP told_at, DROP told_in;
      ALTER TABLE digest DROP is_nudge;
    `);
  }
}
