import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looks for a place in the regions of a desk, without a name: for advisers who do not know the case. */
export class ListUnnamedCandidates1764000022100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only of the regions at whose desk the asker works, whatever is asked.
      CREATE FUNCTION unnamed_candidates(wanted text[]) RETURNS TABLE (id uuid, available_from date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT c.id, w.available_from FROM candidate c JOIN wish w ON w.candidate_id = c.id
        WHERE c.region_code = ANY (wanted) AND c.region_code = ANY ((SELECT app_desk_regions())::text[])
          AND c.placed_on IS NULL AND EXISTS (SELECT FROM legal_basis b
            WHERE b.candidate_id = c.id AND b.purpose = 'MATCHING' AND b.ended_at IS NULL) $$;
      REVOKE EXECUTE ON FUNCTION unnamed_candidates(text[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION unnamed_candidates(text[]) TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ALTER FUNCTION unnamed_candidates(text[]) OWNER TO routekaart_matching;
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION unnamed_candidates(text[])');
  }
}
