import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mail is about, so that whether it may still leave can be asked at the moment of sending. */
export class SayWhatMailIsAbout1764000016100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mail ADD subject_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mail DROP subject_id');
  }
}
