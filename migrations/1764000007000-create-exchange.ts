import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of places that desks handed in, and what became of them. */
export class CreateExchange1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE place_list (
        id uuid CONSTRAINT place_list_pkey PRIMARY KEY,
        region_code text NOT NULL CONSTRAINT place_list_region_code_fkey REFERENCES region,
        received_by uuid NOT NULL CONSTRAINT place_list_received_by_fkey REFERENCES account ON DELETE CASCADE,
        file_name text NOT NULL,
        -- Kept until the list is imported or has failed.
        file bytea,
        status text NOT NULL CONSTRAINT place_list_status
          CHECK (status IN ('RECEIVED', 'JUDGED', 'IMPORTING', 'IMPORTED', 'FAILED')),
        received_at timestamptz NOT NULL DEFAULT app_now(),
        settled_at timestamptz,
        -- Counted outside the import's own transaction, so that others see how far it is.
        rows_done integer NOT NULL DEFAULT 0,
        report jsonb,
        failure jsonb,
        CONSTRAINT place_list_file CHECK ((file IS NULL) = (status IN ('IMPORTED', 'FAILED')))
      );
      CREATE INDEX place_list_region ON place_list (region_code, received_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE place_list`);
  }
}
