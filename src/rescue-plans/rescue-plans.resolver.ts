import { Args, Float, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import { CurrentActor, CurrentLocale } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlanIngredientsRepository } from './plan-ingredients.repository.js';
import { proposable } from './proposable.js';
import { RequestRescuePlan, usualSeed } from './request-rescue-plan.usecase.js';
import { gapOf, inOrderOfUrgency, type PlanWeek, type RescuePlan, type SetAside } from './rescue-plan.js';
import {
  ComputeRescuePlanArgs,
  RescuePlanArgs,
  RescuePlanChangeType,
  RescuePlanPayload,
  RescuePlanType,
  RescueSetAsideType,
  RescueStepType,
  RescueWeekType,
} from './rescue-plan.type.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';
import { SetAsidesRepository } from './set-asides.repository.js';

@Resolver(() => RescuePlanType)
export class RescuePlansResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
    private readonly ingredients: PlanIngredientsRepository,
    private readonly setAsides: SetAsidesRepository,
    private readonly matching: MatchingRepository,
    private readonly requests: RequestRescuePlan,
  ) {}

  @Query(() => RescuePlanType, {
    nullable: true,
    description:
      "The set of introductions to make now that was asked for last, so that the fewest of the region's seats lapse; null before the first, and for another region's desk.",
  })
  @Needs('rescuePlan.read')
  async rescuePlan(
    @CurrentActor() actor: Actor,
    @Args() { regionCode, horizonDays }: RescuePlanArgs,
  ): Promise<RescuePlan | null> {
    if (!mayOn(actor, 'rescuePlan.read', { regionCode })) return null;
    return this.transaction.read((tx) => this.plans.latest(tx, { regionCode, horizonDays }));
  }

  @Mutation(() => RescuePlanPayload, {
    description:
      'Starts a computation in a worker; the plan shows its progress. While one runs, that one is given.',
  })
  @Needs('rescuePlan.compute')
  async computeRescuePlan(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args() { regionCode, horizonDays, seed }: ComputeRescuePlanArgs,
  ): Promise<RescuePlanPayload> {
    const result = await this.requests.execute(actor, { regionCode, horizonDays }, seed ?? usualSeed);
    const { value, problems } = answer(result, locale);
    return { rescuePlan: value, problems };
  }

  @ResolveField(() => Float, {
    nullable: true,
    description:
      'Certified: no plan saves more than seatsSaved / (1 - gap), by what seats are worth. 0 when the plan is proven to be the best; null until computed.',
  })
  gap(@Parent() { worth, bound }: RescuePlanType): number | null {
    return worth === null || bound === null ? null : gapOf({ worth, bound });
  }

  @ResolveField(() => [RescueWeekType], { description: 'Week by week; empty until computed.' })
  weeks(@Parent() { id }: RescuePlanType): Promise<PlanWeek[]> {
    return this.transaction.read((tx) => this.plans.weeks(tx, id));
  }

  @ResolveField(() => RescuePlanChangeType, {
    nullable: true,
    description: 'Null for the first plan, and until computed.',
  })
  change(@Parent() { savedBefore, stepsNew, stepsGone }: RescuePlanType): RescuePlanChangeType | null {
    if (savedBefore === null || stepsNew === null || stepsGone === null) return null;
    return { seatsSavedBefore: savedBefore, stepsNew, stepsGone };
  }

  @ResolveField(() => [RescueSetAsideType], {
    description:
      'Steps of the region that were set aside, of places that can still be filled; the latest first.',
  })
  setAside(@Parent() { regionCode }: RescuePlanType): Promise<SetAside[]> | SetAside[] {
    return regionCode === null ? [] : this.transaction.read((tx) => this.setAsides.ofRegion(tx, regionCode));
  }

  @ResolveField(() => [RescueStepType], {
    description: 'What is left to do of the plan today, the most urgent first.',
  })
  async steps(@Parent() { id, computedAt, regionCode }: RescuePlanType): Promise<RescueStepType[]> {
    if (!computedAt || regionCode === null) return [];
    return this.transaction.read(async (tx) => {
      const stored = await this.plans.steps(tx, id);
      // What runs elsewhere was weighed when the plan was made; now it counts only once both sides accepted.
      const may = proposable({
        running: (await this.ingredients.runningOf(tx, stored)).map((one) => ({ ...one, score: 0 })),
        setAside: await this.setAsides.pairs(tx),
        madeThisWeek: new Map(),
      });
      const most = Number.MAX_SAFE_INTEGER;
      const unlimited = { asksAtOnce: most, introductionsPerCandidateWeek: most };
      const todo = stored.filter((step) => may({ ...step, score: 0 }, unlimited));
      const byCandidate = new Map(todo.map((step) => [step.candidateId, step]));
      const open = await this.ingredients.openSeats(
        tx,
        todo.map(({ placeId }) => placeId),
      );
      const standing = (await this.matching.matchesOf(tx, todo)).map((match) => ({
        ...byCandidate.get(match.candidateId)!,
        score: match.score,
        lapsesOn: match.comparison.place.lapsesOn,
        seatsLeft: open.get(match.placeId) ?? 0,
        match,
      }));
      return inOrderOfUrgency(standing);
    });
  }
}
