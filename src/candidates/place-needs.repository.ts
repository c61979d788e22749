import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';

/** By which day candidates need a place. */
@Injectable()
export class PlaceNeedsRepository {
  /** By which day the candidate needs a place; null when there is no such day. */
  async set(tx: Tx, id: string, day: CalendarDate | null): Promise<void> {
    await tx.execute('UPDATE candidate SET place_needed_by = $2 WHERE id = $1', [id, day]);
  }

  /**
   * Candidates whose deadline is not what it should be: of another date or region than they have, of somebody who is
   * placed, erased or out of matching, passed, or not there while they need a place. By id, after the given one.
   */
  async withWrongDeadline(tx: Tx, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT coalesce(c.id, d.subject_id) AS id
       FROM (SELECT c.id, c.region_code, c.place_needed_by FROM candidate c
             WHERE c.place_needed_by >= app_today() AND c.placed_on IS NULL AND c.erased_at IS NULL AND EXISTS (
               SELECT FROM legal_basis b WHERE b.candidate_id = c.id AND b.purpose = 'MATCHING' AND b.ended_at IS NULL)
            ) c
         FULL JOIN (SELECT subject_id, region_code, falls_on FROM deadline
           WHERE kind = 'CANDIDATE' AND ended_at IS NULL) d ON d.subject_id = c.id
       WHERE (c.id IS NULL OR d.subject_id IS NULL OR (d.falls_on, d.region_code) <> (c.place_needed_by, c.region_code))
         AND ($1::uuid IS NULL OR coalesce(c.id, d.subject_id) > $1)
       ORDER BY 1 LIMIT $2`,
      [afterId, take],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Of those candidates the ones that nobody else holds, locked, with the day by which they need a place: none for who
   * is placed, erased, or not lawfully in matching any more.
   */
  async lockNeedingPlace(
    tx: Tx,
    ids: readonly string[],
  ): Promise<{ id: string; standsOn: CalendarDate | null; end: 'PLACED' | 'WITHDRAWN' | 'MOVED' }[]> {
    const held = await tx.query<{ id: string; neededBy: CalendarDate | null; isPlaced: boolean }>(
      `SELECT id, place_needed_by AS "neededBy", placed_on IS NOT NULL AS "isPlaced" FROM candidate
       WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
    // Asked after the lock: who stopped the use of their data a moment ago holds the same row while doing so.
    const lawful = await tx.query<{ id: string }>(
      `SELECT DISTINCT candidate_id AS id FROM legal_basis
       WHERE candidate_id = ANY($1::uuid[]) AND purpose = 'MATCHING' AND ended_at IS NULL`,
      [held.map(({ id }) => id)],
    );
    return held.map(({ id, neededBy, isPlaced }) => {
      const inMatching = !isPlaced && lawful.some((each) => each.id === id);
      const end = isPlaced ? 'PLACED' : inMatching ? 'MOVED' : 'WITHDRAWN';
      return { id, standsOn: inMatching ? neededBy : null, end } as const;
    });
  }
}
