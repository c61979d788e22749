import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import { calendarKinds, type CalendarKind } from './lapse-calendar.js';

export const CalendarKindEnum = Object.fromEntries(calendarKinds.map((kind) => [kind, kind]));
registerEnumType(CalendarKindEnum, {
  name: 'LapseCalendarKind',
  description:
    'A reminder to the employer, an alert to the desk, or the lapse itself, of which both are told.',
});

@ObjectType('LapseCalendarEntry', {
  description: 'Something that is still to come of the lapse date of a place.',
})
@Needs('place.manage')
export class LapseCalendarEntryType {
  @Field(() => CalendarKindEnum) kind!: CalendarKind;
  @Field(() => Int, { description: 'Calendar days before the place lapses; 0 for the day itself.' })
  leadDays!: number;
  @Field(() => GraphQLDate) on!: string;
  @Field(() => GraphQLISODateTime, {
    description: 'When the mail goes: after the lapse, for the lapse itself.',
  })
  at!: Date;
  @Field(() => [String], {
    description: 'Names of who hears as things stand now; people of the desk only for the desk itself.',
  })
  to!: readonly string[];
}

@ObjectType('MyReminders', {
  description: 'When a member of an employer is reminded, and their calendar feed.',
})
@Needs('reminder.choose')
export class MyRemindersType {
  @Field(() => [Int], { description: 'Calendar days before a place lapses, the longest first.' })
  leadDays!: readonly number[];
  @Field({ description: 'False for who has those of the region.' }) isOwnChoice!: boolean;
  @Field(() => [Int], { description: 'What one can choose from.' }) choices!: readonly number[];
  @Field({ description: 'True for who switched these mails off.' }) isOff!: boolean;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Since when the address of the feed works; null when there is none.',
  })
  feedSince!: Date | null;
}

@ObjectType()
@Needs('public')
export class MyRemindersPayload extends Payload {
  @Field(() => MyRemindersType, { nullable: true }) @Needs('public') reminders!: MyRemindersType | null;
}

@ObjectType()
@Needs('public')
export class LapseFeedPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The secret address of the feed (iCalendar). It is shown this once and not kept.',
  })
  @Needs('public')
  url!: string | null;
}
