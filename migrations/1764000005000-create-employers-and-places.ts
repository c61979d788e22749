import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Employers with what they are accredited for, and their places with seats and lapse dates. */
export class CreateEmployersAndPlaces1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE employer (
        id uuid CONSTRAINT employer_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name text NOT NULL,
        kvk_number text NOT NULL CONSTRAINT employer_kvk_number CHECK (kvk_number ~ '^[0-9]{8}$'),
        leerbedrijf_id text CONSTRAINT employer_leerbedrijf_id_key UNIQUE
          CONSTRAINT employer_leerbedrijf_id CHECK (leerbedrijf_id ~ '^[0-9]{9}$'),
        region_code text NOT NULL CONSTRAINT employer_region_code_fkey REFERENCES region,
        status text NOT NULL CONSTRAINT employer_status CHECK (status IN ('CONFIRMED', 'TO_BE_CONFIRMED')),
        created_at timestamptz NOT NULL DEFAULT app_now()
      );
      CREATE INDEX employer_kvk ON employer (kvk_number);
      CREATE TABLE establishment (
        id uuid CONSTRAINT establishment_pkey PRIMARY KEY,
        employer_id uuid NOT NULL CONSTRAINT establishment_employer_id_fkey REFERENCES employer ON DELETE CASCADE,
        name text NOT NULL,
        establishment_number text
          CONSTRAINT establishment_number CHECK (establishment_number ~ '^[0-9]{12}$'),
        postcode4 text NOT NULL CONSTRAINT establishment_postcode4_fkey REFERENCES postcode,
        workplace_trainer text,
        CONSTRAINT establishment_once UNIQUE NULLS NOT DISTINCT (employer_id, postcode4, establishment_number)
      );
      CREATE TABLE accreditation (
        id uuid CONSTRAINT accreditation_pkey PRIMARY KEY,
        employer_id uuid NOT NULL CONSTRAINT accreditation_employer_id_fkey REFERENCES employer ON DELETE CASCADE,
        crebo_code text NOT NULL CONSTRAINT accreditation_crebo_code_fkey REFERENCES qualification,
        status text NOT NULL CONSTRAINT accreditation_status
          CHECK (status IN ('APPLIED', 'STATED_BY_DESK', 'ACTIVE', 'WITHDRAWN')),
        review_due_on date,
        vouched_by uuid,
        vouched_at timestamptz,
        changed_at timestamptz NOT NULL DEFAULT app_now(),
        CONSTRAINT accreditation_once UNIQUE (employer_id, crebo_code)
      );

      CREATE TABLE place (
        id uuid CONSTRAINT place_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        employer_id uuid NOT NULL CONSTRAINT place_employer_id_fkey REFERENCES employer,
        crebo_code text NOT NULL CONSTRAINT place_crebo_code_fkey REFERENCES qualification,
        region_code text NOT NULL CONSTRAINT place_region_code_fkey REFERENCES region,
        postcode4 text NOT NULL CONSTRAINT place_postcode4_fkey REFERENCES postcode,
        title text NOT NULL,
        description text NOT NULL,
        status text NOT NULL CONSTRAINT place_status
          CHECK (status IN ('DRAFT', 'PUBLISHED', 'FILLED', 'LAPSED', 'WITHDRAWN')),
        seats integer NOT NULL CONSTRAINT place_seats CHECK (seats BETWEEN 1 AND 100),
        seats_taken integer NOT NULL DEFAULT 0
          CONSTRAINT place_seats_taken CHECK (seats_taken BETWEEN 0 AND seats),
        hours_per_week double precision NOT NULL CONSTRAINT place_hours CHECK (hours_per_week BETWEEN 8 AND 40),
        starts_from date,
        starts_on date NOT NULL,
        lapses_on date NOT NULL,
        language_level text CONSTRAINT place_language_level CHECK (language_level IN ('A1', 'A2', 'B1', 'B2', 'C1')),
        wage_cents_per_hour integer CONSTRAINT place_wage CHECK (wage_cents_per_hour BETWEEN 1 AND 20000),
        school_day text,
        school_town text,
        usual_start_time text,
        driving_licence text,
        how_to_get_there text,
        withdraw_reason text CONSTRAINT place_withdraw_reason CHECK
          (withdraw_reason IN ('FILLED_ELSEWHERE', 'NO_CANDIDATES', 'NOT_SUITABLE', 'NO_CAPACITY', 'OTHER')),
        published_at timestamptz,
        created_by uuid,
        created_at timestamptz NOT NULL DEFAULT app_now(),
        import_identity text CONSTRAINT place_import_identity_key UNIQUE,
        CONSTRAINT place_dates CHECK (starts_from <= starts_on AND lapses_on <= starts_on),
        CONSTRAINT place_filled CHECK (status <> 'FILLED' OR seats_taken = seats),
        CONSTRAINT place_withdrawn CHECK ((status = 'WITHDRAWN') = (withdraw_reason IS NOT NULL))
      );
      CREATE INDEX place_employer ON place (employer_id);
      CREATE INDEX place_open ON place (region_code, lapses_on) WHERE status = 'PUBLISHED';
      CREATE INDEX place_open_crebo ON place (crebo_code) WHERE status = 'PUBLISHED';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE place, accreditation, establishment, employer`);
  }
}
