import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody does on a taster day: it stands on its agreement. */
export class SayWhatOneDoes1764000036100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE meeting ADD tasks text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE meeting DROP tasks');
  }
}
