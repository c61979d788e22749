import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepApart, letGo, ofDesk } from './rows-apart.js';

const ofPlan = 'EXISTS (SELECT FROM rescue_plan r WHERE r.id = plan_id)';

/**
 * What a rescue plan was computed with and what came of it week by week, who is to make which step by when, and what
 * advisers set aside. Plans are computed again in seconds, so those that lack all this are not kept.
 */
export class SaveSeatsByPlan1764000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      TRUNCATE rescue_plan CASCADE;
      -- Without a region it is of the country.
      ALTER TABLE rescue_plan ALTER COLUMN region_code DROP NOT NULL,
        ADD COLUMN seed integer NOT NULL DEFAULT 1,
        ADD COLUMN is_exact boolean,
        ADD COLUMN desk_saves integer,
        ADD COLUMN fingerprint text,
        ADD COLUMN settings jsonb,
        ADD COLUMN saved_before integer,
        ADD COLUMN steps_new integer,
        ADD COLUMN steps_gone integer,
        -- Either all is known of how it was solved, or nothing; and all of what changed, or nothing.
        ADD CONSTRAINT rescue_plan_solved
          CHECK (num_nulls(computed_at, is_exact, desk_saves, fingerprint, settings) IN (0, 5)),
        ADD CONSTRAINT rescue_plan_changed CHECK (num_nulls(saved_before, steps_new, steps_gone) IN (0, 3));
      ALTER TABLE rescue_step
        ADD COLUMN adviser_id uuid CONSTRAINT rescue_step_adviser_id_fkey REFERENCES account ON DELETE SET NULL,
        ADD COLUMN do_by date NOT NULL,
        ADD COLUMN is_new boolean NOT NULL DEFAULT false;

      CREATE TABLE rescue_week (
        plan_id uuid NOT NULL CONSTRAINT rescue_week_plan_id_fkey REFERENCES rescue_plan ON DELETE CASCADE,
        starts_on date NOT NULL,
        seats_at_risk integer NOT NULL,
        seats_saved integer NOT NULL,
        desk_saves integer NOT NULL,
        CONSTRAINT rescue_week_pkey PRIMARY KEY (plan_id, starts_on),
        CONSTRAINT rescue_week_saves
          CHECK (seats_saved BETWEEN 0 AND seats_at_risk AND desk_saves BETWEEN 0 AND seats_at_risk)
      );

      -- Once of a pair; taken away again when somebody brings the step back.
      CREATE TABLE rescue_set_aside (
        id uuid CONSTRAINT rescue_set_aside_pkey PRIMARY KEY,
        region_code text NOT NULL CONSTRAINT rescue_set_aside_region_code_fkey REFERENCES region,
        place_id uuid NOT NULL CONSTRAINT rescue_set_aside_place_id_fkey REFERENCES place ON DELETE CASCADE,
        candidate_id uuid NOT NULL
          CONSTRAINT rescue_set_aside_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        reason text NOT NULL CONSTRAINT rescue_set_aside_reason
          CHECK (reason IN ('CANDIDATE', 'EMPLOYER', 'BETTER_IDEA', 'OTHER')),
        note text CONSTRAINT rescue_set_aside_note CHECK (length(note) BETWEEN 1 AND 500),
        set_by uuid NOT NULL CONSTRAINT rescue_set_aside_set_by_fkey REFERENCES account ON DELETE CASCADE,
        set_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT rescue_set_aside_once UNIQUE (place_id, candidate_id),
        CONSTRAINT rescue_set_aside_explained CHECK (reason <> 'OTHER' OR note IS NOT NULL)
      );
      CREATE INDEX rescue_set_aside_candidate ON rescue_set_aside (candidate_id);
      CREATE INDEX rescue_set_aside_region ON rescue_set_aside (region_code);
      ${keepApart('rescue_week', { read: ofPlan })}
      ${keepApart('rescue_set_aside', { read: ofDesk('region_code') })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${letGo('rescue_week')}
      ${letGo('rescue_set_aside')}
      DROP TABLE rescue_set_aside, rescue_week;
      TRUNCATE rescue_plan CASCADE;
      ALTER TABLE rescue_step DROP COLUMN is_new, DROP COLUMN do_by, DROP COLUMN adviser_id;
      ALTER TABLE rescue_plan DROP CONSTRAINT rescue_plan_changed, DROP CONSTRAINT rescue_plan_solved,
        DROP COLUMN steps_gone, DROP COLUMN steps_new, DROP COLUMN saved_before, DROP COLUMN settings,
        DROP COLUMN fingerprint, DROP COLUMN desk_saves, DROP COLUMN is_exact, DROP COLUMN seed,
        ALTER COLUMN region_code SET NOT NULL;
    `);
  }
}
