import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { ReadableCandidateLoader } from '../candidates/candidate.loader.js';
import { CandidateType } from '../candidates/candidate.type.js';
import { CandidateProfileType } from '../candidates/wish.type.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { IntroductionLoader } from '../introductions/introduction.loader.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import { isIdentifier } from '../platform/identifier.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { PlaceLoader } from '../places/place.loader.js';
import { PlaceType } from '../places/place.type.js';
import { AnswerAsk, type AnsweredAsk } from './answer-ask.usecase.js';
import { AskProfileLoader } from './ask-profile.loader.js';
import { AskDeclineReasonEnum, AskPayload, AskType, UnnamedMatchesType } from './ask.type.js';
import type { Ask, AskDeclineReason } from './ask.js';
import { MakeAsk } from './make-ask.usecase.js';
import { ShownAsks } from './shown-asks.service.js';
import { UnnamedCandidates } from './unnamed-candidates.service.js';

const ownWords = 'For the desk alone; at most 2,000 characters.';

/** Who asks whom to meet, and what the desk answers. */
@Resolver(() => AskType)
export class AsksResolver {
  constructor(
    private readonly shown: ShownAsks,
    private readonly making: MakeAsk,
    private readonly answering: AnswerAsk,
    private readonly profiles: AskProfileLoader,
    private readonly places: PlaceLoader,
    private readonly readable: ReadableCandidateLoader,
    private readonly introductions: IntroductionLoader,
  ) {}

  @Query(() => [AskType], {
    description:
      "A candidate's or employer's own, or those of a desk; at most 200, those that wait first, the earliest day first.",
  })
  @Needs('ask.read')
  asks(
    @Args('isOpen', {
      type: () => Boolean,
      nullable: true,
      description: 'Only those that wait, or that ended.',
    })
    isOpen: boolean | null,
    @Args('placeId', { type: () => ID, nullable: true }) placeId: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<AskType[]> | AskType[] {
    if (placeId != null && !isIdentifier(placeId)) return [];
    return this.shown.list(context, { isOpen: isOpen ?? null, placeId: placeId ?? null });
  }

  @ResolveField(() => PlaceType)
  place(@Parent() { ask }: AskType, @CurrentContext() context: ActorContext) {
    return this.places.load(context, ask.placeId);
  }

  @ResolveField(() => CandidateType, {
    nullable: true,
    description: 'Null for whoever does not know this case.',
  })
  candidate(@Parent() { ask }: AskType, @CurrentContext() context: ActorContext) {
    return this.readable.load(context, ask.candidateId);
  }

  @ResolveField(() => CandidateProfileType, {
    nullable: true,
    description: 'Nothing that names a person; null when the two no longer match.',
  })
  profile(
    @Parent() { ask }: AskType,
    @CurrentContext() context: ActorContext,
  ): Promise<CandidateProfileType | null> {
    return this.profiles.load(context, ask);
  }

  @ResolveField(() => IntroductionType, {
    nullable: true,
    description: 'What came of it; an employer sees it once the candidate said yes.',
  })
  introduction(@Parent() { ask, status }: AskType, @CurrentContext() context: ActorContext) {
    const isTold = status === 'INTRODUCED' || status === 'LAPSED';
    return isTold && ask.introductionId ? this.introductions.load(context, ask.introductionId) : null;
  }

  @Mutation(() => AskPayload, {
    description: 'The candidate asks to meet the employer of a place that matches; an adviser answers.',
  })
  @Needs('ask.place')
  @Throttled({ per: 'actor', times: 20, seconds: 3600 })
  async askToMeet(
    @Args('placeId', { type: () => ID }) placeId: string,
    @Args('words', { type: () => String, nullable: true, description: ownWords }) words: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<AskPayload> {
    return this.payload(context, await this.making.forPlace(context.actor, placeId, words ?? null));
  }

  @Mutation(() => AskPayload, {
    description: 'An employer invites somebody of `Place.unnamedMatches`, through the adviser.',
  })
  @Needs('ask.invite')
  @Throttled({ per: 'actor', times: 30, seconds: 3600 })
  async inviteUnnamed(
    @Args('placeId', { type: () => ID }) placeId: string,
    @Args('handle', { type: () => ID }) handle: string,
    @Args('words', { type: () => String, nullable: true, description: ownWords }) words: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<AskPayload> {
    return this.payload(context, await this.making.invite(context.actor, placeId, handle, words ?? null));
  }

  @Mutation(() => AskPayload, { description: 'Whoever asked takes it back.' })
  @Needs('ask.withdraw')
  async withdrawAsk(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<AskPayload> {
    return this.answered(context, await this.answering.withdraw(context.actor, id));
  }

  @Mutation(() => AskPayload, {
    description: 'An adviser makes the introduction that was asked for, as by `proposeIntroduction`.',
  })
  @Needs('ask.answer')
  @Throttled({ per: 'actor', times: 60, seconds: 60 })
  async introduceAsk(
    @Args('id', { type: () => ID }) id: string,
    @Args('message', { type: () => String, nullable: true }) message: string | null,
    @Args('overLimitReason', {
      type: () => String,
      nullable: true,
      description: 'As of `proposeIntroduction`.',
    })
    overLimitReason: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<AskPayload> {
    const words = { message: message ?? null, overLimitReason: overLimitReason ?? null };
    return this.answered(context, await this.answering.introduce(context.actor, id, words));
  }

  @Mutation(() => AskPayload, {
    description: 'An adviser says no to what was asked; for both sides if both asked.',
  })
  @Needs('ask.answer')
  async declineAsk(
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => AskDeclineReasonEnum }) reason: AskDeclineReason,
    @Args('note', { description: 'Why, for the desk; at most 2,000 characters.' }) note: string,
    @CurrentContext() context: ActorContext,
  ): Promise<AskPayload> {
    return this.answered(context, await this.answering.decline(context.actor, id, { reason, note }));
  }

  private async payload(context: ActorContext, result: Result<Ask>): Promise<AskPayload> {
    const { value, problems } = answer(result, context.locale);
    return { ask: value && (await this.shown.one(context, value)), warnings: [], problems };
  }

  private async answered(context: ActorContext, result: Result<AnsweredAsk>): Promise<AskPayload> {
    for (const loader of [this.places, this.readable, this.introductions]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    const warnings = value?.brokered?.warnings.map((warning) => warning[context.locale]) ?? [];
    return { ask: value && (await this.shown.one(context, value.ask)), warnings, problems };
  }
}

/** Whom an employer can invite at a place of its own. */
@Resolver(() => PlaceType)
export class UnnamedMatchesResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly unnamed: UnnamedCandidates,
    private readonly settings: SettingsRepository,
  ) {}

  @ResolveField(() => UnnamedMatchesType, {
    nullable: true,
    description:
      'For a member of the employer, of a place that is open: who fits it, without a name. Null for others.',
  })
  @Needs('ask.invite')
  async unnamedMatches(
    @Parent() { id, employerId, regionCode, status }: PlaceType,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<UnnamedMatchesType | null> {
    if (!mayOn(actor, 'ask.invite', { subjectIds: [employerId] }) || status !== 'PUBLISHED') return null;
    return this.transaction.read((tx) =>
      tx.beyond('make-ask', async () => {
        const people = await this.unnamed.of(tx, id);
        const settings = await this.settings.of(tx, regionCode);
        const invited = await this.unnamed.invited(tx, employerId, id);
        return {
          isTooFew: people === null,
          most: settings.invitationsPerPlace,
          nodes: (people ?? []).map(({ handle, candidateId, profile }) => ({
            handle,
            profile,
            isInvited: invited.has(candidateId),
          })),
        };
      }),
    );
  }
}
