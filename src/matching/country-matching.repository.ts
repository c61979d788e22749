import { defaultSettings } from '../desks/region-settings.js';
import type { Tx } from '../platform/transaction.service.js';
import { perCriterion } from './criterion.js';
import { WishesOfCountry, type Matched, type SearchedPlace, type SearchedWish } from './match-country.js';

/** The day from which days are counted, since numbers compare faster than dates. */
const firstDay = `date '2000-01-01'`;
const otherwise = JSON.stringify(defaultSettings.matchingWeights);

interface PlaceRow extends Omit<SearchedPlace, 'weights'> {
  readonly weights: readonly number[];
  readonly today: number;
}

/** Of one place its best candidates, and how many there are in all. */
export interface MatchedPlaceOfCountry {
  readonly placeId: string;
  readonly total: number;
  readonly best: readonly Matched[];
}

/**
 * The best candidates of each of these places that is open, on the transaction's day: the same search for a great many
 * places, in this process. What is searched is read once, whatever their number. For the product's own work, which may
 * read what is searched.
 */
export async function* bestCandidatesOfMany(
  tx: Tx,
  placeIds: readonly string[],
  take: number,
): AsyncGenerator<MatchedPlaceOfCountry> {
  const places = await tx.query<PlaceRow>(
    `SELECT s.place_id AS id,
       ARRAY[matching_key('LEVEL', '', s.mbo_level)::text, s.sector_key::text, s.crebo_key::text] AS keys,
       at.lat, at.lon, s.x, s.y, s.z, s.region_code AS region, s.starts_on - ${firstDay} AS "startsOn",
       s.hours_per_week AS "hoursPerWeek", coalesce(s.language, 0) AS language, v.weights,
       $2::date - ${firstDay} AS today
     FROM searched_place s
     JOIN place p ON p.id = s.place_id
     JOIN postcode at ON at.pc4 = p.postcode4
     JOIN matching_weights($2::date, $3::jsonb) v ON v.region_code = s.region_code
     WHERE s.place_id = ANY ($1::uuid[]) AND s.key = s.crebo_key AND s.lapses_on >= $2::date`,
    [placeIds, tx.today, otherwise],
  );
  const wishes = await wishesUnder(tx, [...new Set(places.flatMap((place) => place.keys))]);
  for (const { weights, today, ...place } of places) {
    const weighed = perCriterion((_, position) => weights[position] ?? 0);
    yield { placeId: place.id, ...wishes.bestFor({ ...place, weights: weighed }, today, take) };
  }
}

async function wishesUnder(tx: Tx, keys: readonly string[]): Promise<WishesOfCountry> {
  const rows = await tx.query<SearchedWish>(
    `SELECT key::text, reach, cell, candidate_id AS "candidateId", x, y, z, max_travel_km AS "maxTravelKm",
       region_code AS region, available_from - ${firstDay} AS "availableFrom",
       max_hours_per_week AS "maxHoursPerWeek", language, first_start_on - ${firstDay} AS "firstStartOn",
       sector_score AS "sectorScore", qualification_score AS "qualificationScore"
     FROM searched_wish WHERE key = ANY ($1::bigint[]) ORDER BY searched_wish.key, reach, cell`,
    [keys],
  );
  const wishes = new WishesOfCountry(rows.length);
  for (const row of rows) wishes.add(row);
  return wishes;
}
