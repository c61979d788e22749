import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk, own } from './rows-apart.js';

const of = (rule: string) => `EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
  JOIN candidate_key c ON c.id = i.candidate_id WHERE i.id = introduction_id AND (${rule}))`;
const desk = of(`${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}`);
/* What a side says of a placement is in its own reach and the desks', and not in the other side's. */
const said = `${desk}
  OR (side = 'CANDIDATE' AND ${of(own('CANDIDATE', 'i.candidate_id'))})
  OR (side = 'EMPLOYER' AND ${of(own('EMPLOYER', 'p.employer_id'))})`;
const goes = `('GOES_WELL', 'DOUBTS', 'GOES_BADLY')`;

/** Talks about how a placement goes, what each side says of it, and who was told that a talk is due. */
export class HoldSupportTalks1764000038000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE support_talk (
        id uuid CONSTRAINT support_talk_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL CONSTRAINT support_talk_introduction_id_fkey
          REFERENCES introduction ON DELETE CASCADE,
        -- For which of the set talks, in weeks after the start; null of one in between.
        weeks integer CONSTRAINT support_talk_weeks CHECK (weeks BETWEEN 1 AND 52),
        -- Null of the last: its day is that of the route's milestone.
        held_on date,
        candidate_goes text NOT NULL CONSTRAINT support_talk_candidate_goes CHECK (candidate_goes IN ${goes}),
        employer_goes text NOT NULL CONSTRAINT support_talk_employer_goes CHECK (employer_goes IN ${goes}),
        note text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT support_talk_day CHECK (held_on IS NOT NULL OR weeks IS NOT NULL)
      );
      CREATE UNIQUE INDEX support_talk_once ON support_talk (introduction_id, weeks);
      CREATE TABLE placement_voice (
        id uuid CONSTRAINT placement_voice_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL CONSTRAINT placement_voice_introduction_id_fkey
          REFERENCES introduction ON DELETE CASCADE,
        side text NOT NULL CONSTRAINT placement_voice_side CHECK (side IN ('CANDIDATE', 'EMPLOYER')),
        goes text NOT NULL CONSTRAINT placement_voice_goes CHECK (goes IN ${goes}),
        note text,
        said_by uuid NOT NULL,
        said_at timestamptz NOT NULL DEFAULT app_now()
      );
      CREATE INDEX placement_voice_introduction ON placement_voice (introduction_id, said_at);
      CREATE TABLE support_talk_reminder (
        introduction_id uuid CONSTRAINT support_talk_reminder_introduction_id_fkey
          REFERENCES introduction ON DELETE CASCADE,
        due_on date,
        step text CONSTRAINT support_talk_reminder_step CHECK (step IN ('DUE', 'OVERDUE')),
        told_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT support_talk_reminder_pkey PRIMARY KEY (introduction_id, due_on, step)
      );
      ${keepApart('support_talk', { read: desk })}
      ${keepApart('placement_voice', { read: said })}
      ${keepApart('support_talk_reminder', { read: desk, change: 'false' })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE support_talk_reminder, placement_voice, support_talk');
  }
}
