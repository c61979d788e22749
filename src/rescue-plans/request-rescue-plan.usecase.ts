import { Injectable } from '@nestjs/common';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlanIngredientsRepository } from './plan-ingredients.repository.js';
import { rescuePlanRequested } from './rescue-plan-events.js';
import { impossibleHorizon, isHorizon, type RescuePlan } from './rescue-plan.js';
import { RescuePlansRepository, type PlanKey } from './rescue-plans.repository.js';

/** A plan that is not ready after this time will hardly be: whoever asks then gets a new one. */
const givenUpAfterMs = 10 * 60_000;

/** The lots that are drawn unless others are asked for. */
export const usualSeed = 1;

/** Has a plan computed by a worker. Who asks while one is being computed gets that one. */
@Injectable()
export class RequestRescuePlan {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
    private readonly ingredients: PlanIngredientsRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, key: PlanKey, seed: number): Promise<Result<RescuePlan>> {
    return this.transaction.run((tx) =>
      key.regionCode === null
        ? tx.beyond('plan-country', () => this.within(tx, actor, key, seed))
        : this.within(tx, actor, key, seed),
    );
  }

  async within(tx: Tx, actor: Actor, key: PlanKey, seed: number): Promise<Result<RescuePlan>> {
    const { regionCode, horizonDays } = key;
    if (
      actor.accountId === null ||
      !mayCompute(actor, regionCode) ||
      !(await this.plans.lock(tx, regionCode))
    )
      return refuse(problem(NOT_FOUND, 'regionCode'));
    if (!isHorizon(horizonDays)) return refuse(problem(INVALID, 'horizonDays', impossibleHorizon));
    const latest = await this.plans.latest(tx, key);
    const isRunning =
      latest?.computedAt === null && latest.requestedAt.getTime() > tx.now.getTime() - givenUpAfterMs;
    if (isRunning) return succeed(latest);
    return succeed(await this.ask(tx, key, { requestedBy: actor.accountId, seed }));
  }

  /** Has it computed anew, also when one is being computed: of those asked for only the last counts. */
  async ask(tx: Tx, key: PlanKey, by: { requestedBy: string; seed: number }): Promise<RescuePlan> {
    const seatsAtRisk = await this.ingredients.seatsAtRisk(tx, key);
    const plan = await this.plans.add(tx, key, { ...by, seatsAtRisk });
    await this.outbox.add(tx, rescuePlanRequested, { rescuePlanId: plan.id });
    return plan;
  }
}

function mayCompute(actor: Actor, regionCode: string | null): boolean {
  return regionCode === null
    ? scopeOf(actor, 'rescuePlan.country').all
    : mayOn(actor, 'rescuePlan.compute', { regionCode });
}
