import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, ofDesk } from './rows-apart.js';

const causes = `'CANDIDATE_DECLINED', 'EMPLOYER_DECLINED', 'CANDIDATE_WITHDREW', 'ADVISER_WITHDREW', 'PLACE_FILLED',
  'PLACE_LAPSED', 'PLACE_WITHDRAWN', 'CANDIDATE_PLACED', 'NOT_AVAILABLE'`;
const ofIntroduction = `EXISTS (SELECT FROM introduction i WHERE i.id = introduction_id)`;
const ofDeskOfIntroduction = `EXISTS (SELECT FROM introduction_key i JOIN place_key p ON p.id = i.place_id
  JOIN candidate_key c ON c.id = i.candidate_id
  WHERE i.id = introduction_id AND (${ofDesk('p.region_code')} OR ${ofDesk('c.region_code')}))`;

/** What happens after both said yes: dated milestones, the college that answers by a link, and why somebody said no. */
export class KnowWhatFollowsAYes1764000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE introduction ADD COLUMN decline_reason text CONSTRAINT introduction_decline_reason CHECK
        (decline_reason IN ('TOO_FAR', 'HOURS', 'OTHER_WORK', 'OTHER_PLACE', 'NOT_NOW', 'FILLED', 'NO_SUPERVISION',
          'EXPERIENCE', 'LANGUAGE', 'START_DATE', 'OTHER')),
        DROP CONSTRAINT introduction_end_cause,
        ADD CONSTRAINT introduction_end_cause CHECK (end_cause IN (${causes}, 'SCHOOL_REFUSED', 'NO_ANSWER'));
      ALTER TABLE enrolment ADD COLUMN intake_on date,
        ADD COLUMN told_by text NOT NULL DEFAULT 'ADVISER'
          CONSTRAINT enrolment_told_by CHECK (told_by IN ('ADVISER', 'SCHOOL'));
      -- The day: when it is to be, or when it was.
      CREATE TABLE introduction_milestone (
        introduction_id uuid CONSTRAINT introduction_milestone_introduction_id_fkey
          REFERENCES introduction ON DELETE CASCADE,
        kind text CONSTRAINT introduction_milestone_kind CHECK
          (kind IN ('MEETING', 'TASTER_DAY', 'PERMISSION', 'AGREEMENT', 'TALK')),
        status text NOT NULL CONSTRAINT introduction_milestone_status CHECK
          (status IN ('PLANNED', 'DONE', 'SKIPPED', 'REFUSED')),
        on_date date,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT introduction_milestone_pkey PRIMARY KEY (introduction_id, kind),
        CONSTRAINT introduction_milestone_date CHECK ((status = 'SKIPPED') = (on_date IS NULL)),
        CONSTRAINT introduction_milestone_refused CHECK (status <> 'REFUSED' OR kind = 'PERMISSION')
      );
      CREATE TABLE school_link (
        id uuid CONSTRAINT school_link_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL
          CONSTRAINT school_link_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        to_address text NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL DEFAULT app_now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        answered_by text,
        CONSTRAINT school_link_used CHECK ((used_at IS NULL) = (answered_by IS NULL))
      );
      CREATE INDEX school_link_introduction ON school_link (introduction_id);
      ${keepApart('introduction_milestone', { read: ofIntroduction, change: ofDeskOfIntroduction })}
      ${keepApart('school_link', { read: ofDeskOfIntroduction })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE school_link, introduction_milestone;
      UPDATE introduction SET end_cause = 'ADVISER_WITHDREW' WHERE end_cause = 'SCHOOL_REFUSED';
      UPDATE introduction SET end_cause = 'NOT_AVAILABLE' WHERE end_cause = 'NO_ANSWER';
      ALTER TABLE enrolment DROP COLUMN intake_on, DROP COLUMN told_by;
      ALTER TABLE introduction DROP COLUMN decline_reason,
        DROP CONSTRAINT introduction_end_cause,
        ADD CONSTRAINT introduction_end_cause CHECK (end_cause IN (${causes}));
    `);
  }
}
