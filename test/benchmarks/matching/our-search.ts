import { defaultSettings } from '../../../src/desks/region-settings.js';
import type { Way } from './compare-searches.js';

const weights = JSON.stringify(defaultSettings.matchingWeights);

/** The functions that the product asks, for twenty: all that it is told, ids and scores for comparing. */
export const ourPlaces: Way = {
  name: 'our places',
  text: `SELECT place_id::text AS id, score, total, distance_m, weights, entry, comparison
    FROM places_that_match((SELECT array_agg(w) FROM wishes_in_matching(ARRAY[$1::uuid]) w), app_today(), $2::jsonb, 20,
      NULL, NULL, NULL) WHERE place_id IS NOT NULL`,
  values: (id) => [id, weights],
};
export const ourCandidates: Way = {
  name: 'our candidates',
  text: `SELECT candidate_id::text AS id, score, total, distance_m, weights, entry, comparison
    FROM candidates_that_match(ARRAY[$1::uuid], app_today(), $2::jsonb, 20) WHERE candidate_id IS NOT NULL`,
  values: (id) => [id, weights],
};
