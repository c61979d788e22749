import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The operations that our own pages ask, by hash: those of the builds before this one are asked for some time yet. */
export class KnowOperations1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_operation (
        sha256 text CONSTRAINT known_operation_pkey PRIMARY KEY
          CONSTRAINT known_operation_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        document text NOT NULL,
        -- When an api that brings it was last started.
        brought_at timestamptz NOT NULL DEFAULT app_now()
      );
      ALTER TABLE known_operation ENABLE ROW LEVEL SECURITY;
      ALTER TABLE known_operation FORCE ROW LEVEL SECURITY;
      -- What stands here is in the pages that everybody gets; only the product's own work adds to it.
      CREATE POLICY known_operation_read ON known_operation FOR SELECT USING (true);
      CREATE POLICY known_operation_write ON known_operation FOR ALL
        USING (current_setting('routekaart.reach', true)::jsonb ->> 'kind' = 'work')
        WITH CHECK (current_setting('routekaart.reach', true)::jsonb ->> 'kind' = 'work');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_operation');
  }
}
