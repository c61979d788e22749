import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Computed, PlaceAtRisk, RescuePlan, RunningIntroduction, Step } from './rescue-plan.js';

const columns = `r.id, r.region_code AS "regionCode", r.horizon_days AS "horizonDays",
  r.requested_at AS "requestedAt", r.progress, r.computed_at AS "computedAt", r.seats_at_risk AS "seatsAtRisk",
  r.seats_saved AS "seatsSaved", r.worth, r.bound`;
/** Places `p` of region $1 that can still be filled and lapse today or within $2 days. */
const isAtRisk = `p.region_code = $1 AND p.status = 'PUBLISHED' AND p.seats_taken < p.seats
  AND p.lapses_on BETWEEN app_today() AND app_today() + $2::integer`;

/** Which plan of a region is meant. */
export interface PlanKey {
  readonly regionCode: string;
  readonly horizonDays: number;
}

/** Rescue plans and their steps, and what they look at in other rooms. */
@Injectable()
export class RescuePlansRepository {
  constructor(private readonly ids: Ids) {}

  /** Lets nobody else ask for a plan of this region until the transaction ends. False when there is no such region. */
  async lockRegion(tx: Tx, regionCode: string): Promise<boolean> {
    return (await tx.execute('SELECT FROM region WHERE code = $1 FOR NO KEY UPDATE', [regionCode])) === 1;
  }

  /** The plan that was asked for last; null before the first. */
  latest(tx: Tx, { regionCode, horizonDays }: PlanKey): Promise<RescuePlan | null> {
    return tx.one<RescuePlan>(
      `SELECT ${columns} FROM rescue_plan r WHERE r.region_code = $1 AND r.horizon_days = $2
       ORDER BY r.requested_at DESC, r.id DESC LIMIT 1`,
      [regionCode, horizonDays],
    );
  }

  /** The plan that is to be computed; null when it is computed, or a newer one was asked for instead. */
  async toCompute(tx: Tx, id: string): Promise<RescuePlan | null> {
    const plan = await tx.one<RescuePlan>(
      `SELECT ${columns} FROM rescue_plan r WHERE r.id = $1 AND r.computed_at IS NULL`,
      [id],
    );
    return plan && (await this.latest(tx, plan))?.id === id ? plan : null;
  }

  async add(tx: Tx, { regionCode, horizonDays }: PlanKey, requestedBy: string): Promise<RescuePlan> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO rescue_plan (id, region_code, horizon_days, requested_by, seats_at_risk)
       SELECT $3, $1, $2, $4, coalesce(sum(p.seats - p.seats_taken), 0) FROM place p WHERE ${isAtRisk}`,
      [regionCode, horizonDays, id, requestedBy],
    );
    return (await this.latest(tx, { regionCode, horizonDays })) as RescuePlan;
  }

  placesAtRisk(tx: Tx, { regionCode, horizonDays }: PlanKey): Promise<PlaceAtRisk[]> {
    return tx.query<PlaceAtRisk>(
      `SELECT p.id, p.seats - p.seats_taken AS "seatsLeft" FROM place p WHERE ${isAtRisk} ORDER BY p.id`,
      [regionCode, horizonDays],
    );
  }

  /** Introductions that run for these places, and all that both sides accepted. */
  runningIntroductions(tx: Tx, placeIds: readonly string[]): Promise<RunningIntroduction[]> {
    return tx.query<RunningIntroduction>(
      `SELECT place_id AS "placeId", candidate_id AS "candidateId", status = 'ACCEPTED' AS "isAccepted"
       FROM introduction
       WHERE status = 'ACCEPTED' OR (status = 'PROPOSED' AND place_id = ANY($1::uuid[]))`,
      [placeIds],
    );
  }

  async tellProgress(tx: Tx, id: string, progress: number): Promise<void> {
    await tx.execute('UPDATE rescue_plan SET progress = $2 WHERE id = $1 AND computed_at IS NULL', [
      id,
      progress,
    ]);
  }

  /** Stores what came of it, in place of all older plans of its kind. False when the plan itself is gone by now. */
  async complete(tx: Tx, id: string, computed: Computed): Promise<boolean> {
    await this.lockWhatStepsName(tx, computed.steps);
    const stored = await tx.execute(
      `UPDATE rescue_plan SET progress = 1, computed_at = app_now(), as_of = $2, seats_at_risk = $3, places = $4,
         candidates = $5, pairs = $6, seats_saved = $7, worth = $8, bound = $9
       WHERE id = $1 AND computed_at IS NULL`,
      [
        id,
        computed.asOf,
        computed.seatsAtRisk,
        computed.places,
        computed.candidates,
        computed.pairs,
        computed.steps.length,
        computed.worth,
        computed.bound,
      ],
    );
    if (stored === 0) return false;
    const steps = computed.steps.map((step) => ({ id: this.ids.next(), ...step }));
    await tx.execute(
      `INSERT INTO rescue_step (id, plan_id, place_id, candidate_id)
       SELECT s.id, $1, s."placeId", s."candidateId"
       FROM jsonb_to_recordset($2::jsonb) s (id uuid, "placeId" uuid, "candidateId" uuid)`,
      [id, JSON.stringify(steps)],
    );
    await tx.execute(
      `DELETE FROM rescue_plan old USING rescue_plan new
       WHERE new.id = $1 AND old.region_code = new.region_code AND old.horizon_days = new.horizon_days
         AND (old.requested_at, old.id) < (new.requested_at, new.id)`,
      [id],
    );
    return true;
  }

  /** Places before candidates, as every action locks them: else the references of the steps could tie a knot. */
  private async lockWhatStepsName(tx: Tx, steps: readonly Step[]): Promise<void> {
    await tx.execute('SELECT FROM place WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [
      steps.map(({ placeId }) => placeId),
    ]);
    await tx.execute('SELECT FROM candidate WHERE id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [
      steps.map(({ candidateId }) => candidateId),
    ]);
  }

  /** Takes a candidate out of every plan. */
  async dropStepsOf(tx: Tx, candidateId: string): Promise<void> {
    await tx.execute('DELETE FROM rescue_step WHERE candidate_id = $1', [candidateId]);
  }

  /** The steps of a plan whose place would still lapse inside its horizon. */
  steps(tx: Tx, planId: string): Promise<(Step & { readonly id: string })[]> {
    return tx.query(
      `SELECT s.id, s.place_id AS "placeId", s.candidate_id AS "candidateId"
       FROM rescue_step s JOIN rescue_plan r ON r.id = s.plan_id JOIN place p ON p.id = s.place_id
       WHERE s.plan_id = $1 AND p.region_code = r.region_code AND p.lapses_on <= r.as_of + r.horizon_days
       ORDER BY s.id`,
      [planId],
    );
  }
}
