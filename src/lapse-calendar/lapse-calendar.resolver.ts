import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../access/actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import { answer } from '../platform/problem.type.js';
import { PlaceType } from '../places/place.type.js';
import { ChooseReminders } from './choose-reminders.usecase.js';
import type { CalendarEntry } from './lapse-calendar.js';
import { LapseCalendarLoader } from './lapse-calendar.loader.js';
import {
  LapseCalendarEntryType,
  LapseFeedPayload,
  MyRemindersPayload,
  MyRemindersType,
} from './lapse-calendar.type.js';

@Resolver(() => PlaceType)
export class LapseCalendarResolver {
  constructor(
    private readonly calendars: LapseCalendarLoader,
    private readonly choosing: ChooseReminders,
  ) {}

  @ResolveField(() => [LapseCalendarEntryType], {
    description: 'Which mails are still to come, when and to whom, the first first; empty unless it is open.',
  })
  @Needs('place.manage')
  lapseCalendar(
    @Parent() { id }: PlaceType,
    @CurrentContext() context: ActorContext,
  ): Promise<readonly CalendarEntry[]> {
    return this.calendars.load(context, id);
  }

  @Query(() => MyRemindersType, { nullable: true, description: 'Null for who belongs to no employer.' })
  @Needs('reminder.choose')
  myReminders(@CurrentActor() actor: Actor): Promise<MyRemindersType | null> {
    return this.choosing.mine(actor);
  }

  @Mutation(() => MyRemindersPayload, {
    description: 'From now on: a lead time whose moment is past for a place is not told afterwards.',
  })
  @Needs('reminder.choose')
  async chooseReminders(
    @Args('leadDays', { type: () => [Int] }) leadDays: number[],
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<MyRemindersPayload> {
    const { value, problems } = answer(await this.choosing.choose(actor, leadDays), locale);
    return { reminders: value, problems };
  }

  @Mutation(() => LapseFeedPayload, {
    description: 'A new address for the viewer’s own calendar; the one before works no longer.',
  })
  @Needs('reminder.choose')
  @Throttled({ per: 'actor', times: 20, seconds: 3600 })
  async renewLapseFeed(@CurrentContext() { actor, locale }: ActorContext): Promise<LapseFeedPayload> {
    const { value, problems } = answer(await this.choosing.renewFeed(actor), locale);
    return { url: value, problems };
  }

  @Mutation(() => MyRemindersPayload, {
    description: 'The address of the viewer’s own calendar works no longer.',
  })
  @Needs('reminder.choose')
  async endLapseFeed(@CurrentContext() { actor, locale }: ActorContext): Promise<MyRemindersPayload> {
    const { value, problems } = answer(await this.choosing.endFeed(actor), locale);
    return { reminders: value, problems };
  }
}
