import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A candidate can need a place by a day, which is a deadline as the lapse date of a place is one. */
export class NeedPlacesByADay1764000029200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE candidate ADD COLUMN place_needed_by date;
      CREATE INDEX candidate_place_needed ON candidate (place_needed_by) WHERE place_needed_by IS NOT NULL;
      ALTER TABLE deadline DROP CONSTRAINT deadline_kind, DROP CONSTRAINT deadline_end_reason;
      ALTER TABLE deadline ADD CONSTRAINT deadline_kind CHECK (kind IN ('PLACE', 'CANDIDATE')),
        ADD CONSTRAINT deadline_end_reason
          CHECK (end_reason IN ('MOVED', 'FILLED', 'WITHDRAWN', 'LAPSED', 'PLACED'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM deadline WHERE kind = 'CANDIDATE';
      ALTER TABLE deadline DROP CONSTRAINT deadline_kind, DROP CONSTRAINT deadline_end_reason;
      ALTER TABLE deadline ADD CONSTRAINT deadline_kind CHECK (kind IN ('PLACE')),
        ADD CONSTRAINT deadline_end_reason CHECK (end_reason IN ('MOVED', 'FILLED', 'WITHDRAWN', 'LAPSED'));
      ALTER TABLE candidate DROP COLUMN place_needed_by;
    `);
  }
}
