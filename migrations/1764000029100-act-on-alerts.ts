import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk } from './rows-apart.js';

const ofPlace = `EXISTS (SELECT FROM place_key p WHERE p.id = place_id AND ${ofDesk('p.region_code')})`;

/**
 * What an adviser does with an alert besides acknowledging it: put it off to a day, hand the place over to a colleague,
 * and note what was tried with the employer.
 */
export class ActOnAlerts1764000029100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE alert_recipient ADD COLUMN snoozed_until date, ADD COLUMN handed_on_at timestamptz;
      -- To whom it was handed over: later lead times of this deadline go to them.
      ALTER TABLE deadline ADD COLUMN carrier_account_id uuid
        CONSTRAINT deadline_carrier_account_id_fkey REFERENCES account ON DELETE SET NULL;

      -- To call it: an adviser does so when a place is about to lapse.
      ALTER TABLE establishment ADD COLUMN phone text;

      CREATE TABLE place_effort (
        id uuid CONSTRAINT place_effort_pkey PRIMARY KEY,
        place_id uuid NOT NULL CONSTRAINT place_effort_place_id_fkey REFERENCES place ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT place_effort_kind CHECK (kind IN ('EMPLOYER_CALLED', 'EXTENSION_PROPOSED')),
        proposed_date date,
        account_id uuid CONSTRAINT place_effort_account_id_fkey REFERENCES account ON DELETE SET NULL,
        made_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT place_effort_proposed CHECK ((kind = 'EXTENSION_PROPOSED') = (proposed_date IS NOT NULL))
      );
      CREATE INDEX place_effort_place ON place_effort (place_id);
      ${keepApart('place_effort', { read: ofPlace })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE place_effort;
      ALTER TABLE establishment DROP COLUMN phone;
      ALTER TABLE deadline DROP COLUMN carrier_account_id;
      ALTER TABLE alert_recipient DROP COLUMN snoozed_until, DROP COLUMN handed_on_at;
    `);
  }
}
