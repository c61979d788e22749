import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rescue plans: what was asked, what they were made of, what came of it, and their steps. */
export class CreateRescuePlans1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rescue_plan (
        id uuid CONSTRAINT rescue_plan_pkey PRIMARY KEY,
        region_code text NOT NULL CONSTRAINT rescue_plan_region_code_fkey REFERENCES region,
        horizon_days integer NOT NULL CONSTRAINT rescue_plan_horizon CHECK (horizon_days BETWEEN 1 AND 366),
        requested_by uuid NOT NULL CONSTRAINT rescue_plan_requested_by_fkey REFERENCES account ON DELETE CASCADE,
        requested_at timestamptz NOT NULL DEFAULT app_now(),
        progress double precision NOT NULL DEFAULT 0 CONSTRAINT rescue_plan_progress CHECK (progress BETWEEN 0 AND 1),
        seats_at_risk integer NOT NULL,
        computed_at timestamptz,
        as_of date,
        places integer,
        candidates integer,
        pairs integer,
        seats_saved integer NOT NULL DEFAULT 0,
        worth double precision,
        bound double precision,
        -- Either everything is known of how it was computed, or nothing.
        CONSTRAINT rescue_plan_computed CHECK (
          num_nulls(computed_at, as_of, places, candidates, pairs, worth, bound) IN (0, 7)
          AND (computed_at IS NULL OR progress = 1)),
        CONSTRAINT rescue_plan_saves CHECK (seats_saved BETWEEN 0 AND seats_at_risk)
      );
      CREATE INDEX rescue_plan_latest ON rescue_plan (region_code, horizon_days, requested_at DESC, id DESC);

      CREATE TABLE rescue_step (
        id uuid CONSTRAINT rescue_step_pkey PRIMARY KEY,
        plan_id uuid NOT NULL CONSTRAINT rescue_step_plan_id_fkey REFERENCES rescue_plan ON DELETE CASCADE,
        place_id uuid NOT NULL CONSTRAINT rescue_step_place_id_fkey REFERENCES place ON DELETE CASCADE,
        candidate_id uuid NOT NULL CONSTRAINT rescue_step_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        CONSTRAINT rescue_step_once UNIQUE (plan_id, candidate_id)
      );
      CREATE INDEX rescue_step_candidate ON rescue_step (candidate_id);
      CREATE INDEX rescue_step_place ON rescue_step (place_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rescue_step, rescue_plan`);
  }
}
