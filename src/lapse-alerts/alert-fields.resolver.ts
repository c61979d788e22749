import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import { Needs } from '../access/needs.decorator.js';
import { snoozeDays } from '../deadlines/alert-moves.js';
import { ColleagueLoader } from '../desks/colleague.loader.js';
import { ColleagueType } from '../desks/responsibility.type.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { TodayLoader } from '../places/place.loader.js';
import { CandidateAlertType, LapseAlertType } from './lapse-alert.type.js';

const canBePutOffTo = {
  nullable: true,
  description: 'The last day until which it can be put off, from tomorrow on; null when there is none.',
};
const handedOverTo = {
  nullable: true,
  description: 'Who looks after it since somebody handed it over; null when nobody did.',
};

abstract class AlertFields {
  constructor(
    private readonly days: TodayLoader,
    private readonly colleagues: ColleagueLoader,
  ) {}

  protected async lastDay(
    fallsOn: CalendarDate,
    { nextDueOn, current, acknowledgedAt }: LapseAlertType | CandidateAlertType,
    context: ActorContext,
  ): Promise<CalendarDate | null> {
    if (!current || acknowledgedAt) return null;
    return snoozeDays({ fallsOn, nextDueOn }, await this.days.load(context, 'today'))?.last ?? null;
  }

  protected carrier(accountId: string | null, context: ActorContext) {
    return accountId === null ? null : this.colleagues.load(context, accountId);
  }
}

@Resolver(() => LapseAlertType)
export class AlertFieldsResolver extends AlertFields {
  constructor(days: TodayLoader, colleagues: ColleagueLoader) {
    super(days, colleagues);
  }

  @ResolveField(() => GraphQLDate, canBePutOffTo)
  @Needs('lapseAlert.read')
  snoozeUntilAtMost(@Parent() alert: LapseAlertType, @CurrentContext() context: ActorContext) {
    return this.lastDay(alert.lapsesOn, alert, context);
  }

  @ResolveField(() => ColleagueType, handedOverTo)
  @Needs('lapseAlert.read')
  handedOverTo(@Parent() { carrierAccountId }: LapseAlertType, @CurrentContext() context: ActorContext) {
    return this.carrier(carrierAccountId, context);
  }
}

@Resolver(() => CandidateAlertType)
export class CandidateAlertFieldsResolver extends AlertFields {
  constructor(days: TodayLoader, colleagues: ColleagueLoader) {
    super(days, colleagues);
  }

  @ResolveField(() => GraphQLDate, canBePutOffTo)
  @Needs('lapseAlert.read')
  snoozeUntilAtMost(@Parent() alert: CandidateAlertType, @CurrentContext() context: ActorContext) {
    return this.lastDay(alert.neededBy, alert, context);
  }

  @ResolveField(() => ColleagueType, handedOverTo)
  @Needs('lapseAlert.read')
  handedOverTo(@Parent() { carrierAccountId }: CandidateAlertType, @CurrentContext() context: ActorContext) {
    return this.carrier(carrierAccountId, context);
  }
}
