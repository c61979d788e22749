import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk } from './rows-apart.js';

/** Places that were lost with seats left, and why: for the desk of the region. */
export class KnowLostSeats1764000037000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lost_place (
        place_id uuid CONSTRAINT lost_place_pkey PRIMARY KEY
          CONSTRAINT lost_place_place_id_fkey REFERENCES place ON DELETE CASCADE,
        region_code text NOT NULL CONSTRAINT lost_place_region_code_fkey REFERENCES region,
        way text NOT NULL CONSTRAINT lost_place_way CHECK (way IN ('LAPSED', 'WITHDRAWN')),
        seats integer NOT NULL CONSTRAINT lost_place_seats CHECK (seats > 0),
        -- The last day on which it could be filled.
        lost_on date NOT NULL,
        -- On the day it was lost: later they may have found something.
        candidates_that_fit integer NOT NULL,
        cause text CONSTRAINT lost_place_cause CHECK (cause IN ('NO_CANDIDATES', 'INFORMATION', 'HESITATION', 'DISTANCE',
          'SILENCE', 'SCHOOL', 'FILLED_ELSEWHERE', 'ACCREDITATION', 'NO_CAPACITY', 'OTHER')),
        note text,
        told_by uuid CONSTRAINT lost_place_told_by_fkey REFERENCES account ON DELETE SET NULL,
        told_at timestamptz,
        CONSTRAINT lost_place_told CHECK ((told_at IS NULL) = (cause IS NULL) AND (note IS NULL OR cause IS NOT NULL))
      );
      CREATE INDEX lost_place_region ON lost_place (region_code, lost_on);
      ${keepApart('lost_place', { read: ofDesk('region_code'), add: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lost_place');
  }
}
