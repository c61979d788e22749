import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who carries an introduction since it was handed over; whoever proposed it stays on record. */
export class HandOverIntroductions1764000037200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE introduction ADD COLUMN carried_by uuid
        CONSTRAINT introduction_carried_by_fkey REFERENCES account ON DELETE SET NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE introduction DROP COLUMN carried_by');
  }
}
