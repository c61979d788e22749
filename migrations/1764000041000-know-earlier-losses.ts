import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A place that was lost before losses were noted has a row too; how many fitted it then nobody can tell any more. */
export class KnowEarlierLosses1764000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE lost_place ALTER COLUMN candidates_that_fit DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE lost_place SET candidates_that_fit = 0 WHERE candidates_that_fit IS NULL');
    await runner.query('ALTER TABLE lost_place ALTER COLUMN candidates_that_fit SET NOT NULL');
  }
}
