import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What candidates bring: choices from a list, told to employers before a name. */
export class AddWhatCandidatesBring1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE candidate ADD COLUMN brings text[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT candidate_brings CHECK (cardinality(brings) <= 5 AND array_position(brings, NULL) IS NULL
          AND brings <@ ARRAY['WORKS_WITH_HANDS', 'WORKS_WITH_PEOPLE', 'WORKS_OUTSIDE', 'WORKS_PRECISELY',
            'WORKS_WITH_COMPUTERS', 'WORKS_TOGETHER', 'WORKS_INDEPENDENTLY', 'STARTS_EARLY',
            'WORKS_EVENINGS_AND_WEEKENDS', 'HAS_WORKED_BEFORE', 'KNOWS_THE_TRADE', 'DRIVING_LICENCE_B',
            'OWN_TRANSPORT', 'FORKLIFT_CERTIFICATE', 'SAFETY_CERTIFICATE']);

      -- Beside candidate_profiles, and for the same readers.
      CREATE FUNCTION candidate_brings(ids uuid[]) RETURNS TABLE (id uuid, brings text[])
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT c.id, c.brings FROM candidate c WHERE c.id = ANY (ids) $$;
      REVOKE EXECUTE ON FUNCTION candidate_brings(uuid[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION candidate_brings(uuid[]) TO routekaart_app;
      GRANT SELECT (brings) ON candidate TO routekaart_matching;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ALTER FUNCTION candidate_brings(uuid[]) OWNER TO routekaart_matching;
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION candidate_brings(uuid[]);
      REVOKE SELECT (brings) ON candidate FROM routekaart_matching;
      ALTER TABLE candidate DROP COLUMN brings;
    `);
  }
}
