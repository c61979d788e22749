import { defaultSettings } from '../../../src/desks/region-settings.js';

const weights = JSON.stringify(defaultSettings.matchingWeights);

/** Whose session it is and with which roles, as the product looks it up. */
export const sessionByDigest = {
  name: 'session',
  text: `SELECT s.id, s.account_id AS "accountId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
      s.second_step AS "secondStep", g.role, g.region_code AS "regionCode", g.subject_id AS "subjectId"
    FROM session s LEFT JOIN role_grant g ON g.account_id = s.account_id AND g.ended_at IS NULL
    WHERE s.token_hash = ANY($1) AND s.ended_at IS NULL AND s.expires_at > app_now() ORDER BY g.granted_at, g.id`,
};

/** What a server without GraphQL asks the database, for twenty: the search, and what is shown of a place. */
export const asked = {
  places: {
    name: 'places',
    text: `SELECT m.total, m.score, m.distance_m AS "distanceMetres", p.id, p.title, p.lapses_on AS "lapsesOn"
      FROM places_that_match((SELECT array_agg(w) FROM wishes_in_matching(ARRAY[$1::uuid]) w), app_today(), $2::jsonb,
        20, NULL, NULL, NULL) m LEFT JOIN place p ON p.id = m.place_id ORDER BY m.rank`,
    values: (id: string) => [id, weights],
  },
  candidates: {
    name: 'candidates',
    text: `SELECT total, score, distance_m AS "distanceMetres", candidate_id AS id
      FROM candidates_that_match(ARRAY[$1::uuid], app_today(), $2::jsonb, 20) ORDER BY rank`,
    values: (id: string) => [id, weights],
  },
} as const;

/** The same in a schema of its own, for a server that makes its API of functions. */
export const functionsToServe = `
  CREATE SCHEMA served;
  GRANT USAGE ON SCHEMA served TO routekaart_app;
  CREATE FUNCTION served.places_for(candidate uuid)
    RETURNS TABLE (total integer, score double precision, distance_metres integer, place_id uuid, title text, lapses_on date)
    LANGUAGE sql STABLE AS $$
    SELECT m.total, m.score, m.distance_m, p.id, p.title, p.lapses_on
    FROM places_that_match((SELECT array_agg(w) FROM wishes_in_matching(ARRAY[candidate]) w), app_today(),
      '${weights}'::jsonb, 20, NULL, NULL, NULL) m LEFT JOIN place p ON p.id = m.place_id ORDER BY m.rank $$;
  CREATE FUNCTION served.candidates_for(place uuid)
    RETURNS TABLE (total integer, score double precision, distance_metres integer, candidate_id uuid)
    LANGUAGE sql STABLE AS $$
    SELECT total, score, distance_m, candidate_id
    FROM candidates_that_match(ARRAY[place], app_today(), '${weights}'::jsonb, 20) ORDER BY rank $$;`;

/** The same asked of GraphQL, ours and the one that is made of the functions. */
export const operations = {
  ours: {
    places: `query ($id: ID!) { candidate(id: $id) { id matches(first: 20) { total nodes {
      score distanceKm place { id title lapsesOn } } } } }`,
    candidates: `query ($id: ID!) { place(id: $id) { id matches(first: 20) { total nodes {
      score distanceKm candidateId } } } }`,
  },
  made: {
    places: `query ($id: UUID!) { placesFor(candidate: $id) { nodes { total score distanceMetres placeId title lapsesOn } } }`,
    candidates: `query ($id: UUID!) { candidatesFor(place: $id) { nodes { total score distanceMetres candidateId } } }`,
  },
} as const;
