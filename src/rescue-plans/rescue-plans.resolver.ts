import { Args, Float, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import { CandidateType } from '../candidates/candidate.type.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { profileOf } from '../matching/candidate-profile.js';
import { reasonsOf } from '../matching/match-fields.resolver.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { MatchReasonType } from '../matching/matching.type.js';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import { RequestRescuePlan } from './request-rescue-plan.usecase.js';
import { gapOf, inOrderOfUrgency, notYetBrokered, type RescuePlan } from './rescue-plan.js';
import { RescuePlanArgs, RescuePlanPayload, RescuePlanType, RescueStepType } from './rescue-plan.type.js';
import { RescuePlansRepository } from './rescue-plans.repository.js';

@Resolver(() => RescuePlanType)
export class RescuePlansResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly plans: RescuePlansRepository,
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
    @Args() { regionCode, horizonDays }: RescuePlanArgs,
  ): Promise<RescuePlanPayload> {
    const result = await this.requests.execute(actor, { regionCode, horizonDays });
    const { value, problems } = answer(result, locale);
    return { rescuePlan: value, problems };
  }

  @ResolveField(() => Float, {
    nullable: true,
    description:
      'Certified: no plan saves more than seatsSaved / (1 - gap), by score. 0 when the plan is proven to be the best; null until computed.',
  })
  gap(@Parent() { worth, bound }: RescuePlanType): number | null {
    return worth === null || bound === null ? null : gapOf({ worth, bound });
  }

  @ResolveField(() => [RescueStepType], {
    description: 'What is left to do of the plan today, the most urgent first.',
  })
  async steps(@Parent() { id, computedAt }: RescuePlanType): Promise<RescueStepType[]> {
    if (!computedAt) return [];
    return this.transaction.read(async (tx) => {
      const stored = await this.plans.steps(tx, id);
      const placeIds = stored.map(({ placeId }) => placeId);
      const todo = notYetBrokered(stored, await this.plans.runningIntroductions(tx, placeIds));
      const stepIds = new Map(todo.map((step) => [step.candidateId, step.id]));
      const standing = (await this.matching.matchesOf(tx, todo)).map((match) => ({
        id: stepIds.get(match.candidateId) as string,
        placeId: match.placeId,
        candidateId: match.candidateId,
        score: match.score,
        lapsesOn: match.comparison.place.lapsesOn,
        seatsLeft: match.comparison.place.seatsLeft,
        match,
      }));
      return inOrderOfUrgency(standing);
    });
  }
}

/** What a step shows, and to whom. */
@Resolver(() => RescueStepType)
export class RescueStepFieldsResolver {
  constructor(
    private readonly places: PlaceLoader,
    private readonly readable: ReadableCandidateLoader,
  ) {}

  @ResolveField(() => PlaceType)
  place(@Parent() { match }: RescueStepType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, match.placeId);
  }

  @ResolveField(() => CandidateProfileType, { description: 'Nothing that names a person.' })
  profile(@Parent() { candidateId, match }: RescueStepType): CandidateProfileType {
    return profileOf(candidateId, match.comparison.wish, match.distanceMetres);
  }

  @ResolveField(() => CandidateType, {
    nullable: true,
    description: 'Null for whoever does not know this case.',
  })
  candidate(@Parent() { candidateId }: RescueStepType, @CurrentContext() context: ActorContext) {
    return this.readable.load(context, candidateId);
  }

  @ResolveField(() => [MatchReasonType])
  reasons(@Parent() { match }: RescueStepType, @CurrentLocale() locale: Locale): MatchReasonType[] {
    return reasonsOf(match, 'ADVISER', locale);
  }
}
