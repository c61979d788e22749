import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofCoordinator } from './rows-apart.js';

const ofIntroduction = `EXISTS (SELECT FROM introduction i WHERE i.id = introduction_id)`;

/** Whom we reminded of their turn, and which turns passed in silence. */
export class KeepPromises1764000035100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const party = (table: string) =>
      `CONSTRAINT ${table}_party CHECK (party IN ('CANDIDATE', 'EMPLOYER', 'ADVISER', 'SCHOOL', 'REFERRER'))`;
    await runner.query(`
      CREATE TABLE promise_nudge (
        introduction_id uuid CONSTRAINT promise_nudge_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        party text ${party('promise_nudge')},
        -- A turn is known by its party and the day it ends: another day is another turn.
        due_on date,
        days_before integer,
        told_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT promise_nudge_pkey PRIMARY KEY (introduction_id, party, due_on, days_before)
      );
      CREATE TABLE promise_lapse (
        introduction_id uuid CONSTRAINT promise_lapse_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        party text ${party('promise_lapse')},
        due_on date,
        region_code text NOT NULL CONSTRAINT promise_lapse_region_code_fkey REFERENCES region,
        -- The organisation that was silent: an employer, or the college of a class.
        employer_id uuid CONSTRAINT promise_lapse_employer_id_fkey REFERENCES employer,
        class_start_id uuid CONSTRAINT promise_lapse_class_start_id_fkey REFERENCES class_start,
        lapsed_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT promise_lapse_pkey PRIMARY KEY (introduction_id, party, due_on)
      );
      CREATE INDEX promise_lapse_region ON promise_lapse (region_code, due_on);
      ${keepApart('promise_nudge', { read: ofIntroduction, change: 'false' })}
      ${keepApart('promise_lapse', { read: ofCoordinator('region_code'), change: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE promise_lapse, promise_nudge');
  }
}
