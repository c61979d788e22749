import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Candidates, what they wish, on what legal basis they are in matching, and who knows their case. */
export class CreateCandidates1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate (
        id uuid CONSTRAINT candidate_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        region_code text NOT NULL CONSTRAINT candidate_region_code_fkey REFERENCES region,
        name text NOT NULL,
        email text CONSTRAINT candidate_email_lower CHECK (email = lower(email)),
        phone text,
        postcode4 text NOT NULL CONSTRAINT candidate_postcode4_fkey REFERENCES postcode,
        birth_date date NOT NULL,
        prior_education text CONSTRAINT candidate_prior_education CHECK (prior_education IN
          ('NONE', 'PRACTICAL_SCHOOL', 'VMBO_BASIC', 'VMBO_KADER', 'VMBO_GL_TL', 'HAVO_VWO',
           'MBO_1', 'MBO_2', 'MBO_3', 'MBO_4', 'HIGHER', 'FOREIGN')),
        placed_on date,
        young_start_reason text,
        young_start_by uuid,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT candidate_reachable CHECK (email IS NOT NULL OR phone IS NOT NULL)
      );
      CREATE UNIQUE INDEX candidate_email ON candidate (email) WHERE email IS NOT NULL;
      CREATE INDEX candidate_region ON candidate (region_code);

      CREATE TABLE wish (
        candidate_id uuid CONSTRAINT wish_pkey PRIMARY KEY
          CONSTRAINT wish_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        mbo_levels smallint[] NOT NULL CONSTRAINT wish_mbo_levels
          CHECK (cardinality(mbo_levels) > 0 AND mbo_levels <@ ARRAY[1, 2, 3, 4]::smallint[]),
        sector_codes text[] NOT NULL DEFAULT '{}',
        crebo_codes text[] NOT NULL DEFAULT '{}',
        postcode4 text CONSTRAINT wish_postcode4_fkey REFERENCES postcode,
        max_travel_km integer CONSTRAINT wish_max_travel_km CHECK (max_travel_km BETWEEN 1 AND 300),
        region_code text CONSTRAINT wish_region_code_fkey REFERENCES region,
        available_from date,
        max_hours_per_week double precision CONSTRAINT wish_max_hours CHECK (max_hours_per_week BETWEEN 8 AND 40),
        language_level text CONSTRAINT wish_language_level CHECK (language_level IN ('A1', 'A2', 'B1', 'B2', 'C1'))
      );

      CREATE TABLE legal_basis (
        id uuid CONSTRAINT legal_basis_pkey PRIMARY KEY,
        candidate_id uuid NOT NULL CONSTRAINT legal_basis_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        purpose text NOT NULL CONSTRAINT legal_basis_purpose CHECK (purpose IN ('MATCHING')),
        basis text NOT NULL CONSTRAINT legal_basis_basis CHECK (basis IN ('CONSENT', 'PUBLIC_TASK')),
        informed_by text NOT NULL,
        informed_how text NOT NULL CONSTRAINT legal_basis_informed_how
          CHECK (informed_how IN ('ON_SCREEN', 'AT_THE_DESK', 'BY_PHONE', 'ON_PAPER')),
        text_version text NOT NULL,
        recorded_by uuid,
        given_at timestamptz NOT NULL DEFAULT app_now(),
        ended_at timestamptz,
        ended_by uuid
      );
      CREATE UNIQUE INDEX legal_basis_running ON legal_basis (candidate_id, purpose) WHERE ended_at IS NULL;

      CREATE TABLE case_team (
        candidate_id uuid CONSTRAINT case_team_candidate_id_fkey REFERENCES candidate ON DELETE CASCADE,
        account_id uuid CONSTRAINT case_team_account_id_fkey REFERENCES account ON DELETE CASCADE,
        joined_at timestamptz NOT NULL DEFAULT app_now(),
        -- Why somebody opened the case; null for who registered the candidate.
        reason text,
        CONSTRAINT case_team_pkey PRIMARY KEY (candidate_id, account_id)
      );
      CREATE INDEX case_team_account ON case_team (account_id);

      -- The 1 August that follows the school year (1 August to 31 July) in which somebody turns 16.
      CREATE FUNCTION first_start_on(birth_date date) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT make_date(extract(year FROM birth_date)::int + 16
          + CASE WHEN extract(month FROM birth_date) >= 8 THEN 1 ELSE 0 END, 8, 1) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION first_start_on(date);
      DROP TABLE case_team, legal_basis, wish, candidate;
    `);
  }
}
