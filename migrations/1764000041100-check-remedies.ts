import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A line of the catalogue counts as checked once a coordinator said so: dates that nobody stood for go. */
export class CheckRemedies1764000041100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE remedy ALTER COLUMN checked_on DROP NOT NULL;
      UPDATE remedy SET checked_on = NULL;
      ALTER TABLE remedy ADD COLUMN checked_by uuid
        CONSTRAINT remedy_checked_by_fkey REFERENCES account ON DELETE SET NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE remedy DROP COLUMN checked_by;
      UPDATE remedy SET checked_on = valid_from WHERE checked_on IS NULL;
      ALTER TABLE remedy ALTER COLUMN checked_on SET NOT NULL`);
  }
}
