import { Injectable } from '@nestjs/common';
import type { Introduction } from '../introductions/introduction.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import {
  endedUnanswered,
  type LossCause,
  type LossWay,
  type ReplayedAlert,
  type TriedIntroduction,
} from './lost-seat.js';

/** A place that was lost, as it is kept. */
export interface LostPlace {
  readonly id: string;
  readonly regionCode: string;
  readonly way: LossWay;
  readonly seats: number;
  readonly lostOn: CalendarDate;
  /** Null of one that was noted too long afterwards to know. */
  readonly candidatesThatFit: number | null;
  readonly cause: LossCause | null;
  readonly note: string | null;
  readonly toldAt: Date | null;
}

interface TriedRow
  extends
    Pick<
      Introduction,
      'id' | 'placeId' | 'endCause' | 'declineReason' | 'candidateAccepted' | 'employerAccepted'
    >,
    Pick<TriedIntroduction, 'proposedOn' | 'enrolment'> {}

const columns = `l.place_id AS id, l.region_code AS "regionCode", l.way, l.seats, l.lost_on AS "lostOn",
  l.candidates_that_fit AS "candidatesThatFit", l.cause, l.note, l.told_at AS "toldAt"`;
/* Extended and open again, it is lost no more. */
const stillLost = `lost_place l JOIN place p ON p.id = l.place_id AND p.status IN ('LAPSED', 'WITHDRAWN')`;

/** Places that were lost: all SQL that touches one. */
@Injectable()
export class LostSeatsRepository {
  /**
   * Notes that a place was lost. The same loss again (lapsed before, taken back now) keeps what was told of it; another
   * one, after the place had been open again, is asked anew.
   */
  async note(tx: Tx, lost: Omit<LostPlace, 'cause' | 'note' | 'toldAt'>): Promise<void> {
    const { id, regionCode, way, seats, lostOn, candidatesThatFit } = lost;
    await tx.execute(
      `INSERT INTO lost_place AS l (place_id, region_code, way, seats, lost_on, candidates_that_fit)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (place_id) DO UPDATE SET way = excluded.way, region_code = excluded.region_code,
         seats = excluded.seats, lost_on = excluded.lost_on, candidates_that_fit = excluded.candidates_that_fit,
         cause = CASE WHEN l.lost_on = excluded.lost_on THEN l.cause END,
         note = CASE WHEN l.lost_on = excluded.lost_on THEN l.note END,
         told_by = CASE WHEN l.lost_on = excluded.lost_on THEN l.told_by END,
         told_at = CASE WHEN l.lost_on = excluded.lost_on THEN l.told_at END`,
      [id, regionCode, way, seats, lostOn, candidatesThatFit],
    );
  }

  /** Places that were lost with seats left and that no row tells of, by id after that id. */
  async notNoted(tx: Tx, afterId: string | null, atMost: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT p.id FROM place p
       WHERE p.status IN ('LAPSED', 'WITHDRAWN') AND p.published_at IS NOT NULL AND p.seats_taken < p.seats
         AND ($1::uuid IS NULL OR p.id > $1) AND NOT EXISTS (SELECT FROM lost_place l WHERE l.place_id = p.id)
       ORDER BY p.id LIMIT $2`,
      [afterId, atMost],
    );
    return rows.map(({ id }) => id);
  }

  /** The last day on which a lost place could be filled: its lapse date, or the day it was taken back before that. */
  async lostOn(tx: Tx, placeId: string): Promise<CalendarDate> {
    const found = await tx.one<{ on: CalendarDate }>(
      `SELECT least(p.lapses_on, (SELECT (d.ended_at AT TIME ZONE 'Europe/Amsterdam')::date FROM deadline d
         WHERE d.kind = 'PLACE' AND d.subject_id = p.id ORDER BY d.sequence DESC LIMIT 1)) AS on
       FROM place p WHERE p.id = $1`,
      [placeId],
    );
    return found?.on ?? tx.today;
  }

  async byId(tx: Tx, placeId: string): Promise<LostPlace | null> {
    return tx.one<LostPlace>(`SELECT ${columns} FROM ${stillLost} WHERE l.place_id = $1`, [placeId]);
  }

  /** Those of a region, the last first; `isTold` null for all. */
  async page(
    tx: Tx,
    regionCode: string,
    isTold: boolean | null,
    since: CalendarDate,
    page: Page,
  ): Promise<PageOf<LostPlace>> {
    const where = `l.region_code = $1 AND l.lost_on >= $2::date AND ($3::boolean IS NULL OR (l.cause IS NOT NULL) = $3)`;
    const parameters = [regionCode, since, isTold];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM ${stillLost} WHERE ${where}`,
      parameters,
    );
    const rows = await tx.query<LostPlace>(
      `SELECT ${columns} FROM ${stillLost} WHERE ${where} ORDER BY l.lost_on DESC, l.place_id LIMIT $4 OFFSET $5`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, rows, total?.count ?? 0);
  }

  since(tx: Tx, regionCode: string, since: CalendarDate): Promise<LostPlace[]> {
    return tx.query<LostPlace>(
      `SELECT ${columns} FROM ${stillLost} WHERE l.region_code = $1 AND l.lost_on >= $2::date`,
      [regionCode, since],
    );
  }

  async tell(tx: Tx, placeId: string, cause: LossCause, note: string | null, by: string): Promise<void> {
    await tx.execute(
      'UPDATE lost_place SET cause = $2, note = $3, told_by = $4, told_at = app_now() WHERE place_id = $1',
      [placeId, cause, note, by],
    );
  }

  /** The introductions of these places that ended or still run, with their ids. */
  async triedFor(
    tx: Tx,
    placeIds: readonly string[],
  ): Promise<(TriedIntroduction & { readonly id: string; readonly placeId: string })[]> {
    const rows = await tx.query<TriedRow>(
      `SELECT i.id, i.place_id AS "placeId", (i.proposed_at AT TIME ZONE 'Europe/Amsterdam')::date AS "proposedOn",
         i.end_cause AS "endCause", i.decline_reason AS "declineReason", i.candidate_accepted AS "candidateAccepted",
         i.employer_accepted AS "employerAccepted", e.status AS enrolment
       FROM introduction i LEFT JOIN enrolment e ON e.introduction_id = i.id
       WHERE i.place_id = ANY($1::uuid[]) AND i.status <> 'PLACED'`,
      [placeIds],
    );
    return rows.map(({ candidateAccepted, employerAccepted, ...row }) => ({
      ...row,
      isUnanswered: endedUnanswered(row.endCause, [candidateAccepted, employerAccepted]),
    }));
  }

  /** How the alerts of the last lapse date of these places went. */
  alertsOf(tx: Tx, placeIds: readonly string[]): Promise<(ReplayedAlert & { readonly placeId: string })[]> {
    return tx.query(
      `SELECT d.subject_id AS "placeId", a.lead_days AS "leadDays",
         (a.due_at AT TIME ZONE 'Europe/Amsterdam')::date AS "dueOn", a.status = 'SENT' AS "isSent",
         a.acknowledged_at IS NOT NULL AS "isAcknowledged"
       FROM deadline d JOIN deadline_alert a ON a.deadline_id = d.id
       WHERE d.kind = 'PLACE' AND d.subject_id = ANY($1::uuid[]) AND d.sequence = (
         SELECT max(l.sequence) FROM deadline l WHERE l.kind = 'PLACE' AND l.subject_id = d.subject_id)`,
      [placeIds],
    );
  }
}
