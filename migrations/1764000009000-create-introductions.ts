import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Introductions, what makes people hesitate, what the college said, and placements. */
export class CreateIntroductions1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Regions are those of the place and the candidate: they may move to another region with their municipality.
      CREATE TABLE introduction (
        id uuid CONSTRAINT introduction_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        place_id uuid NOT NULL CONSTRAINT introduction_place_id_fkey REFERENCES place,
        candidate_id uuid NOT NULL CONSTRAINT introduction_candidate_id_fkey REFERENCES candidate,
        proposed_by uuid NOT NULL CONSTRAINT introduction_proposed_by_fkey REFERENCES account,
        proposed_at timestamptz NOT NULL DEFAULT app_now(),
        message text,
        answer_order text NOT NULL CONSTRAINT introduction_answer_order
          CHECK (answer_order IN ('CANDIDATE_FIRST', 'BOTH_AT_ONCE')),
        status text NOT NULL DEFAULT 'PROPOSED' CONSTRAINT introduction_status
          CHECK (status IN ('PROPOSED', 'ACCEPTED', 'PLACED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
        candidate_accepted boolean,
        candidate_answered_at timestamptz,
        candidate_answered_by uuid,
        candidate_message text,
        employer_accepted boolean,
        employer_answered_at timestamptz,
        employer_answered_by uuid,
        employer_message text,
        move_by date,
        end_cause text CONSTRAINT introduction_end_cause CHECK (end_cause IN
          ('CANDIDATE_DECLINED', 'EMPLOYER_DECLINED', 'CANDIDATE_WITHDREW', 'ADVISER_WITHDREW',
           'PLACE_FILLED', 'PLACE_LAPSED', 'PLACE_WITHDRAWN', 'CANDIDATE_PLACED')),
        end_note text,
        ended_at timestamptz,
        ended_by uuid,
        CONSTRAINT introduction_answers CHECK (
          CASE status
            WHEN 'PROPOSED' THEN coalesce(candidate_accepted, true) AND coalesce(employer_accepted, true)
              AND (candidate_accepted IS NULL OR employer_accepted IS NULL)
            WHEN 'DECLINED' THEN NOT coalesce(candidate_accepted, true) OR NOT coalesce(employer_accepted, true)
            WHEN 'ACCEPTED' THEN coalesce(candidate_accepted AND employer_accepted, false)
            WHEN 'PLACED' THEN coalesce(candidate_accepted AND employer_accepted, false)
            ELSE true END),
        CONSTRAINT introduction_answered CHECK (
          (candidate_accepted IS NULL) = (candidate_answered_at IS NULL)
          AND (employer_accepted IS NULL) = (employer_answered_at IS NULL)),
        CONSTRAINT introduction_ended CHECK (
          (status IN ('DECLINED', 'WITHDRAWN', 'EXPIRED')) = (ended_at IS NOT NULL)
          AND (ended_at IS NULL) = (end_cause IS NULL)),
        CONSTRAINT introduction_move_by CHECK ((status IN ('PROPOSED', 'ACCEPTED')) = (move_by IS NOT NULL))
      );
      CREATE UNIQUE INDEX introduction_open_once ON introduction (place_id, candidate_id)
        WHERE status IN ('PROPOSED', 'ACCEPTED');
      CREATE INDEX introduction_place ON introduction (place_id);
      CREATE INDEX introduction_candidate ON introduction (candidate_id);
      CREATE INDEX introduction_move_by_open ON introduction (move_by) WHERE status IN ('PROPOSED', 'ACCEPTED');

      CREATE TABLE hesitation (
        id uuid CONSTRAINT hesitation_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL
          CONSTRAINT hesitation_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT hesitation_kind CHECK (kind IN
          ('TRAVEL', 'LANGUAGE', 'SCHOOL', 'SUPERVISION', 'COST', 'PAPERWORK', 'CONFIDENCE', 'ILLNESS_RISK', 'OTHER')),
        by text NOT NULL CONSTRAINT hesitation_by CHECK (by IN ('CANDIDATE', 'EMPLOYER')),
        adviser_only boolean NOT NULL DEFAULT false,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT app_now()
      );
      CREATE INDEX hesitation_introduction ON hesitation (introduction_id);

      CREATE TABLE enrolment (
        introduction_id uuid CONSTRAINT enrolment_pkey PRIMARY KEY
          CONSTRAINT enrolment_introduction_id_fkey REFERENCES introduction ON DELETE CASCADE,
        status text NOT NULL CONSTRAINT enrolment_status CHECK
          (status IN ('ASKED', 'INTAKE', 'ADMITTED', 'WAITING_LIST', 'REFUSED', 'CLASS_NOT_RUNNING')),
        class_start_id uuid CONSTRAINT enrolment_class_start_id_fkey REFERENCES class_start,
        note text,
        updated_at timestamptz NOT NULL DEFAULT app_now(),
        recorded_by uuid NOT NULL
      );

      CREATE TABLE placement (
        id uuid CONSTRAINT placement_pkey PRIMARY KEY,
        introduction_id uuid NOT NULL CONSTRAINT placement_introduction_id_key UNIQUE
          CONSTRAINT placement_introduction_id_fkey REFERENCES introduction,
        place_id uuid NOT NULL CONSTRAINT placement_place_id_fkey REFERENCES place,
        candidate_id uuid NOT NULL CONSTRAINT placement_candidate_id_fkey REFERENCES candidate,
        starts_on date NOT NULL,
        confirmed_by uuid NOT NULL,
        confirmed_at timestamptz NOT NULL DEFAULT app_now(),
        ended_on date,
        CONSTRAINT placement_ended CHECK (ended_on >= starts_on)
      );
      CREATE UNIQUE INDEX placement_running_once ON placement (candidate_id) WHERE ended_on IS NULL;
      CREATE INDEX placement_place ON placement (place_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE placement, enrolment, hesitation, introduction`);
  }
}
