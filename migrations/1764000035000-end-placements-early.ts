import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A placement that ended early: why, also when it ended before it began. */
export class EndPlacementsEarly1764000035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE placement ADD COLUMN end_reason text,
        DROP CONSTRAINT placement_ended,
        ADD CONSTRAINT placement_ended CHECK (end_reason IS NULL OR (ended_on IS NOT NULL AND end_reason IN
          ('NEVER_BEGAN', 'CANDIDATE_STOPPED', 'EMPLOYER_STOPPED', 'SCHOOL_STOPPED', 'OTHER')));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE placement SET ended_on = starts_on WHERE ended_on < starts_on;
      ALTER TABLE placement DROP CONSTRAINT placement_ended, DROP COLUMN end_reason,
        ADD CONSTRAINT placement_ended CHECK (ended_on >= starts_on);
    `);
  }
}
