import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The 35 regions and the lists that official sources keep. A code that ended stays, with the day it ended on. */
export class CreateReference1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE region (
        code text CONSTRAINT region_pkey PRIMARY KEY,
        name text NOT NULL,
        lead_municipality_code text NOT NULL,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        ended_on date
      );
      CREATE TABLE municipality (
        code text CONSTRAINT municipality_pkey PRIMARY KEY,
        name text NOT NULL,
        region_code text NOT NULL CONSTRAINT municipality_region_code_fkey REFERENCES region,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        ended_on date
      );
      CREATE TABLE postcode (
        pc4 text CONSTRAINT postcode_pkey PRIMARY KEY CONSTRAINT postcode_pc4 CHECK (pc4 ~ '^[1-9][0-9]{3}$'),
        municipality_code text NOT NULL CONSTRAINT postcode_municipality_code_fkey REFERENCES municipality,
        town text NOT NULL,
        lat double precision NOT NULL,
        lon double precision NOT NULL,
        ended_on date
      );
      CREATE TABLE sector (
        code text CONSTRAINT sector_pkey PRIMARY KEY,
        name_nl text NOT NULL,
        name_en text NOT NULL,
        ended_on date
      );
      CREATE TABLE qualification (
        crebo_code text CONSTRAINT qualification_pkey PRIMARY KEY
          CONSTRAINT qualification_crebo_code CHECK (crebo_code ~ '^[0-9]{5}$'),
        name text NOT NULL,
        mbo_level smallint NOT NULL CONSTRAINT qualification_mbo_level CHECK (mbo_level BETWEEN 1 AND 4),
        kind text NOT NULL,
        dossier_code text NOT NULL,
        dossier text NOT NULL,
        sector_code text NOT NULL CONSTRAINT qualification_sector_code_fkey REFERENCES sector,
        ended_on date,
        -- Added or ended by a coordinator: whether it is in use is theirs to say, not a newer list's.
        managed_on_screen boolean NOT NULL DEFAULT false
      );

      -- Which contents each list was last loaded from; a list that a deployment loaded itself is left alone by
      -- the lists that ship with a newer version.
      CREATE TABLE reference_list (
        name text CONSTRAINT reference_list_pkey PRIMARY KEY,
        content_hash text NOT NULL,
        shipped boolean NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT app_now()
      );

      -- Regions of which two postcode points lie within 5 km of each other; rebuilt by the loader.
      CREATE TABLE region_neighbour (
        region_code text CONSTRAINT region_neighbour_region_code_fkey REFERENCES region,
        neighbour_code text CONSTRAINT region_neighbour_neighbour_code_fkey REFERENCES region,
        CONSTRAINT region_neighbour_pkey PRIMARY KEY (region_code, neighbour_code)
      );

      CREATE TABLE minimum_wage (
        valid_from date NOT NULL,
        age smallint NOT NULL,
        cents_per_hour integer NOT NULL,
        source text NOT NULL,
        CONSTRAINT minimum_wage_pkey PRIMARY KEY (valid_from, age)
      );

      -- Great circle between two points in whole metres; Earth radius 6,371.0088 km. Null when a point is missing; not
      -- STRICT, so that the planner can put it in line.
      CREATE FUNCTION distance_m(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
        RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN lat1 + lon1 + lat2 + lon2 IS NOT NULL THEN round(2 * 6371008.8 * asin(least(1, sqrt(
          power(sin(radians(lat2 - lat1) / 2), 2)
          + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lon2 - lon1) / 2), 2)))))::integer END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION distance_m(double precision, double precision, double precision, double precision);
      DROP TABLE reference_list, minimum_wage, region_neighbour, qualification, sector, postcode, municipality, region;
    `);
  }
}
