import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { standsOf } from '../introductions/introduction-access.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionLoader, IntroductionPartsLoader } from '../introductions/introduction.loader.js';
import { IntroductionType } from '../introductions/introduction.type.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { ReadTalks } from './read-talks.service.js';
import { RecordSupportTalk } from './record-support-talk.usecase.js';
import { SayHowItGoes } from './say-how-it-goes.usecase.js';
import { talksOf, warnedSince } from './support-talk.js';
import {
  RecordSupportTalkArgs,
  SayHowItGoesArgs,
  SupportTalksPayload,
  SupportTalksType,
  TakeBackSupportTalkArgs,
} from './support-talk.type.js';
import { SupportTalksRepository } from './support-talks.repository.js';
import { TakeBackSupportTalk } from './take-back-support-talk.usecase.js';

/** How a placement goes: talks, what each side says, and the early warning that follows from it. */
@Resolver(() => IntroductionType)
export class SupportTalksResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly reading: ReadTalks,
    private readonly talks: SupportTalksRepository,
    private readonly saying: SayHowItGoes,
    private readonly recording: RecordSupportTalk,
    private readonly takingBack: TakeBackSupportTalk,
    private readonly introductions: IntroductionLoader,
    private readonly parts: IntroductionPartsLoader,
  ) {}

  @ResolveField(() => SupportTalksType, {
    nullable: true,
    description: 'Null without a running placement.',
  })
  @Needs('introduction.read')
  async support(
    @Parent() introduction: IntroductionType,
    @CurrentContext() { actor }: ActorContext,
  ): Promise<SupportTalksType | null> {
    if (introduction.status !== 'PLACED') return null;
    const { id } = introduction;
    return this.transaction.read(async (tx) => {
      const facts = (await this.reading.factsOf(tx, [introduction])).get(id);
      if (!facts) return null;
      const hasBegun = facts.startsOn <= tx.today;
      const isDesk = standsOf(actor, 'enrolment.record', introduction).includes('ADVISER');
      const isSide = standsOf(actor, 'introduction.answer', introduction).some((each) => each !== 'ADVISER');
      const held = isDesk ? await this.talks.talksOf(tx, [id]) : [];
      const voices = await this.talks.voicesOf(tx, [id]);
      return {
        toHold: talksOf(facts),
        held,
        voices,
        warnedSince: isDesk ? warnedSince(voices, held) : null,
        maySay: hasBegun && isSide,
        mayRecord: hasBegun && isDesk,
      };
    });
  }

  @Mutation(() => SupportTalksPayload, {
    description:
      'A candidate or employer says how it goes, to its adviser alone. The other side never sees it; that it goes badly is told at once.',
  })
  @Needs('introduction.answer')
  @Throttled({ per: 'actor', times: 20, seconds: 3600 })
  async sayHowItGoes(
    @Args() { introductionId, goes, note = null }: SayHowItGoesArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<SupportTalksPayload> {
    return this.payload(context, await this.saying.execute(context.actor, { introductionId, goes, note }));
  }

  @Mutation(() => SupportTalksPayload, {
    description: 'An adviser records a talk that was held. The last of the set talks ends the route.',
  })
  @Needs('enrolment.record')
  async recordSupportTalk(
    @Args() args: RecordSupportTalkArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<SupportTalksPayload> {
    const { weeks = null, note = null } = args;
    return this.payload(context, await this.recording.execute(context.actor, { ...args, weeks, note }));
  }

  @Mutation(() => SupportTalksPayload, {
    description: 'An adviser takes back a talk that was recorded by mistake: it is due again.',
  })
  @Needs('enrolment.record')
  async takeBackSupportTalk(
    @Args() { id, reason }: TakeBackSupportTalkArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<SupportTalksPayload> {
    return this.payload(context, await this.takingBack.execute(context.actor, id, reason));
  }

  private payload(context: ActorContext, result: Result<Introduction>): SupportTalksPayload {
    for (const loader of [this.introductions, this.parts]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { introduction: value, problems };
  }
}
