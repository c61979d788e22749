import type { MigrationInterface, QueryRunner } from 'typeorm';

const change = (event: string, candidates: string) => {
  const body = `
        PERFORM search_wishes(ARRAY(${candidates}));
        RETURN NULL;`;
  return `
      CREATE OR REPLACE FUNCTION legal_basis_${event}_searched() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$ BEGIN ${body} END $$;`;
};
const of = (rows: string) => `SELECT candidate_id FROM ${rows} WHERE purpose = 'MATCHING'`;

/* Only the owner of a function may give it another body. */
const asOwner = (changes: string) => `
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      SET ROLE routekaart_matching;
      ${changes}
      RESET ROLE;
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;`;

/**
 * Of the grounds only the one for matching decides whether a wish is searched. A registration records four: writing the
 * search anew for each of the others took most of its time.
 */
export class SearchAnewForMatchingAlone1764000026500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      asOwner(
        change('insert', of('now_is')) +
          change('update', `${of('was')} UNION ${of('now_is')}`) +
          change('delete', of('was')),
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      asOwner(
        change('insert', 'SELECT candidate_id FROM now_is') +
          change('update', 'SELECT candidate_id FROM now_is') +
          change('delete', 'SELECT candidate_id FROM was'),
      ),
    );
  }
}
