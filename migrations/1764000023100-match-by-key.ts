import type { MigrationInterface, QueryRunner } from 'typeorm';
import { matchCandidates, matchPlaces } from './1764000008000-create-matching.js';
import { candidatesByKey, placesByKey } from './search-by-key.js';

const before = [
  'match_places(matching_wish[], date, jsonb, integer, double precision, date, uuid)',
  'match_candidates(uuid[], date, jsonb, integer)',
];
const functions = [
  'places_that_match(matching_wish[], date, jsonb, integer, double precision, date, uuid)',
  'candidates_that_match(uuid[], date, jsonb, integer)',
];

/** The best places of a wish and the best candidates of a place, found by the keys under which each is searched. */
export class MatchByKey1764000023100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In the order LEVEL, SECTOR, QUALIFICATION, REGION, DISTANCE, AVAILABILITY, HOURS, LANGUAGE.
      CREATE FUNCTION weights_in(setting jsonb) RETURNS double precision[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT ARRAY(SELECT coalesce((setting ->> criterion)::float8, 0)
          FROM unnest(ARRAY['LEVEL', 'SECTOR', 'QUALIFICATION', 'REGION', 'DISTANCE', 'AVAILABILITY', 'HOURS',
            'LANGUAGE']) WITH ORDINALITY AS named (criterion, position) ORDER BY position) $$;

${placesByKey}
${candidatesByKey}

      REVOKE EXECUTE ON FUNCTION ${functions.join(', ')} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ${functions.map((each) => `ALTER FUNCTION ${each} OWNER TO routekaart_matching;`).join('\n      ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
      DROP FUNCTION ${before.join(', ')};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION ${functions.join(', ')}, weights_in(jsonb);
      ${matchPlaces}
      ${matchCandidates}
      REVOKE EXECUTE ON FUNCTION ${before.join(', ')} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${before.join(', ')} TO routekaart_app;
      GRANT CREATE ON SCHEMA public TO routekaart_matching;
      ${before
        .map(
          (each) => `ALTER FUNCTION ${each} SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
      ALTER FUNCTION ${each} OWNER TO routekaart_matching;`,
        )
        .join('\n      ')}
      REVOKE CREATE ON SCHEMA public FROM routekaart_matching;
    `);
  }
}
