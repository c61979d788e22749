import { Injectable } from '@nestjs/common';
import { mondayOf, type CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { CandidateLoad } from './candidate-limits.js';
import type { ListScope } from './introduction-access.js';
import {
  openStatuses,
  type AnswerOrder,
  type DeclineReason,
  type EndCause,
  type Enrolment,
  type EnrolmentStatus,
  type Introduction,
  type IntroductionStatus,
  type Side,
} from './introduction.js';

const columns = `i.id, i.version, i.place_id AS "placeId", p.employer_id AS "employerId",
  i.candidate_id AS "candidateId", p.region_code AS "regionCode", c.region_code AS "candidateRegionCode",
  i.proposed_by AS "proposedBy", i.proposed_at AS "proposedAt", i.message, i.answer_order AS "answerOrder", i.status,
  i.candidate_accepted AS "candidateAccepted", i.employer_accepted AS "employerAccepted",
  i.candidate_message AS "candidateMessage", i.employer_message AS "employerMessage", i.move_by AS "moveBy",
  i.end_cause AS "endCause", i.decline_reason AS "declineReason", i.end_note AS "endNote", i.ended_at AS "endedAt", e.status AS "enrolmentStatus",
  e.class_start_id AS "enrolmentClassStartId", e.intake_on AS "enrolmentIntakeOn", e.told_by AS "enrolmentToldBy",
  e.updated_at AS "enrolmentUpdatedAt", m.status AS permission`;
const tables = `introduction i JOIN place p ON p.id = i.place_id JOIN candidate_key c ON c.id = i.candidate_id
  LEFT JOIN enrolment e ON e.introduction_id = i.id
  LEFT JOIN introduction_milestone m ON m.introduction_id = i.id AND m.kind = 'PERMISSION'`;

interface Row extends Omit<Introduction, 'enrolment'> {
  readonly enrolmentStatus: EnrolmentStatus | null;
  readonly enrolmentClassStartId: string | null;
  readonly enrolmentIntakeOn: CalendarDate | null;
  readonly enrolmentToldBy: Enrolment['toldBy'] | null;
  readonly enrolmentUpdatedAt: Date | null;
}

function introductionOf(row: Row): Introduction {
  const {
    enrolmentStatus,
    enrolmentClassStartId,
    enrolmentIntakeOn,
    enrolmentToldBy,
    enrolmentUpdatedAt,
    ...introduction
  } = row;
  const enrolment =
    enrolmentStatus && enrolmentUpdatedAt && enrolmentToldBy
      ? {
          status: enrolmentStatus,
          classStartId: enrolmentClassStartId,
          intakeOn: enrolmentIntakeOn,
          toldBy: enrolmentToldBy,
          updatedAt: enrolmentUpdatedAt,
        }
      : null;
  return { ...introduction, enrolment };
}

export interface IntroductionFilter {
  readonly statuses: readonly IntroductionStatus[] | null;
  readonly placeId: string | null;
  readonly candidateId: string | null;
}

/** Introductions and how they moved. Who locks more than one row locks the place first, then these by id. */
@Injectable()
export class IntroductionsRepository {
  constructor(private readonly ids: Ids) {}

  async byId(tx: Tx, id: string): Promise<Introduction | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Introduction[]> {
    const rows = await tx.often<Row>(
      `SELECT ${columns} FROM ${tables} WHERE i.id = ANY($1::uuid[]) ORDER BY i.id`,
      [ids],
    );
    return rows.map(introductionOf);
  }

  /** The introduction, locked. */
  async forUpdate(tx: Tx, id: string): Promise<Introduction | null> {
    return (await this.locked(tx, 'id = $1', [id]))[0] ?? null;
  }

  /** The open introductions of a place, locked. Lock the place first. */
  openOfPlaceForUpdate(tx: Tx, placeId: string): Promise<Introduction[]> {
    return this.locked(tx, 'place_id = $1 AND status = ANY($2)', [placeId, openStatuses]);
  }

  /** The open introductions of a candidate, locked. Lock the candidate first. */
  openOfCandidateForUpdate(tx: Tx, candidateId: string): Promise<Introduction[]> {
    return this.locked(tx, 'candidate_id = $1 AND status = ANY($2)', [candidateId, openStatuses]);
  }

  /**
   * All that a placement can change, locked: the introduction itself and the open ones of its place and of its
   * candidate. Lock the place and the candidate first, so that none is added.
   */
  forPlacementForUpdate(
    tx: Tx,
    { id, placeId, candidateId }: Pick<Introduction, 'id' | 'placeId' | 'candidateId'>,
  ): Promise<Introduction[]> {
    return this.locked(tx, 'id = $1 OR (status = ANY($4) AND (place_id = $2 OR candidate_id = $3))', [
      id,
      placeId,
      candidateId,
      openStatuses,
    ]);
  }

  /** Read again after the lock was had: a row that was waited for may have changed, and so may what is joined to it. */
  private async locked(tx: Tx, where: string, parameters: unknown[]): Promise<Introduction[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM introduction WHERE ${where} ORDER BY id FOR UPDATE`,
      parameters,
    );
    return rows.length === 0
      ? []
      : this.byIds(
          tx,
          rows.map(({ id }) => id),
        );
  }

  /** The introduction of this pair that runs or led to a placement that runs. */
  async standing(tx: Tx, placeId: string, candidateId: string): Promise<string | null> {
    const row = await tx.one<{ id: string }>(
      `SELECT i.id FROM introduction i WHERE i.place_id = $1 AND i.candidate_id = $2 AND (i.status = ANY($3)
         OR EXISTS (SELECT FROM placement l WHERE l.introduction_id = i.id AND l.ended_on IS NULL))`,
      [placeId, candidateId, openStatuses],
    );
    return row?.id ?? null;
  }

  /** How much a candidate is asked already. Lock the candidate first, so that nothing is added meanwhile. */
  async loadOf(tx: Tx, candidateId: string): Promise<CandidateLoad> {
    const row = await tx.one<CandidateLoad>(
      `SELECT count(*) FILTER (WHERE status = ANY($2))::int AS open,
         count(*) FILTER (WHERE (proposed_at AT TIME ZONE 'Europe/Amsterdam')::date >= $3::date)::int AS "thisWeek",
         min(move_by) FILTER (WHERE status = ANY($2)) AS "firstMoveBy"
       FROM introduction WHERE candidate_id = $1`,
      [candidateId, openStatuses, mondayOf(tx.today)],
    );
    return row as CandidateLoad;
  }

  async add(
    tx: Tx,
    introduction: {
      placeId: string;
      candidateId: string;
      proposedBy: string;
      message: string | null;
      answerOrder: AnswerOrder;
      moveBy: CalendarDate;
    },
  ): Promise<Introduction> {
    const id = this.ids.next();
    const { placeId, candidateId, proposedBy, message, answerOrder, moveBy } = introduction;
    await tx.execute(
      `INSERT INTO introduction (id, place_id, candidate_id, proposed_by, message, answer_order, move_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, placeId, candidateId, proposedBy, message, answerOrder, moveBy],
    );
    return (await this.byId(tx, id)) as Introduction;
  }

  /** Records a yes of a side, and where the introduction stands since. Lock it first. */
  async accept(
    tx: Tx,
    id: string,
    answer: {
      side: Side;
      by: string;
      message: string | null;
      status: IntroductionStatus;
      moveBy: CalendarDate;
    },
  ): Promise<void> {
    const side = columnOf[answer.side];
    await tx.execute(
      `UPDATE introduction SET version = version + 1, ${side}_accepted = true, ${side}_answered_at = app_now(),
         ${side}_answered_by = $2, ${side}_message = $3, status = $4, move_by = $5 WHERE id = $1`,
      [id, answer.by, answer.message, answer.status, answer.moveBy],
    );
  }

  /** Records a no of a side, which ends it. Lock it first. */
  async decline(
    tx: Tx,
    id: string,
    answer: { side: Side; by: string; message: string | null; reason: DeclineReason | null },
  ): Promise<void> {
    const side = columnOf[answer.side];
    await tx.execute(
      `UPDATE introduction SET version = version + 1, ${side}_accepted = false, ${side}_answered_at = app_now(),
         ${side}_answered_by = $2, ${side}_message = $3, status = 'DECLINED', move_by = NULL, ended_at = app_now(),
         ended_by = $2, end_cause = $4, decline_reason = $5 WHERE id = $1`,
      [id, answer.by, answer.message, `${answer.side}_DECLINED` satisfies EndCause, answer.reason],
    );
  }

  /** Ends introductions without a placement. Lock them first. */
  async end(
    tx: Tx,
    ids: readonly string[],
    end: { status: 'WITHDRAWN' | 'EXPIRED'; cause: EndCause; by: string | null; note: string | null },
  ): Promise<void> {
    await tx.execute(
      `UPDATE introduction SET version = version + 1, status = $2, end_cause = $3, ended_by = $4, end_note = $5,
         move_by = NULL, ended_at = app_now() WHERE id = ANY($1::uuid[])`,
      [ids, end.status, end.cause, end.by, end.note],
    );
  }

  async place(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE introduction SET version = version + 1, status = 'PLACED', move_by = NULL WHERE id = $1`,
      [id],
    );
  }

  /** The account that carries each: to whom it was handed over, else whoever proposed it. */
  async carriersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; by: string }>(
      'SELECT id, coalesce(carried_by, proposed_by) AS by FROM introduction WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, by }) => [id, by]));
  }

  /** Lock it first. */
  async setCarrier(tx: Tx, id: string, accountId: string): Promise<void> {
    await tx.execute('UPDATE introduction SET version = version + 1, carried_by = $2 WHERE id = $1', [
      id,
      accountId,
    ]);
  }

  /** Counts a move that is kept beside the introduction. Lock it first. */
  async touch(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE introduction SET version = version + 1 WHERE id = $1', [id]);
  }

  /** What runs on the places of a region, and what was placed there. */
  async runningOfRegion(tx: Tx, regionCode: string): Promise<Introduction[]> {
    const rows = await tx.often<Row>(
      `SELECT ${columns} FROM ${tables} WHERE p.region_code = $1 AND i.status IN ('PROPOSED', 'ACCEPTED', 'PLACED')`,
      [regionCode],
    );
    return rows.map(introductionOf);
  }

  async setMoveBy(tx: Tx, id: string, moveBy: CalendarDate): Promise<void> {
    await tx.execute('UPDATE introduction SET version = version + 1, move_by = $2 WHERE id = $1', [
      id,
      moveBy,
    ]);
  }

  /** The introductions in somebody's list, those that wait for somebody first, the earliest date first. */
  async list(
    tx: Tx,
    scope: ListScope,
    { statuses, placeId, candidateId }: IntroductionFilter,
    page: Page,
  ): Promise<PageOf<Introduction>> {
    const where = `($1::text[] IS NULL OR i.status = ANY($1)) AND ($2::uuid IS NULL OR i.place_id = $2)
      AND ($3::uuid IS NULL OR (i.candidate_id = $3 AND (NOT p.employer_id = ANY($4::uuid[])
        OR i.candidate_accepted IS TRUE)))
      AND (i.candidate_id = ANY($4::uuid[]) OR p.employer_id = ANY($4::uuid[])
        OR p.region_code = ANY($5) OR c.region_code = ANY($5)
        OR ((p.region_code = ANY($6) OR c.region_code = ANY($6)) AND (coalesce(i.carried_by, i.proposed_by) = $7 OR EXISTS (
          SELECT FROM case_team t WHERE t.candidate_id = i.candidate_id AND t.account_id = $7))))`;
    const { subjects, wholeRegions, caseRegions, accountId } = scope;
    const parameters = [statuses, placeId, candidateId, subjects, wholeRegions, caseRegions, accountId];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM ${tables} WHERE ${where}`,
      parameters,
    );
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM ${tables} WHERE ${where}
       ORDER BY i.move_by NULLS LAST, i.proposed_at DESC, i.id LIMIT $8 OFFSET $9`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, rows.map(introductionOf), total?.count ?? 0);
  }
}

const columnOf = { CANDIDATE: 'candidate', EMPLOYER: 'employer' } as const;
