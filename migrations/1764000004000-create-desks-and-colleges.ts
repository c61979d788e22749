import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service desks: sites, advisers, who is responsible for what, dated settings; and the colleges' class starts. */
export class CreateDesksAndColleges1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE site (
        id uuid CONSTRAINT site_pkey PRIMARY KEY,
        region_code text NOT NULL CONSTRAINT site_region_code_fkey REFERENCES region,
        name text NOT NULL,
        town text NOT NULL,
        postcode4 text NOT NULL CONSTRAINT site_postcode4_fkey REFERENCES postcode
      );
      CREATE TABLE adviser (
        account_id uuid CONSTRAINT adviser_pkey PRIMARY KEY
          CONSTRAINT adviser_account_id_fkey REFERENCES account ON DELETE CASCADE,
        site_id uuid NOT NULL CONSTRAINT adviser_site_id_fkey REFERENCES site,
        region_code text NOT NULL CONSTRAINT adviser_region_code_fkey REFERENCES region,
        hours_per_week double precision NOT NULL
      );
      CREATE TABLE adviser_absence (
        id uuid CONSTRAINT adviser_absence_pkey PRIMARY KEY,
        account_id uuid NOT NULL CONSTRAINT adviser_absence_account_id_fkey REFERENCES adviser ON DELETE CASCADE,
        first_day date NOT NULL,
        last_day date NOT NULL,
        substitute_account_id uuid CONSTRAINT adviser_absence_substitute_account_id_fkey REFERENCES adviser,
        CONSTRAINT adviser_absence_days CHECK (first_day <= last_day)
      );
      -- A null column fits everything; the rule with the most named columns wins, then the oldest.
      CREATE TABLE responsibility (
        id uuid CONSTRAINT responsibility_pkey PRIMARY KEY,
        region_code text NOT NULL CONSTRAINT responsibility_region_code_fkey REFERENCES region,
        account_id uuid NOT NULL CONSTRAINT responsibility_account_id_fkey REFERENCES adviser ON DELETE CASCADE,
        municipality_code text CONSTRAINT responsibility_municipality_code_fkey REFERENCES municipality,
        sector_code text CONSTRAINT responsibility_sector_code_fkey REFERENCES sector,
        employer_id uuid,
        created_at timestamptz NOT NULL DEFAULT app_now()
      );
      CREATE INDEX responsibility_region ON responsibility (region_code);
      CREATE TABLE region_setting (
        region_code text NOT NULL CONSTRAINT region_setting_region_code_fkey REFERENCES region,
        name text NOT NULL,
        valid_from date NOT NULL,
        value jsonb NOT NULL,
        CONSTRAINT region_setting_pkey PRIMARY KEY (region_code, name, valid_from)
      );

      CREATE TABLE college (
        id uuid CONSTRAINT college_pkey PRIMARY KEY,
        name text NOT NULL CONSTRAINT college_name_key UNIQUE
      );
      CREATE TABLE class_start (
        id uuid CONSTRAINT class_start_pkey PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        college_id uuid NOT NULL CONSTRAINT class_start_college_id_fkey REFERENCES college,
        crebo_code text NOT NULL CONSTRAINT class_start_crebo_code_fkey REFERENCES qualification,
        town text NOT NULL,
        postcode4 text NOT NULL CONSTRAINT class_start_postcode4_fkey REFERENCES postcode,
        school_days text NOT NULL,
        first_lesson_on date NOT NULL,
        enrol_by date,
        status text NOT NULL CONSTRAINT class_start_status CHECK (status IN ('OPEN', 'FULL', 'NOT_RUNNING')),
        checked_on date NOT NULL,
        CONSTRAINT class_start_once UNIQUE (college_id, crebo_code, town, first_lesson_on, school_days),
        CONSTRAINT class_start_enrol_by CHECK (enrol_by <= first_lesson_on)
      );
      CREATE INDEX class_start_crebo ON class_start (crebo_code, first_lesson_on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE class_start, college, region_setting, responsibility, adviser_absence, adviser, site;
    `);
  }
}
