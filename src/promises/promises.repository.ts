import { Injectable } from '@nestjs/common';
import type { Introduction, Party } from '../introductions/introduction.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Nudge } from './promise.js';
import type { LapsedPromises } from './silence-ledger.js';

export interface NudgeOf extends Nudge {
  readonly introductionId: string;
}

/** Reminders that were given, and turns that passed in silence. */
@Injectable()
export class PromisesRepository {
  /** Open introductions whose day comes within so many days or is past, by id, after the one given. */
  async soonDue(tx: Tx, withinDays: number, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM introduction WHERE status IN ('PROPOSED', 'ACCEPTED')
         AND move_by <= app_today() + $1::int AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [withinDays, afterId, take],
    );
    return rows.map(({ id }) => id);
  }

  /** By introduction, since when it is the turn of whoever is to move. */
  async since(tx: Tx, introductionIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await tx.often<{ id: string; since: Date }>(
      `SELECT i.id, greatest(i.proposed_at, i.candidate_answered_at, i.employer_answered_at,
         (SELECT e.updated_at FROM enrolment e WHERE e.introduction_id = i.id),
         (SELECT max(m.recorded_at) FROM introduction_milestone m WHERE m.introduction_id = i.id)) AS since
       FROM introduction i WHERE i.id = ANY($1::uuid[])`,
      [introductionIds],
    );
    return new Map(rows.map(({ id, since }) => [id, since]));
  }

  nudgesOf(tx: Tx, introductionIds: readonly string[]): Promise<NudgeOf[]> {
    return tx.often<NudgeOf>(
      `SELECT introduction_id AS "introductionId", party, due_on AS "dueOn", days_before AS "daysBefore",
         told_at AS "toldAt" FROM promise_nudge WHERE introduction_id = ANY($1::uuid[])`,
      [introductionIds],
    );
  }

  /** The turns of these that passed in silence, as far as the reader may know. */
  lapsesOf(
    tx: Tx,
    introductionIds: readonly string[],
  ): Promise<Pick<NudgeOf, 'introductionId' | 'party' | 'dueOn'>[]> {
    return tx.often(
      `SELECT introduction_id AS "introductionId", party, due_on AS "dueOn" FROM promise_lapse
       WHERE introduction_id = ANY($1::uuid[])`,
      [introductionIds],
    );
  }

  /** Records that a party was reminded. Lock the introduction first. */
  async nudged(
    tx: Tx,
    nudge: { introductionId: string; party: Party; dueOn: CalendarDate; daysBefore: number },
  ): Promise<void> {
    await tx.execute(
      'INSERT INTO promise_nudge (introduction_id, party, due_on, days_before) VALUES ($1, $2, $3, $4)',
      [nudge.introductionId, nudge.party, nudge.dueOn, nudge.daysBefore],
    );
  }

  /** Records once that a turn passed in silence. Lock the introduction first. */
  async lapsed(tx: Tx, { id, employerId, regionCode, moveBy, enrolment }: Introduction, party: Party) {
    await tx.execute(
      `INSERT INTO promise_lapse (introduction_id, party, due_on, region_code, employer_id, class_start_id)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [
        id,
        party,
        moveBy,
        regionCode,
        party === 'EMPLOYER' ? employerId : null,
        party === 'SCHOOL' ? (enrolment?.classStartId ?? null) : null,
      ],
    );
  }

  /** How many turns passed in silence in a region since a day, by party and organisation. */
  lapses(tx: Tx, regionCode: string, since: CalendarDate): Promise<LapsedPromises[]> {
    return tx.query<LapsedPromises>(
      `SELECT l.party, coalesce(e.name, o.name) AS organisation, count(*)::int AS lapsed FROM promise_lapse l
       LEFT JOIN employer e ON e.id = l.employer_id LEFT JOIN class_start c ON c.id = l.class_start_id
       LEFT JOIN college o ON o.id = c.college_id
       WHERE l.region_code = $1 AND l.due_on >= $2 GROUP BY l.party, e.id, o.id`,
      [regionCode, since],
    );
  }
}
