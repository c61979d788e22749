import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { rescuePlanRequested } from './rescue-plan-events.js';
import { impossibleHorizon, isHorizon, type RescuePlan } from './rescue-plan.js';
import { RescuePlansRepository, type PlanKey } from './rescue-plans.repository.js';

/** A plan that is not ready after this time will hardly be: whoever asks then gets a new one. */
const givenUpAfterMs = 10 * 60_000;

/** Has a region's plan computed by a worker. Who asks while one is being computed gets that one. */
@Injectable()
export class RequestRescuePlan {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, key: PlanKey): Promise<Result<RescuePlan>> {
    return this.transaction.run((tx) => this.within(tx, actor, key));
  }

  async within(tx: Tx, actor: Actor, key: PlanKey): Promise<Result<RescuePlan>> {
    const { regionCode, horizonDays } = key;
    if (
      actor.accountId === null ||
      !mayOn(actor, 'rescuePlan.compute', { regionCode }) ||
      !(await this.plans.lockRegion(tx, regionCode))
    )
      return refuse(problem(NOT_FOUND, 'regionCode'));
    if (!isHorizon(horizonDays)) return refuse(problem(INVALID, 'horizonDays', impossibleHorizon));
    const latest = await this.plans.latest(tx, key);
    const isRunning =
      latest?.computedAt === null && latest.requestedAt.getTime() > tx.now.getTime() - givenUpAfterMs;
    if (isRunning) return succeed(latest);
    const plan = await this.plans.add(tx, key, actor.accountId);
    await this.outbox.add(tx, rescuePlanRequested, { rescuePlanId: plan.id });
    return succeed(plan);
  }
}
