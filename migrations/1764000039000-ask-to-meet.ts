import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk, own } from './rows-apart.js';

const desk = `EXISTS (SELECT FROM place_key p JOIN candidate_key c ON c.id = candidate_id
  WHERE p.id = place_id AND (${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}))`;
/* What one side asked is of that side and the desks: the other side never learns of it. */
const asked = `${desk} OR (asked_by = 'CANDIDATE' AND ${own('CANDIDATE', 'candidate_id')})
  OR (asked_by = 'EMPLOYER' AND EXISTS (SELECT FROM place_key p WHERE p.id = place_id
    AND ${own('EMPLOYER', 'p.employer_id')}))`;

/** Asks to be introduced: of a candidate for a place, of an employer for somebody without a name. */
export class AskToMeet1764000039000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ask (
        id uuid CONSTRAINT ask_pkey PRIMARY KEY,
        asked_by text NOT NULL CONSTRAINT ask_asked_by CHECK (asked_by IN ('CANDIDATE', 'EMPLOYER')),
        place_id uuid NOT NULL CONSTRAINT ask_place_id_fkey REFERENCES place,
        candidate_id uuid NOT NULL CONSTRAINT ask_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        words text,
        made_by uuid CONSTRAINT ask_made_by_fkey REFERENCES account ON DELETE SET NULL,
        asked_at timestamptz NOT NULL DEFAULT app_now(),
        answer_by date NOT NULL,
        status text NOT NULL DEFAULT 'OPEN'
          CONSTRAINT ask_status CHECK (status IN ('OPEN', 'INTRODUCED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
        lapse_cause text CONSTRAINT ask_lapse_cause
          CHECK (lapse_cause IN ('PLACE_GONE', 'NOT_AVAILABLE', 'INTRODUCED_ANYWAY')),
        decline_reason text CONSTRAINT ask_decline_reason CHECK (decline_reason IN
          ('NO_FIT_NOW', 'BETTER_ELSEWHERE', 'ENOUGH_CANDIDATES', 'FIRST_TALK', 'OTHER')),
        desk_note text,
        introduction_id uuid CONSTRAINT ask_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        ended_by uuid,
        ended_at timestamptz,
        CONSTRAINT ask_ended CHECK ((status = 'OPEN') = (ended_at IS NULL)),
        CONSTRAINT ask_lapsed CHECK ((status = 'LAPSED') = (lapse_cause IS NOT NULL)),
        CONSTRAINT ask_declined CHECK ((status = 'DECLINED') = (decline_reason IS NOT NULL)),
        CONSTRAINT ask_introduced CHECK (status <> 'INTRODUCED' OR introduction_id IS NOT NULL)
      );
      CREATE UNIQUE INDEX ask_open_once ON ask (candidate_id, place_id, asked_by) WHERE status = 'OPEN';
      CREATE INDEX ask_place ON ask (place_id);
      CREATE INDEX ask_introduction ON ask (introduction_id);
      CREATE INDEX ask_open ON ask (answer_by) WHERE status = 'OPEN';
      CREATE TABLE ask_nudge (
        ask_id uuid CONSTRAINT ask_nudge_ask_id_fkey REFERENCES ask ON DELETE CASCADE,
        -- Working days before the answer is due; -1 when the coordinator was told that it is late.
        days_before integer,
        told_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT ask_nudge_pkey PRIMARY KEY (ask_id, days_before)
      );
      ${keepApart('ask', { read: asked })}
      ${keepApart('ask_nudge', { read: `EXISTS (SELECT FROM ask a WHERE a.id = ask_id AND a.status = 'OPEN')`, change: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ask_nudge, ask');
  }
}
