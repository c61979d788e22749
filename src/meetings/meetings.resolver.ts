import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, CurrentLocale, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { standsOf, type Stand } from '../introductions/introduction-access.js';
import { sides, type Party } from '../introductions/introduction.js';
import { IntroductionLoader, IntroductionPartsLoader } from '../introductions/introduction.loader.js';
import { IntroductionType, PartyEnum } from '../introductions/introduction.type.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { Locale } from '../platform/locale.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { CancelMeeting } from './cancel-meeting.usecase.js';
import { ChooseMeetingTime } from './choose-meeting-time.usecase.js';
import { MeetingsLoader, type MeetingNow } from './meeting.loader.js';
import { reasonTexts } from './meeting-mail.js';
import {
  CancelMeetingArgs,
  ChooseMeetingTimeArgs,
  MeetingKindEnum,
  MeetingMoveEnum,
  MeetingPayload,
  MeetingStageEnum,
  MeetingToldType,
  MeetingType,
  MoveMeetingArgs,
  ProposeMeetingArgs,
  TasterDayCheckType,
  TellMeetingArgs,
} from './meeting.type.js';
import {
  meetingKinds,
  meetingMoves,
  meetingTurnText,
  refusedMove,
  stageOf,
  type Meeting,
  type MeetingKind,
  type MeetingMove,
  type MeetingStage,
  type ToldOutcome,
} from './meeting.js';
import { MoveMeeting } from './move-meeting.usecase.js';
import { hasPaper, tasterDayChecklist } from './taster-day-paper.js';
import { ProposeMeeting } from './propose-meeting.usecase.js';
import { TellMeeting } from './tell-meeting.usecase.js';

/** Meetings and taster days of an introduction. */
@Resolver(() => IntroductionType)
export class MeetingsResolver {
  constructor(
    private readonly loader: MeetingsLoader,
    private readonly introductions: IntroductionLoader,
    private readonly parts: IntroductionPartsLoader,
    private readonly proposing: ProposeMeeting,
    private readonly choosing: ChooseMeetingTime,
    private readonly moving: MoveMeeting,
    private readonly cancelling: CancelMeeting,
    private readonly telling: TellMeeting,
  ) {}

  @ResolveField(() => [MeetingType], { description: 'Meetings and taster days, the newest first.' })
  @Needs('introduction.read')
  async meetings(@Parent() { id }: IntroductionType, @CurrentContext() context: ActorContext) {
    return (await this.loader.load(context, id)).meetings;
  }

  @ResolveField(() => [MeetingKindEnum], { description: 'What the viewer can propose times for now.' })
  @Needs('introduction.read')
  async mayArrange(
    @Parent() introduction: IntroductionType,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingKind[]> {
    const { meetings, isAlive } = await this.loader.load(context, introduction.id);
    if (!isAlive || standsOf(context.actor, 'introduction.answer', introduction).length === 0) return [];
    const running = meetings.filter(({ status }) => status === 'PROPOSED' || status === 'AGREED');
    return meetingKinds.filter((kind) => !running.some((meeting) => meeting.kind === kind));
  }

  @Mutation(() => MeetingPayload, {
    description:
      'A side, or an adviser for one, gives times for a meeting or taster day; the other side chooses.',
  })
  @Needs('introduction.answer')
  @Throttled({ per: 'actor', times: 30, seconds: 600 })
  async proposeMeeting(
    @Args() args: ProposeMeetingArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingPayload> {
    const { whoComes = null, bring = null, tasks = null, onBehalfOf = null } = args;
    const result = await this.proposing.execute(context.actor, {
      ...args,
      whoComes,
      bring,
      tasks,
      onBehalfOf,
    });
    return this.payload(context, result);
  }

  @Mutation(() => MeetingPayload, { description: 'The side that was asked chooses one of the times.' })
  @Needs('introduction.answer')
  async chooseMeetingTime(
    @Args() args: ChooseMeetingTimeArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingPayload> {
    const { onBehalfOf = null } = args;
    return this.payload(context, await this.choosing.execute(context.actor, { ...args, onBehalfOf }));
  }

  @Mutation(() => MeetingPayload, { description: 'A side gives other times; the other side chooses.' })
  @Needs('introduction.answer')
  @Throttled({ per: 'actor', times: 30, seconds: 600 })
  async moveMeeting(
    @Args() args: MoveMeetingArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingPayload> {
    const { onBehalfOf = null } = args;
    return this.payload(context, await this.moving.execute(context.actor, { ...args, onBehalfOf }));
  }

  @Mutation(() => MeetingPayload, { description: 'A side calls it off before it begins.' })
  @Needs('introduction.answer')
  async cancelMeeting(
    @Args() args: CancelMeetingArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingPayload> {
    const { onBehalfOf = null } = args;
    return this.payload(context, await this.cancelling.execute(context.actor, { ...args, onBehalfOf }));
  }

  @Mutation(() => MeetingPayload, {
    description: 'A side tells how it was, for itself and the advisers; the other side does not see it.',
  })
  @Needs('introduction.answer')
  async tellMeeting(
    @Args() args: TellMeetingArgs,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingPayload> {
    const { onBehalfOf = null, note = null } = args;
    return this.payload(context, await this.telling.execute(context.actor, { ...args, onBehalfOf, note }));
  }

  private async payload(context: ActorContext, result: Result<Meeting>): Promise<MeetingPayload> {
    for (const loader of [this.loader, this.introductions, this.parts]) loader.forget(context);
    const { value, problems } = answer(result, context.locale);
    return {
      introduction: value && (await this.introductions.load(context, value.introductionId)),
      problems,
    };
  }
}

/** What a meeting shows, and to whom. */
@Resolver(() => MeetingType)
export class MeetingFieldsResolver {
  constructor(private readonly introductions: IntroductionLoader) {}

  @ResolveField(() => MeetingStageEnum)
  stage(@Parent() meeting: MeetingNow): MeetingStage {
    return stageOf(meeting, meeting.now);
  }

  @ResolveField(() => [PartyEnum], { description: 'Who is to move; empty when nobody is.' })
  turns(@Parent() { turn }: MeetingNow): readonly Party[] {
    return turn?.parties ?? [];
  }

  @ResolveField(() => GraphQLDate, { nullable: true, description: 'By when; null when it is nobody’s turn.' })
  moveBy(@Parent() { turn }: MeetingNow): string | null {
    return turn?.by ?? null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Whose turn it is, to do what and by when: one sentence, the same for everyone.',
  })
  turnText(@Parent() { turn }: MeetingNow, @CurrentLocale() locale: Locale): string | null {
    return meetingTurnText(turn, locale);
  }

  @ResolveField(() => String, { nullable: true, description: 'The reason in words.' })
  reasonText(@Parent() { reason }: MeetingNow, @CurrentLocale() locale: Locale): string | null {
    return reason && reasonTexts[reason][locale];
  }

  @ResolveField(() => [TasterDayCheckType], {
    description: 'What should be settled before a taster day; empty for anything else.',
  })
  checklist(@Parent() meeting: MeetingNow): TasterDayCheckType[] {
    return tasterDayChecklist(meeting);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether there is an agreement to read: /papieren/meeloopdag/ID/nl.pdf (or en.pdf).',
  })
  hasPaper(@Parent() meeting: MeetingNow): boolean {
    return hasPaper(meeting);
  }

  @ResolveField(() => [MeetingToldType], { description: "The viewer's own side's; an adviser sees both." })
  async outcomes(
    @Parent() meeting: MeetingNow,
    @CurrentContext() context: ActorContext,
  ): Promise<readonly ToldOutcome[]> {
    const stands = await this.standsOn(meeting, context);
    return meeting.outcomes.filter(({ side }) => stands.includes('ADVISER') || stands.includes(side));
  }

  @ResolveField(() => [MeetingMoveEnum], {
    description: 'What the viewer can do now; an adviser does it for a side.',
  })
  async mayDo(
    @Parent() meeting: MeetingNow,
    @CurrentContext() context: ActorContext,
  ): Promise<MeetingMove[]> {
    if (!meeting.isAlive) return [];
    const stands = await this.standsOn(meeting, context, 'introduction.answer');
    const movers = sides.filter((side) => stands.includes(side) || stands.includes('ADVISER'));
    return meetingMoves.filter((move) =>
      movers.some((side) => refusedMove(meeting, move, side, meeting.now) === null),
    );
  }

  private async standsOn(
    { introductionId }: MeetingNow,
    context: ActorContext,
    permission: 'introduction.read' | 'introduction.answer' = 'introduction.read',
  ): Promise<Stand[]> {
    const introduction = await this.introductions.load(context, introductionId);
    return introduction ? standsOf(context.actor, permission, introduction) : [];
  }
}
