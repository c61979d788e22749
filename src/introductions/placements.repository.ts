import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import {
  openStatuses,
  type Enrolment,
  type HesitationKind,
  type Introduction,
  type Side,
} from './introduction.js';
import type { Milestone, MilestoneKind } from './milestone.js';
import type { PlacementEndReason } from './placement.js';

/** What makes a side hesitate. */
export interface Hesitation {
  readonly id: string;
  readonly introductionId: string;
  readonly kind: HesitationKind;
  readonly by: Side;
  /** Told to an adviser in confidence: no screen of either side shows it. */
  readonly adviserOnly: boolean;
  /** In the words of whoever has it; null without. */
  readonly note: string | null;
  /** When it was no longer so; null while it is. */
  readonly resolvedAt: Date | null;
}

/** A candidate who starts, or started, on a seat. */
export interface Placement {
  readonly id: string;
  readonly introductionId: string;
  readonly startsOn: CalendarDate;
  readonly confirmedAt: Date;
  /** Null while it runs. */
  readonly endedOn: CalendarDate | null;
  /** Why it ended before its time; null while it runs. */
  readonly endReason: PlacementEndReason | null;
}

/** What is kept beside an introduction: hesitations, what the college said, milestones, and the placement. */
@Injectable()
export class PlacementsRepository {
  constructor(private readonly ids: Ids) {}

  /** The introductions of a place that run or led to a placement that runs. */
  async standingAt(tx: Tx, placeId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM introduction i WHERE place_id = $1 AND (status = ANY($2)
         OR EXISTS (SELECT FROM placement l WHERE l.introduction_id = i.id AND l.ended_on IS NULL))`,
      [placeId, openStatuses],
    );
    return rows.map(({ id }) => id);
  }

  async addHesitation(
    tx: Tx,
    hesitation: Pick<Hesitation, 'introductionId' | 'kind' | 'by' | 'adviserOnly'>,
    recordedBy: string,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO hesitation (id, introduction_id, kind, by, adviser_only, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        this.ids.next(),
        hesitation.introductionId,
        hesitation.kind,
        hesitation.by,
        hesitation.adviserOnly,
        recordedBy,
      ],
    );
  }

  hesitationsOf(tx: Tx, introductionIds: readonly string[]): Promise<Hesitation[]> {
    return tx.query<Hesitation>(
      `SELECT id, introduction_id AS "introductionId", kind, by, adviser_only AS "adviserOnly", note,
         resolved_at AS "resolvedAt" FROM hesitation
       WHERE introduction_id = ANY($1::uuid[]) ORDER BY recorded_at, id`,
      [introductionIds],
    );
  }

  /** Records what the college says now, over what it said before. */
  async putEnrolment(
    tx: Tx,
    introductionId: string,
    enrolment: Pick<Enrolment, 'status' | 'classStartId' | 'intakeOn' | 'toldBy'> & {
      note: string | null;
      by: string;
    },
  ): Promise<void> {
    const { status, classStartId, intakeOn, toldBy, note, by } = enrolment;
    await tx.execute(
      `INSERT INTO enrolment (introduction_id, status, class_start_id, intake_on, told_by, note, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (introduction_id) DO UPDATE SET status = excluded.status, class_start_id = excluded.class_start_id,
         intake_on = excluded.intake_on, told_by = excluded.told_by, note = excluded.note,
         recorded_by = excluded.recorded_by, updated_at = app_now()`,
      [introductionId, status, classStartId, intakeOn, toldBy, note, by],
    );
  }

  /** Records a milestone, over what was recorded of it before. */
  async putMilestone(tx: Tx, { introductionId, kind, status, onDate }: Milestone, by: string): Promise<void> {
    await tx.execute(
      `INSERT INTO introduction_milestone (introduction_id, kind, status, on_date, recorded_by)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (introduction_id, kind) DO UPDATE SET status = excluded.status, on_date = excluded.on_date,
         recorded_by = excluded.recorded_by, recorded_at = app_now()`,
      [introductionId, kind, status, onDate, by],
    );
  }

  /** What was planned is not to be any more; or what was recorded as done was not. */
  async dropMilestone(
    tx: Tx,
    introductionId: string,
    kind: MilestoneKind,
    status: 'PLANNED' | 'DONE' = 'PLANNED',
  ): Promise<void> {
    await tx.execute(
      `DELETE FROM introduction_milestone WHERE introduction_id = $1 AND kind = $2 AND status = $3`,
      [introductionId, kind, status],
    );
  }

  /** The milestones of introductions, in no order. */
  milestonesOf(tx: Tx, introductionIds: readonly string[]): Promise<Milestone[]> {
    return tx.often<Milestone>(
      `SELECT introduction_id AS "introductionId", kind, status, on_date AS "onDate" FROM introduction_milestone
       WHERE introduction_id = ANY($1::uuid[])`,
      [introductionIds],
    );
  }

  /** False when the candidate has a running placement already. */
  async add(
    tx: Tx,
    introduction: Pick<Introduction, 'id' | 'placeId' | 'candidateId'>,
    startsOn: CalendarDate,
    confirmedBy: string,
  ): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO placement (id, introduction_id, place_id, candidate_id, starts_on, confirmed_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (candidate_id) WHERE ended_on IS NULL DO NOTHING`,
      [
        this.ids.next(),
        introduction.id,
        introduction.placeId,
        introduction.candidateId,
        startsOn,
        confirmedBy,
      ],
    );
    return added === 1;
  }

  /** Ends the running placement. Lock its introduction first. */
  async end(
    tx: Tx,
    introductionId: string,
    endedOn: CalendarDate,
    reason: PlacementEndReason,
  ): Promise<void> {
    await tx.execute(
      'UPDATE placement SET ended_on = $2, end_reason = $3 WHERE introduction_id = $1 AND ended_on IS NULL',
      [introductionId, endedOn, reason],
    );
  }

  placementsOf(tx: Tx, introductionIds: readonly string[]): Promise<Placement[]> {
    return tx.query<Placement>(
      `SELECT id, introduction_id AS "introductionId", starts_on AS "startsOn", confirmed_at AS "confirmedAt",
         ended_on AS "endedOn", end_reason AS "endReason" FROM placement WHERE introduction_id = ANY($1::uuid[])`,
      [introductionIds],
    );
  }
}
