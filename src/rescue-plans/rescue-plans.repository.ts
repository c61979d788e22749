import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Computed, Pair, PlanWeek, RescuePlan, Step } from './rescue-plan.js';

const columns = `r.id, r.region_code AS "regionCode", r.horizon_days AS "horizonDays", r.seed,
  r.requested_at AS "requestedAt", r.progress, r.computed_at AS "computedAt", r.seats_at_risk AS "seatsAtRisk",
  r.seats_saved AS "seatsSaved", r.worth, r.bound, r.is_exact AS "isExact", r.desk_saves AS "deskSaves",
  r.fingerprint, r.saved_before AS "savedBefore", r.steps_new AS "stepsNew", r.steps_gone AS "stepsGone"`;

/** Which plan is meant: of a region, or without one of the country. */
export interface PlanKey {
  readonly regionCode: string | null;
  readonly horizonDays: number;
}

/** A step as it is stored. */
export interface StoredStep extends Step {
  readonly id: string;
  /** Not in the plan before this one. */
  readonly isNew: boolean;
}

/** What a plan changed against the one before it. */
export interface PlanChange {
  readonly savedBefore: number;
  readonly newPairs: ReadonlySet<string>;
  readonly gone: number;
}

/** Rescue plans, their weeks and their steps. */
@Injectable()
export class RescuePlansRepository {
  constructor(private readonly ids: Ids) {}

  /** Lets nobody else ask for such a plan until the transaction ends. False when there is no such region. */
  async lock(tx: Tx, regionCode: string | null): Promise<boolean> {
    if (regionCode !== null)
      return (await tx.execute('SELECT FROM region WHERE code = $1 FOR NO KEY UPDATE', [regionCode])) === 1;
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('rescue-plan/country', 0))`);
    return true;
  }

  /** The plan that was asked for last; null before the first. */
  latest(tx: Tx, { regionCode, horizonDays }: PlanKey): Promise<RescuePlan | null> {
    return tx.one<RescuePlan>(
      `SELECT ${columns} FROM rescue_plan r WHERE r.region_code IS NOT DISTINCT FROM $1 AND r.horizon_days = $2
       ORDER BY r.requested_at DESC, r.id DESC LIMIT 1`,
      [regionCode, horizonDays],
    );
  }

  /** The plan that was computed last; null before the first. */
  lastComputed(tx: Tx, { regionCode, horizonDays }: PlanKey): Promise<RescuePlan | null> {
    return tx.one<RescuePlan>(
      `SELECT ${columns} FROM rescue_plan r WHERE r.region_code IS NOT DISTINCT FROM $1 AND r.horizon_days = $2
         AND r.computed_at IS NOT NULL ORDER BY r.requested_at DESC, r.id DESC LIMIT 1`,
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

  async add(
    tx: Tx,
    { regionCode, horizonDays }: PlanKey,
    { requestedBy, seed, seatsAtRisk }: { requestedBy: string; seed: number; seatsAtRisk: number },
  ): Promise<RescuePlan> {
    await tx.execute(
      `INSERT INTO rescue_plan (id, region_code, horizon_days, requested_by, seed, seats_at_risk)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [this.ids.next(), regionCode, horizonDays, requestedBy, seed, seatsAtRisk],
    );
    return (await this.latest(tx, { regionCode, horizonDays })) as RescuePlan;
  }

  async tellProgress(tx: Tx, id: string, progress: number): Promise<void> {
    await tx.execute('UPDATE rescue_plan SET progress = $2 WHERE id = $1 AND computed_at IS NULL', [
      id,
      progress,
    ]);
  }

  /** Stores what came of it, in place of all older plans of its kind. False when the plan itself is gone by now. */
  async complete(tx: Tx, id: string, computed: Computed, change: PlanChange | null): Promise<boolean> {
    await this.lockWhatStepsName(tx, computed.steps);
    const stored = await tx.execute(
      `UPDATE rescue_plan SET progress = 1, computed_at = app_now(), as_of = $2, seats_at_risk = $3, places = $4,
         candidates = $5, pairs = $6, seats_saved = $7, worth = $8, bound = $9, is_exact = $10, desk_saves = $11,
         fingerprint = $12, settings = $13, saved_before = $14, steps_new = $15, steps_gone = $16
       WHERE id = $1 AND computed_at IS NULL`,
      [
        id,
        computed.asOf,
        computed.seatsAtRisk,
        computed.places,
        computed.candidates,
        computed.pairs,
        computed.seatsSaved,
        computed.worth,
        computed.bound,
        computed.isExact,
        computed.deskSaves,
        computed.fingerprint,
        JSON.stringify(computed.settings),
        change?.savedBefore ?? null,
        change?.newPairs.size ?? null,
        change?.gone ?? null,
      ],
    );
    if (stored === 0) return false;
    await this.addParts(tx, id, computed, change);
    await tx.execute(
      `DELETE FROM rescue_plan old USING rescue_plan new
       WHERE new.id = $1 AND old.region_code IS NOT DISTINCT FROM new.region_code
         AND old.horizon_days = new.horizon_days AND (old.requested_at, old.id) < (new.requested_at, new.id)`,
      [id],
    );
    return true;
  }

  private async addParts(tx: Tx, id: string, { steps, weeks }: Computed, change: PlanChange | null) {
    const rows = steps.map((step) => ({
      id: this.ids.next(),
      isNew: change?.newPairs.has(pairKey(step)) ?? false,
      ...step,
    }));
    await tx.execute(
      `INSERT INTO rescue_step (id, plan_id, place_id, candidate_id, adviser_id, do_by, is_new)
       SELECT s.id, $1, s."placeId", s."candidateId", s."adviserId", s."doBy", s."isNew"
       FROM jsonb_to_recordset($2::jsonb) s (id uuid, "placeId" uuid, "candidateId" uuid, "adviserId" uuid,
         "doBy" date, "isNew" boolean)`,
      [id, JSON.stringify(rows)],
    );
    await tx.execute(
      `INSERT INTO rescue_week (plan_id, starts_on, seats_at_risk, seats_saved, desk_saves)
       SELECT $1, w."startsOn", w."seatsAtRisk", w."seatsSaved", w."deskSaves"
       FROM jsonb_to_recordset($2::jsonb) w ("startsOn" date, "seatsAtRisk" integer, "seatsSaved" integer,
         "deskSaves" integer)`,
      [id, JSON.stringify(weeks)],
    );
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

  weeks(tx: Tx, planId: string): Promise<PlanWeek[]> {
    return tx.query<PlanWeek>(
      `SELECT starts_on AS "startsOn", seats_at_risk AS "seatsAtRisk", seats_saved AS "seatsSaved",
         desk_saves AS "deskSaves" FROM rescue_week WHERE plan_id = $1 ORDER BY starts_on`,
      [planId],
    );
  }

  /** The steps of a plan whose place would still lapse inside its horizon. */
  steps(tx: Tx, planId: string): Promise<StoredStep[]> {
    return tx.query(
      `SELECT s.id, s.place_id AS "placeId", s.candidate_id AS "candidateId", s.adviser_id AS "adviserId",
         s.do_by AS "doBy", s.is_new AS "isNew"
       FROM rescue_step s JOIN rescue_plan r ON r.id = s.plan_id JOIN place p ON p.id = s.place_id
       WHERE s.plan_id = $1 AND p.region_code = r.region_code AND p.lapses_on <= r.as_of + r.horizon_days
       ORDER BY s.id`,
      [planId],
    );
  }

  /** The pairs of a plan, whatever became of them. */
  pairs(tx: Tx, planId: string): Promise<Pair[]> {
    return tx.query(
      'SELECT place_id AS "placeId", candidate_id AS "candidateId" FROM rescue_step WHERE plan_id = $1',
      [planId],
    );
  }

  /** A step, and the plan it is of; null when there is none by that id in reach. */
  step(tx: Tx, id: string): Promise<(Pair & PlanKey & { readonly seed: number }) | null> {
    return tx.one(
      `SELECT s.place_id AS "placeId", s.candidate_id AS "candidateId", r.region_code AS "regionCode",
         r.horizon_days AS "horizonDays", r.seed
       FROM rescue_step s JOIN rescue_plan r ON r.id = s.plan_id WHERE s.id = $1`,
      [id],
    );
  }
}

/** What tells pairs apart. */
export const pairKey = ({ placeId, candidateId }: Pair) => `${placeId} ${candidateId}`;
