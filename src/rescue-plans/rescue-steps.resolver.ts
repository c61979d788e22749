import { Args, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import {
  CurrentActor,
  CurrentContext,
  CurrentLocale,
  type ActorContext,
} from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import { CandidateType } from '../candidates/candidate.type.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { IntroductionPayload } from '../introductions/introduction.type.js';
import { profileOf } from '../matching/candidate-profile.js';
import { reasonsOf } from '../matching/match-fields.resolver.js';
import { MatchReasonType } from '../matching/matching.type.js';
import type { Locale } from '../platform/locale.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import { DecideRescueStep } from './decide-rescue-step.usecase.js';
import type { RescuePlan, SetAsideReason } from './rescue-plan.js';
import {
  RescueAdviserType,
  RescuePlanPayload,
  RescueSetAsideType,
  RescueStepType,
  SetAsideReasonEnum,
} from './rescue-plan.type.js';

/** What a step shows, and to whom; and what people do with it. */
@Resolver(() => RescueStepType)
export class RescueStepsResolver {
  constructor(
    private readonly places: PlaceLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly colleagues: ColleagueLoader,
    private readonly decide: DecideRescueStep,
  ) {}

  @ResolveField(() => PlaceType)
  place(@Parent() { match }: RescueStepType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, match.placeId);
  }

  @ResolveField(() => RescueAdviserType, {
    nullable: true,
    description: 'Null for a desk without an adviser, and for who is no colleague any more.',
  })
  adviser(@Parent() { adviserId }: RescueStepType, @CurrentContext() context: ActorContext) {
    return adviserId === null ? null : this.colleagues.load(context, adviserId);
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

  @Mutation(() => IntroductionPayload, {
    description:
      'An adviser makes a step of a plan: the candidate is introduced for the place, as by `proposeIntroduction`.',
  })
  @Needs('introduction.propose')
  @Throttled({ per: 'actor', times: 60, seconds: 60 })
  async introduceRescueStep(
    @Args('stepId', { type: () => ID }) stepId: string,
    @Args('message', { type: () => String, nullable: true }) message: string | null,
    @Args('overLimitReason', {
      type: () => String,
      nullable: true,
      description: 'As of `proposeIntroduction`.',
    })
    overLimitReason: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const words = { message: message ?? null, overLimitReason: overLimitReason ?? null };
    const result = await this.decide.introduce(context.actor, stepId, words);
    for (const loader of [this.places, this.readable]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return {
      introduction: value?.introduction ?? null,
      warnings: value?.warnings.map((warning) => warning[context.locale]) ?? [],
      problems,
    };
  }

  @Mutation(() => RescuePlanPayload, {
    description: 'An adviser does not want this step; gives the plan without it, which is being computed.',
  })
  @Needs('rescuePlan.compute')
  async setAsideRescueStep(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('stepId', { type: () => ID }) stepId: string,
    @Args('reason', { type: () => SetAsideReasonEnum }) reason: SetAsideReason,
    @Args('note', {
      type: () => String,
      nullable: true,
      description: 'Needed for OTHER; at most 500 characters.',
    })
    note: string | null,
  ): Promise<RescuePlanPayload> {
    return planOf(await this.decide.setAside(actor, stepId, reason, note ?? null), locale);
  }

  @Mutation(() => RescuePlanPayload, {
    description: 'Lets plans propose it again; gives the plan for so many days, which is being computed.',
  })
  @Needs('rescuePlan.compute')
  async bringBackRescueStep(
    @CurrentActor() actor: Actor,
    @CurrentLocale() locale: Locale,
    @Args('id', { type: () => ID, description: 'Of what was set aside.' }) id: string,
    @Args('horizonDays', { type: () => Int, defaultValue: 28 }) horizonDays: number,
  ): Promise<RescuePlanPayload> {
    return planOf(await this.decide.bringBack(actor, id, horizonDays), locale);
  }
}

/** What was set aside, and by whom. */
@Resolver(() => RescueSetAsideType)
export class RescueSetAsidesResolver {
  constructor(
    private readonly places: PlaceLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly colleagues: ColleagueLoader,
  ) {}

  @ResolveField(() => PlaceType)
  place(@Parent() { placeId }: RescueSetAsideType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, placeId);
  }

  @ResolveField(() => CandidateType, {
    nullable: true,
    description: 'Null for whoever does not know this case.',
  })
  candidate(@Parent() { candidateId }: RescueSetAsideType, @CurrentContext() context: ActorContext) {
    return this.readable.load(context, candidateId);
  }

  @ResolveField(() => RescueAdviserType, {
    nullable: true,
    description: 'Who set it aside; null for who is no colleague any more.',
  })
  by(@Parent() { by }: RescueSetAsideType, @CurrentContext() context: ActorContext) {
    return this.colleagues.load(context, by);
  }
}

function planOf(result: Result<RescuePlan>, locale: Locale): RescuePlanPayload {
  const { value, problems } = answer(result, locale);
  return { rescuePlan: value, problems };
}
