import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import type { Brokered } from '../introductions/introduction.js';
import { ProposeIntroduction, type Proposal } from '../introductions/propose-introduction.usecase.js';
import { isIdentifier } from '../platform/identifier.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { RequestRescuePlan, usualSeed } from './request-rescue-plan.usecase.js';
import {
  isHorizon,
  longestNote,
  noteNeeded,
  noteTooLong,
  type RescuePlan,
  type SetAsideReason,
} from './rescue-plan.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';
import { SetAsidesRepository } from './set-asides.repository.js';

/** What people do with the steps of a plan: make one, set one aside, or bring one back. The plan only suggests. */
@Injectable()
export class DecideRescueStep {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
    private readonly setAsides: SetAsidesRepository,
    private readonly requests: RequestRescuePlan,
    private readonly proposals: ProposeIntroduction,
  ) {}

  /**
   * Introduces the candidate of a step, as any introduction: what that refuses is refused here. The rest of the plan
   * stays: what is left of a best plan when one of its steps is made is best for what is left.
   */
  async introduce(
    actor: Actor,
    stepId: string,
    words: Pick<Proposal, 'message' | 'overLimitReason'>,
  ): Promise<Result<Brokered>> {
    const step = isIdentifier(stepId)
      ? await this.transaction.read((tx) => this.plans.step(tx, stepId))
      : null;
    if (
      !step ||
      step.regionCode === null ||
      !mayOn(actor, 'rescuePlan.read', { regionCode: step.regionCode })
    )
      return refuse(problem(NOT_FOUND, 'stepId'));
    const { placeId, candidateId } = step;
    return this.proposals.execute(actor, { placeId, candidateId, ...words });
  }

  /** Sets a step aside for a reason; gives the plan without it, which is being computed. */
  setAside(
    actor: Actor,
    stepId: string,
    reason: SetAsideReason,
    note: string | null,
  ): Promise<Result<RescuePlan>> {
    return this.transaction.run(async (tx) => {
      const step = isIdentifier(stepId) ? await this.plans.step(tx, stepId) : null;
      const regionCode = step?.regionCode;
      if (!step || !regionCode || !mayOn(actor, 'rescuePlan.compute', { regionCode }))
        return refuse(problem(NOT_FOUND, 'stepId'));
      const written = note?.trim() || null;
      if (reason === 'OTHER' && written === null) return refuse(problem(INVALID, 'note', noteNeeded));
      if ((written?.length ?? 0) > longestNote) return refuse(problem(INVALID, 'note', noteTooLong));
      await this.plans.lock(tx, regionCode);
      const by = actor.accountId as string;
      await this.setAsides.add(tx, { ...step, regionCode }, { reason, note: written, by });
      return succeed(await this.requests.ask(tx, step, { requestedBy: by, seed: step.seed }));
    });
  }

  /** Lets plans propose again what was set aside; gives the plan for so many days, which is being computed. */
  bringBack(actor: Actor, id: string, horizonDays: number): Promise<Result<RescuePlan>> {
    return this.transaction.run(async (tx) => {
      const regionCode = isIdentifier(id) ? await this.setAsides.regionOf(tx, id) : null;
      if (
        regionCode === null ||
        !mayOn(actor, 'rescuePlan.compute', { regionCode }) ||
        !isHorizon(horizonDays)
      )
        return refuse(problem(NOT_FOUND, 'id'));
      await this.plans.lock(tx, regionCode);
      await this.setAsides.remove(tx, id);
      const seed = (await this.plans.latest(tx, { regionCode, horizonDays }))?.seed ?? usualSeed;
      const key = { regionCode, horizonDays };
      return succeed(await this.requests.ask(tx, key, { requestedBy: actor.accountId as string, seed }));
    });
  }
}
