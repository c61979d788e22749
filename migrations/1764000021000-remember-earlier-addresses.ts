import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The address somebody had before: for as long as mail to it is kept, it is theirs, and goes when they are erased. */
export class RememberEarlierAddresses1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE email_change ADD previous_email text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE email_change DROP previous_email');
  }
}
