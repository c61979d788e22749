import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, own, self } from './rows-apart.js';

/**
 * What an employer's members are reminded of, the links by which they answer without signing in, and their calendar
 * feeds.
 */
export class CreateLapseCalendar1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The lead times somebody chose; who chose none has those of the place's region.
      CREATE TABLE reminder_lead (
        account_id uuid CONSTRAINT reminder_lead_account_id_fkey REFERENCES account ON DELETE CASCADE,
        lead_days integer CONSTRAINT reminder_lead_days CHECK (lead_days BETWEEN 0 AND 90),
        -- Moments before this are not told afterwards.
        since timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT reminder_lead_pkey PRIMARY KEY (account_id, lead_days)
      );
      -- One row for each lead time of a deadline that came, for each who hears: told, or overtaken by a tighter one.
      CREATE TABLE place_reminder (
        deadline_id uuid CONSTRAINT place_reminder_deadline_id_fkey REFERENCES deadline ON DELETE CASCADE,
        account_id uuid CONSTRAINT place_reminder_account_id_fkey REFERENCES account ON DELETE CASCADE,
        lead_days integer,
        status text NOT NULL CONSTRAINT place_reminder_status CHECK (status IN ('SENT', 'SUPERSEDED')),
        settled_at timestamptz NOT NULL DEFAULT app_now(),
        -- The mail that told it.
        told_in text NOT NULL,
        CONSTRAINT place_reminder_pkey PRIMARY KEY (deadline_id, account_id, lead_days)
      );
      CREATE INDEX place_reminder_account ON place_reminder (account_id);
      CREATE TABLE place_link (
        id uuid CONSTRAINT place_link_pkey PRIMARY KEY,
        place_id uuid NOT NULL CONSTRAINT place_link_place_id_fkey REFERENCES place ON DELETE CASCADE,
        employer_id uuid NOT NULL CONSTRAINT place_link_employer_id_fkey REFERENCES employer ON DELETE CASCADE,
        account_id uuid NOT NULL CONSTRAINT place_link_account_id_fkey REFERENCES account ON DELETE CASCADE,
        made_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        answer text CONSTRAINT place_link_answer
          CHECK (answer IN ('EXTENDED', 'FILLED_ELSEWHERE', 'FILLED_BY_DESK', 'WITHDRAWN')),
        CONSTRAINT place_link_used CHECK ((used_at IS NULL) = (answer IS NULL))
      );
      CREATE INDEX place_link_place ON place_link (place_id, used_at);
      CREATE INDEX place_link_account ON place_link (account_id);
      -- The address of somebody's calendar: of its secret only a digest. It counts how often what stands in it was changed.
      CREATE TABLE lapse_feed (
        account_id uuid CONSTRAINT lapse_feed_pkey PRIMARY KEY
          CONSTRAINT lapse_feed_account_id_fkey REFERENCES account ON DELETE CASCADE,
        token_hash text CONSTRAINT lapse_feed_token_hash_key UNIQUE,
        made_at timestamptz,
        changes integer NOT NULL DEFAULT 0,
        CONSTRAINT lapse_feed_made CHECK ((token_hash IS NULL) = (made_at IS NULL))
      );
      ${keepApart('reminder_lead', { read: self('account_id') })}
      ${keepApart('place_reminder', { read: self('account_id'), change: 'false' })}
      ${keepApart('place_link', {
        read: `${self('account_id')} OR ${own('EMPLOYER', 'employer_id')}`,
        change: self('account_id'),
      })}
      ${keepApart('lapse_feed', { read: self('account_id') })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lapse_feed, place_link, place_reminder, reminder_lead');
  }
}
