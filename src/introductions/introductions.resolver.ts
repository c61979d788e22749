import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import type { Actor } from '../access/actor.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { isIdentifier } from '../platform/identifier.js';
import { emptyPage, type PageOf } from '../platform/page.js';
import { Transaction } from '../platform/transaction.service.js';
import { AnswerIntroduction } from './answer-introduction.usecase.js';
import { ConfirmPlacement } from './confirm-placement.usecase.js';
import { listScopeOf } from './introduction-access.js';
import { IntroductionPayloads } from './introduction-payloads.service.js';
import { IntroductionLoader } from './introduction.loader.js';
import {
  AnswerIntroductionArgs,
  IntroductionConnection,
  IntroductionPayload,
  IntroductionsArgs,
  IntroductionType,
  ProposeIntroductionArgs,
  RecordEnrolmentArgs,
} from './introduction.type.js';
import type { Introduction } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { ProposeIntroduction } from './propose-introduction.usecase.js';
import { RecordEnrolment } from './record-enrolment.usecase.js';
import { WithdrawIntroduction } from './withdraw-introduction.usecase.js';

@Resolver(() => IntroductionType)
export class IntroductionsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly rows: IntroductionsRepository,
    private readonly loader: IntroductionLoader,
    private readonly payloads: IntroductionPayloads,
    private readonly proposals: ProposeIntroduction,
    private readonly answers: AnswerIntroduction,
    private readonly enrolments: RecordEnrolment,
    private readonly confirmations: ConfirmPlacement,
    private readonly withdrawals: WithdrawIntroduction,
  ) {}

  @Query(() => IntroductionType, { nullable: true, description: 'Null for whoever has no side in it.' })
  @Needs('introduction.read')
  introduction(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<Introduction | null> | null {
    return isIdentifier(id) ? this.loader.load(context, id) : null;
  }

  @Query(() => IntroductionConnection, {
    description:
      "A candidate's or employer's own; an adviser's cases; a coordinator's region. The one with the earliest date to move first.",
  })
  @Needs('introduction.read')
  introductions(
    @Args() { status, placeId, candidateId, ...page }: IntroductionsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<Introduction>> | PageOf<Introduction> {
    const ids = [placeId, candidateId].filter((id) => id != null);
    if (!ids.every(isIdentifier)) return emptyPage;
    const scope = listScopeOf(actor, ids.length > 0);
    const filter = {
      statuses: status ?? null,
      placeId: placeId ?? null,
      candidateId: candidateId ?? null,
    };
    return this.transaction.read((tx) => this.rows.list(tx, scope, filter, page));
  }

  @Mutation(() => IntroductionPayload, {
    description: 'An adviser proposes a candidate for a place; both sides are asked.',
  })
  @Needs('introduction.propose')
  @Throttled(
    { per: 'actor', times: 60, seconds: 60 },
    { per: { argument: 'candidateId' }, times: 30, seconds: 3600 },
  )
  async proposeIntroduction(
    @Args() { candidateId, placeId, message, overLimitReason }: ProposeIntroductionArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const why = { message: message ?? null, overLimitReason: overLimitReason ?? null };
    const proposal = { candidateId, placeId, ...why };
    return this.payloads.of(context, await this.proposals.execute(context.actor, proposal));
  }

  @Mutation(() => IntroductionPayload, {
    description:
      'The candidate or the employer answers; or an adviser records an answer heard by phone or at the desk (onBehalfOf).',
  })
  @Needs('introduction.answer')
  async answerIntroduction(
    @Args() { id, accept, hesitation, adviserOnly, message, onBehalfOf, reason }: AnswerIntroductionArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const result = await this.answers.execute(context.actor, {
      id,
      accept,
      hesitation: hesitation ?? null,
      adviserOnly,
      message: message ?? null,
      onBehalfOf: onBehalfOf ?? null,
      reason: reason ?? null,
    });
    return this.payloads.of(context, result);
  }

  @Mutation(() => IntroductionPayload, { description: 'An adviser records what the college said.' })
  @Needs('enrolment.record')
  async recordEnrolment(
    @Args() { introductionId, status, classStartId, intakeOn, note }: RecordEnrolmentArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    const result = await this.enrolments.execute(context.actor, {
      introductionId,
      status,
      classStartId: classStartId ?? null,
      intakeOn: intakeOn ?? null,
      note: note ?? null,
    });
    return this.payloads.of(context, result);
  }

  @Mutation(() => IntroductionPayload, {
    description:
      'Takes a seat: the candidate starts. At most `seats` placements can ever be confirmed for one place. When no class takes the candidate yet, `warnings` says so.',
  })
  @Needs('placement.confirm')
  async confirmPlacement(
    @Args('introductionId', { type: () => ID }) introductionId: string,
    @Args('startsOn', { type: () => GraphQLDate }) startsOn: string,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    return this.payloads.of(
      context,
      await this.confirmations.execute(context.actor, introductionId, startsOn),
    );
  }

  @Mutation(() => IntroductionPayload, {
    description: 'By the candidate, or by an adviser for whoever changed their mind.',
  })
  @Needs('introduction.withdraw')
  async withdrawIntroduction(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => String, nullable: true, description: 'For advisers.' })
    reason: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<IntroductionPayload> {
    return this.payloads.of(context, await this.withdrawals.execute(context.actor, id, reason ?? null));
  }
}
