import { Injectable } from '@nestjs/common';
import type { Matter } from '../desks/responsible.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Pair } from './rescue-plan.js';
import type { PlanKey } from './rescue-plans.repository.js';

/**
 * Places `p` that can still be filled and lapse today or within $2 days, of region $1 or of all; and the seats of each
 * for which nobody is introduced.
 */
const isAtRisk = `($1::text IS NULL OR p.region_code = $1) AND p.status = 'PUBLISHED' AND p.seats_taken < p.seats
  AND p.lapses_on BETWEEN app_today() AND app_today() + $2::integer`;
const openSeats = `greatest(0, p.seats - p.seats_taken - (SELECT count(*) FROM introduction i
  WHERE i.place_id = p.id AND i.status IN ('PROPOSED', 'ACCEPTED')))::integer`;

/** A place at risk, and what tells who looks after it. */
export interface PlaceInDanger extends Matter {
  readonly id: string;
  readonly regionCode: string;
  readonly seats: number;
  readonly lapsesOn: CalendarDate;
}

/** What a plan looks at in other rooms. */
@Injectable()
export class PlanIngredientsRepository {
  async seatsAtRisk(tx: Tx, { regionCode, horizonDays }: PlanKey): Promise<number> {
    const row = await tx.one<{ seats: number }>(
      `SELECT coalesce(sum(${openSeats}), 0)::integer AS seats FROM place p WHERE ${isAtRisk}`,
      [regionCode, horizonDays],
    );
    return row?.seats ?? 0;
  }

  /** Places with a seat that would lapse inside the horizon. */
  places(tx: Tx, { regionCode, horizonDays }: PlanKey): Promise<PlaceInDanger[]> {
    return tx.query<PlaceInDanger>(
      `SELECT * FROM (
         SELECT p.id, p.region_code AS "regionCode", p.lapses_on AS "lapsesOn", p.employer_id AS "employerId",
           at.municipality_code AS "municipalityCode", q.sector_code AS "sectorCode", ${openSeats} AS seats
         FROM place p JOIN postcode at ON at.pc4 = p.postcode4 JOIN qualification q ON q.crebo_code = p.crebo_code
         WHERE ${isAtRisk}) one
       WHERE seats > 0 ORDER BY id`,
      [regionCode, horizonDays],
    );
  }

  /** The free seats of places for which nobody is introduced. */
  async openSeats(tx: Tx, placeIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; seats: number }>(
      `SELECT p.id, ${openSeats} AS seats FROM place p WHERE p.id = ANY($1::uuid[])`,
      [placeIds],
    );
    return new Map(rows.map(({ id, seats }) => [id, seats]));
  }

  /** Every introduction that runs, wherever: what candidates are asked already. */
  running(tx: Tx): Promise<(Pair & { readonly isAccepted: boolean })[]> {
    return tx.query(
      `SELECT place_id AS "placeId", candidate_id AS "candidateId", status = 'ACCEPTED' AS "isAccepted"
       FROM introduction WHERE status IN ('PROPOSED', 'ACCEPTED')`,
    );
  }

  /** The introductions that run for these places, and all that both sides accepted of these candidates. */
  runningOf(tx: Tx, pairs: readonly Pair[]): Promise<(Pair & { readonly isAccepted: boolean })[]> {
    return tx.query(
      `SELECT place_id AS "placeId", candidate_id AS "candidateId", status = 'ACCEPTED' AS "isAccepted"
       FROM introduction WHERE (status = 'PROPOSED' AND place_id = ANY($1::uuid[]))
         OR (status = 'ACCEPTED' AND candidate_id = ANY($2::uuid[]))`,
      [pairs.map(({ placeId }) => placeId), pairs.map(({ candidateId }) => candidateId)],
    );
  }

  /** Introductions of each candidate since a day, also those that ended. */
  async madeOfCandidatesSince(tx: Tx, day: CalendarDate): Promise<Map<string, number>> {
    const rows = await tx.query<{ candidateId: string; made: number }>(
      `SELECT candidate_id AS "candidateId", count(*)::integer AS made FROM introduction
       WHERE proposed_at >= $1::date::timestamp AT TIME ZONE 'Europe/Amsterdam' GROUP BY candidate_id`,
      [day],
    );
    return new Map(rows.map(({ candidateId, made }) => [candidateId, made]));
  }

  /** Introductions that each account proposed since a day. */
  async madeSince(tx: Tx, day: CalendarDate): Promise<Map<string, number>> {
    const rows = await tx.query<{ accountId: string; made: number }>(
      `SELECT proposed_by AS "accountId", count(*)::integer AS made FROM introduction
       WHERE proposed_at >= $1::date::timestamp AT TIME ZONE 'Europe/Amsterdam' GROUP BY proposed_by`,
      [day],
    );
    return new Map(rows.map(({ accountId, made }) => [accountId, made]));
  }
}
