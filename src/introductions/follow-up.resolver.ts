import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import { AskSchool } from './ask-school.usecase.js';
import { EndPlacement } from './end-placement.usecase.js';
import { standsOf } from './introduction-access.js';
import { IntroductionPayloads } from './introduction-payloads.service.js';
import {
  AskSchoolArgs,
  IntroductionPayload,
  IntroductionType,
  PlacementEndReasonEnum,
  RecordMilestoneArgs,
} from './introduction.type.js';
import type { PlacementEndReason } from './placement.js';
import { NextBestPlaces } from './next-best-places.service.js';
import { RecordMilestone } from './record-milestone.usecase.js';

/** What follows after both said yes, and after somebody said no. */
@Resolver(() => IntroductionType)
export class FollowUpResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly payloads: IntroductionPayloads,
    private readonly milestones: RecordMilestone,
    private readonly asking: AskSchool,
    private readonly ends: EndPlacement,
    private readonly nextBest: NextBestPlaces,
    private readonly places: PlaceLoader,
  ) {}

  @Mutation(() => IntroductionPayload, {
    description:
      'An adviser records a dated fact: planned for a day, done on a day, or skipped. A permission that was asked for comes before a taster day and before the placement.',
  })
  @Needs('enrolment.record')
  async recordMilestone(
    @Args() { introductionId, kind, status, onDate }: RecordMilestoneArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const milestone = { introductionId, kind, status, onDate: onDate ?? null };
    return this.payloads.of(context, await this.milestones.execute(context.actor, milestone));
  }

  @Mutation(() => IntroductionPayload, {
    description:
      'Asks a college for a seat in a class, by a mail with a link that answers once, without an account. It is its turn then.',
  })
  @Needs('enrolment.record')
  @Throttled({ per: 'actor', times: 60, seconds: 3600 })
  async askSchool(
    @Args() { introductionId, email, classStartId }: AskSchoolArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const question = { introductionId, email, classStartId: classStartId ?? null };
    return this.payloads.of(context, await this.asking.execute(context.actor, question));
  }

  @Mutation(() => IntroductionPayload, {
    description:
      'An adviser records that a placement ended before its time. The candidate is back in matching; the seat is open again while the lapse date of the place allows.',
  })
  @Needs('placement.confirm')
  async endPlacement(
    @Args('introductionId', { type: () => ID }) introductionId: string,
    @Args('endedOn', {
      type: () => GraphQLDate,
      description: 'The last day, at most today; before the start: they never began.',
    })
    endedOn: string,
    @Args('reason', { type: () => PlacementEndReasonEnum }) reason: PlacementEndReason,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const end = { introductionId, endedOn, reason };
    return this.payloads.of(context, await this.ends.execute(context.actor, end));
  }

  @ResolveField(() => [PlaceType], {
    description:
      'After an end without a placement: at most three open places that fit the candidate, the best first. Empty for the employer.',
  })
  async nextPlaces(@Parent() introduction: IntroductionType, @CurrentContext() context: ActorContext) {
    const stands = standsOf(context.actor, 'introduction.read', introduction);
    if (introduction.endedAt === null || stands.every((stand) => stand === 'EMPLOYER')) return [];
    const next = await this.transaction.read((tx) => this.nextBest.of(tx, introduction.candidateId));
    return this.places.loadMany(
      context,
      next.map(({ id }) => id),
    );
  }
}
