import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk, own } from './rows-apart.js';

const ofIntroduction = `EXISTS (SELECT FROM introduction i WHERE i.id = introduction_id)`;
const ofMeeting = `EXISTS (SELECT FROM meeting m WHERE m.id = meeting_id)`;
const of = (
  rule: string,
) => `EXISTS (SELECT FROM meeting m JOIN introduction_key i ON i.id = m.introduction_id
  JOIN place_key p ON p.id = i.place_id JOIN candidate_key c ON c.id = i.candidate_id WHERE m.id = meeting_id AND (${rule}))`;
/* What a side told is in its own reach and the desks', and not in the other side's. */
const told = `${of(`${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}`)}
  OR (side = 'CANDIDATE' AND ${of(own('CANDIDATE', 'i.candidate_id'))})
  OR (side = 'EMPLOYER' AND ${of(own('EMPLOYER', 'p.employer_id'))})`;

/** Meetings and taster days of an introduction, what was told of them, and mail that brings an appointment. */
export class ArrangeMeetings1764000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mail ADD calendar text;
      CREATE TABLE meeting (
        id uuid CONSTRAINT meeting_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        introduction_id uuid NOT NULL CONSTRAINT meeting_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT meeting_kind CHECK (kind IN ('MEETING', 'TASTER_DAY')),
        status text NOT NULL DEFAULT 'PROPOSED'
          CONSTRAINT meeting_status CHECK (status IN ('PROPOSED', 'AGREED', 'HELD', 'MISSED', 'CANCELLED')),
        form text NOT NULL CONSTRAINT meeting_form CHECK (form IN ('ON_SITE', 'PHONE', 'VIDEO')),
        location text NOT NULL,
        who_comes text,
        bring text,
        times_of text NOT NULL CONSTRAINT meeting_times_of CHECK (times_of IN ('CANDIDATE', 'EMPLOYER')),
        -- One to three pairs of instants, the earliest first.
        times jsonb NOT NULL CONSTRAINT meeting_times CHECK (jsonb_array_length(times) BETWEEN 1 AND 3),
        starts_at timestamptz,
        ends_at timestamptz,
        agreed_at timestamptz,
        due_by date NOT NULL,
        -- What calendars were told: RFC 5545, 3.8.7.4.
        sequence integer NOT NULL DEFAULT 0,
        reason text CONSTRAINT meeting_reason CHECK (reason IN
          ('CANNOT_THEN', 'NO_TRAVEL', 'TOO_BUSY', 'NOT_NEEDED', 'OTHER', 'INTRODUCTION_ENDED')),
        reminded_at timestamptz,
        asked_at timestamptz,
        turned_at timestamptz NOT NULL DEFAULT app_now(),
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT meeting_agreed CHECK (status NOT IN ('AGREED', 'HELD', 'MISSED') OR agreed_at IS NOT NULL),
        CONSTRAINT meeting_span CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL) = (agreed_at IS NULL)
          AND ends_at > starts_at),
        CONSTRAINT meeting_cancelled CHECK (status <> 'CANCELLED' OR reason IS NOT NULL)
      );
      CREATE INDEX meeting_introduction ON meeting (introduction_id, made_at);
      CREATE UNIQUE INDEX meeting_open_once ON meeting (introduction_id, kind) WHERE status IN ('PROPOSED', 'AGREED');
      CREATE INDEX meeting_running ON meeting (id) WHERE status IN ('PROPOSED', 'AGREED', 'HELD', 'MISSED');
      CREATE TABLE meeting_outcome (
        meeting_id uuid CONSTRAINT meeting_outcome_meeting_id_fkey REFERENCES meeting ON DELETE CASCADE,
        side text CONSTRAINT meeting_outcome_side CHECK (side IN ('CANDIDATE', 'EMPLOYER')),
        outcome text NOT NULL CONSTRAINT meeting_outcome_outcome
          CHECK (outcome IN ('WENT_WELL', 'DOUBTS', 'DID_NOT_COME')),
        note text,
        told_by uuid NOT NULL,
        told_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT meeting_outcome_pkey PRIMARY KEY (meeting_id, side)
      );
      CREATE TABLE meeting_nudge (
        meeting_id uuid CONSTRAINT meeting_nudge_meeting_id_fkey REFERENCES meeting ON DELETE CASCADE,
        party text CONSTRAINT meeting_nudge_party CHECK (party IN ('CANDIDATE', 'EMPLOYER', 'ADVISER')),
        due_on date,
        days_before integer,
        told_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT meeting_nudge_pkey PRIMARY KEY (meeting_id, party, due_on, days_before)
      );
      ${keepApart('meeting', { read: ofIntroduction })}
      ${keepApart('meeting_outcome', { read: told })}
      ${keepApart('meeting_nudge', { read: ofMeeting, change: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE meeting_nudge, meeting_outcome, meeting; ALTER TABLE mail DROP calendar');
  }
}
