import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a morning mail is asked again when that is written, as a mail is at the moment of sending. */
export class SayWhatNoticesAreAbout1764000021200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notice ADD mail_kind text, ADD subject_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notice DROP mail_kind, DROP subject_id');
  }
}
