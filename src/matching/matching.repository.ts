import { Injectable } from '@nestjs/common';
import type { EntryTo } from '../candidates/prior-education.js';
import type { Wish } from '../candidates/wish.js';
import { defaultSettings } from '../desks/region-settings.js';
import type { Tx } from '../platform/transaction.service.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { nobody, statedWish, wishesOfCandidates, wishRow } from './asked-wish.js';
import type { Beside } from './beside.js';
import { bestCandidatesOfMany } from './country-matching.repository.js';
import { perCriterion, type MatchCriterion, type Weights } from './criterion.js';
import type { Comparison } from './match-reason.js';
import { byRank, type Ranked } from './score.js';

/** A pair that fits: how well, and everything that the reasons are made of. */
export interface Match {
  readonly placeId: string;
  /** Null for a wish that is nobody's. */
  readonly candidateId: string | null;
  readonly distanceMetres: number | null;
  readonly score: number;
  readonly weights: Weights;
  /** What the qualification asks of who enters it. */
  readonly entry: EntryTo;
  readonly comparison: Comparison;
}

/** How a list is asked for. */
export interface Asking {
  /** Also what lies beside the qualifications that a wish names. */
  readonly widen: boolean;
  /** The day whose weights count and from which days are counted; null for today. */
  readonly asOf: CalendarDate | null;
}
const asItIs: Asking = { widen: false, asOf: null };

/** The best matches of one wish or one place, and how many there are in all. */
export interface Matches {
  readonly total: number;
  readonly best: readonly Match[];
}

/** A place that one small change would turn into a match. */
export interface MissedPlace {
  readonly placeId: string;
  readonly criterion: MatchCriterion;
  readonly comparison: Comparison;
}

/** A place and a candidate. */
export interface Pair {
  readonly placeId: string;
  readonly candidateId: string;
}

const besideWish = 'places_beside_wish';
const none: Matches = { total: 0, best: [] };
const otherwise = JSON.stringify(defaultSettings.matchingWeights);
/** From more places on it takes less to read everything once than to search for each. */
const manyPlaces = 250;
/** So many candidates are found sooner from the side of the places, when those are few. */
const manyCandidates = 50;
const fewPlaces = 1000;
const openPlaces = `SELECT ARRAY(SELECT id::text FROM place WHERE status = 'PUBLISHED' AND seats_taken < seats LIMIT $1) AS ids`;
/** The most PostgreSQL counts in an integer: all there are. */
export const everybody = 2_147_483_647;

/** What the pure rules look at, as JSON: `p`, `q`, `s`, `r` and `at` of the place, `w` and `home` of the wish. */
const comparison = `json_build_object(
  'place', json_build_object('id', p.id, 'status', p.status, 'seatsLeft', p.seats - p.seats_taken,
    'creboCode', p.crebo_code, 'mboLevel', q.mbo_level, 'sectorCode', q.sector_code, 'regionCode', p.region_code,
    'point', json_build_object('lat', at.lat, 'lon', at.lon), 'startsOn', p.starts_on, 'lapsesOn', p.lapses_on,
    'hoursPerWeek', p.hours_per_week, 'languageLevel', p.language_level),
  'names', json_build_object('qualification', q.name, 'sector', json_build_object('nl', s.name_nl, 'en', s.name_en),
    'region', r.name),
  'wish', json_build_object('mboLevels', (w).mbo_levels, 'sectorCodes', (w).sector_codes,
    'creboCodes', (w).crebo_codes, 'maxTravelKm', (w).max_travel_km, 'regionCode', (w).region_code,
    'home', CASE WHEN home.pc4 IS NOT NULL THEN json_build_object('lat', home.lat, 'lon', home.lon) END,
    'availableFrom', (w).available_from, 'maxHoursPerWeek', (w).max_hours_per_week,
    'languageLevel', (w).language_level, 'firstStartOn', (w).first_start_on),
  'today', $2::date) AS comparison`;
const entry = `json_build_object('mboLevel', q.mbo_level,
  'isSpecialist', q.kind = 'specialistenopleiding') AS entry`;
const placeWithNames = `place p
  JOIN qualification q ON q.crebo_code = p.crebo_code
  JOIN sector s ON s.code = q.sector_code
  JOIN region r ON r.code = p.region_code
  JOIN postcode at ON at.pc4 = p.postcode4
  JOIN matching_weights($2::date, $3::jsonb) v ON v.region_code = p.region_code`;

interface MatchRow {
  subjectId: string;
  placeId: string | null;
  candidateId: string | null;
  total: number;
  distanceMetres: number | null;
  score: number;
  weights: number[];
  entry: EntryTo;
  comparison: Comparison;
  beside?: Beside | null;
}

interface MissRow {
  subjectId: string;
  placeId: string;
  criterion: MatchCriterion;
  comparison: Comparison;
}

/** Matching in the database: each method is one statement, whatever the number of wishes or places. */
@Injectable()
export class MatchingRepository {
  /** The best places of each candidate; none for who is not lawfully in matching. */
  async placesForCandidates(
    tx: Tx,
    candidateIds: readonly string[],
    take: number,
    asking: Asking = asItIs,
  ): Promise<Map<string, Matches>> {
    return this.places(tx, wishesOfCandidates, candidateIds, take, null, asking);
  }

  /** The best places of a wish that is nobody's: those after the given one. Nothing is stored. */
  async placesForWish(
    tx: Tx,
    wish: Wish,
    take: number,
    after: Ranked | null,
    asking: Asking = asItIs,
  ): Promise<Matches> {
    return (await this.places(tx, statedWish, wishRow(wish), take, after, asking)).get(nobody) ?? none;
  }

  /** The best candidates of each place; none for a place that is not open. */
  async candidatesForPlaces(
    tx: Tx,
    placeIds: readonly string[],
    take: number,
    asOf: CalendarDate = tx.today,
  ): Promise<Map<string, Matches>> {
    const rows = await tx.often<MatchRow>(
      `SELECT place_id AS "subjectId", CASE WHEN rank > 0 THEN place_id END AS "placeId", total,
         candidate_id AS "candidateId", distance_m AS "distanceMetres", score, weights, entry, comparison
       FROM candidates_that_match($1::uuid[], $2::date, $3::jsonb, $4)`,
      [[...new Set(placeIds)], asOf, otherwise, take],
    );
    return grouped(rows);
  }

  /** Open places of a region that somebody fits, those that lapse soonest first. */
  async soonestToLapse(tx: Tx, regionCode: string, asOf: CalendarDate, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT p.id FROM place p
       WHERE p.region_code = $1 AND p.status = 'PUBLISHED' AND p.seats_taken < p.seats AND p.lapses_on >= $2::date
         AND EXISTS (SELECT FROM candidates_that_match(ARRAY[p.id], $2::date, $3::jsonb, 1) m
           WHERE m.candidate_id IS NOT NULL)
       ORDER BY p.lapses_on, p.id LIMIT $4`,
      [regionCode, asOf, otherwise, take],
    );
    return rows.map(({ id }) => id);
  }

  /** Everybody who matches one of these places, and how well: without what reasons are made of. */
  async allPairs(tx: Tx, placeIds: readonly string[]): Promise<(Pair & { readonly score: number })[]> {
    const ids = [...new Set(placeIds)];
    if (ids.length <= manyPlaces)
      return tx.query(
        `SELECT m.place_id AS "placeId", m.candidate_id AS "candidateId", m.score
         FROM candidates_that_match($1::uuid[], $2::date, $3::jsonb, $4, false) m WHERE m.candidate_id IS NOT NULL`,
        [ids, tx.today, otherwise, everybody],
      );
    const pairs: (Pair & { readonly score: number })[] = [];
    for await (const { placeId, best } of bestCandidatesOfMany(tx, ids, everybody))
      for (const { candidateId, score } of best) pairs.push({ placeId, candidateId, score });
    return pairs;
  }

  /** Everything that matches one of these candidates; none for who is not lawfully in matching. */
  async allPairsOfCandidates(tx: Tx, candidateIds: readonly string[]): Promise<Pair[]> {
    const isMany = candidateIds.length > manyCandidates;
    const open = isMany ? ((await tx.one<{ ids: string[] }>(openPlaces, [fewPlaces + 1]))?.ids ?? []) : [];
    if (open.length > 0 && open.length <= fewPlaces) {
      const asked = new Set(candidateIds);
      return (await this.allPairs(tx, open)).filter(({ candidateId }) => asked.has(candidateId));
    }
    return tx.query<Pair>(
      `SELECT m.place_id AS "placeId", m.wish_id AS "candidateId"
       FROM places_that_match((SELECT array_agg(w) FROM (${wishesOfCandidates}) asked), $2::date, $3::jsonb, $4, NULL, NULL, NULL) m
       WHERE m.place_id IS NOT NULL`,
      [candidateIds, tx.today, otherwise, everybody],
    );
  }

  /** Those of these pairs that match today, in the order given. */
  async matchesOf(tx: Tx, pairs: readonly Pair[]): Promise<(Match & Pair)[]> {
    const rows = await tx.query<MatchRow & Pair>(
      `SELECT m.place_id AS "placeId", m.candidate_id AS "candidateId", m.distance_m AS "distanceMetres", m.score,
         v.weights, ${entry}, ${comparison}
       FROM match_pairs($1::uuid[], $4::uuid[], $2::date, $3::jsonb) m
       JOIN (${placeWithNames}) ON p.id = m.place_id
       JOIN wish_in_matching w ON w.id = m.candidate_id
       LEFT JOIN postcode home ON home.pc4 = w.postcode4
       ORDER BY m.rank`,
      [pairs.map(({ placeId }) => placeId), tx.today, otherwise, pairs.map(({ candidateId }) => candidateId)],
    );
    return rows.map(({ weights, ...row }) => ({ ...row, weights: named(weights) }));
  }

  /** The near misses of each candidate; none for who is not lawfully in matching. */
  async nearMissesOfCandidates(
    tx: Tx,
    candidateIds: readonly string[],
    take: number,
  ): Promise<Map<string, MissedPlace[]>> {
    return this.nearMisses(tx, wishesOfCandidates, candidateIds, take);
  }

  /** The near misses of a wish that is nobody's. */
  async nearMissesOfWish(tx: Tx, wish: Wish, take: number): Promise<MissedPlace[]> {
    return (await this.nearMisses(tx, statedWish, wishRow(wish), take)).get(nobody) ?? [];
  }

  private async places(
    tx: Tx,
    source: string,
    wishes: unknown,
    take: number,
    after: Ranked | null,
    { widen, asOf }: Asking,
  ): Promise<Map<string, Matches>> {
    const found = async (search: string) =>
      grouped(
        await tx.often<MatchRow>(
          `SELECT wish_id AS "subjectId", nullif(wish_id, '${nobody}') AS "candidateId", total, place_id AS "placeId",
             distance_m AS "distanceMetres", score, weights, entry, comparison${search === besideWish ? ', beside' : ''}
           FROM ${search}((SELECT array_agg(w) FROM (${source}) asked), $2::date, $3::jsonb, $4, $5, $6, $7)`,
          [
            wishes,
            asOf ?? tx.today,
            otherwise,
            take,
            after?.score ?? null,
            after?.lapsesOn ?? null,
            after?.id ?? null,
          ],
        ),
      );
    const fitting = await found('places_that_match');
    if (!widen) return fitting;
    const beside = await found(besideWish);
    return new Map(
      [...fitting].map(([id, matches]) => [id, together(matches, beside.get(id) ?? none, take)]),
    );
  }

  private async nearMisses(tx: Tx, source: string, wishes: unknown, take: number) {
    const rows = await tx.query<MissRow>(
      `WITH asked AS MATERIALIZED (${source})
       SELECT m.wish_id AS "subjectId", m.place_id AS "placeId", m.criterion, ${comparison}
       FROM near_misses((SELECT array_agg(w) FROM asked), $2::date, $3::jsonb, $4) m
       JOIN asked ON (w).id = m.wish_id
       LEFT JOIN postcode home ON home.pc4 = (w).postcode4
       JOIN (${placeWithNames}) ON p.id = m.place_id
       ORDER BY m.wish_id, m.rank`,
      [wishes, tx.today, otherwise, take],
    );
    const missed = new Map<string, MissedPlace[]>();
    for (const { subjectId, ...miss } of rows)
      missed.set(subjectId, [...(missed.get(subjectId) ?? []), miss]);
    return missed;
  }
}

function grouped(rows: readonly MatchRow[]): Map<string, Matches> {
  const matches = new Map<string, { total: number; best: Match[] }>();
  for (const { subjectId, total, placeId, weights, comparison: compared, beside = null, ...row } of rows) {
    const those = matches.get(subjectId) ?? { total, best: [] };
    matches.set(subjectId, those);
    if (placeId !== null) {
      const told = beside ? { ...compared, beside } : compared;
      those.best.push({ ...row, placeId, weights: named(weights), comparison: told });
    }
  }
  return matches;
}

/** Two lists that have nothing in common as one. */
function together(one: Matches, other: Matches, take: number): Matches {
  const ranked = ({ score, placeId, comparison: { place } }: Match): Ranked => ({
    score,
    lapsesOn: place.lapsesOn,
    id: placeId,
  });
  const best = [...one.best, ...other.best].sort((a, b) => byRank(ranked(a), ranked(b))).slice(0, take);
  return { total: one.total + other.total, best };
}

function named(weights: readonly number[]): Weights {
  return perCriterion((_, position) => weights[position] ?? 0);
}
