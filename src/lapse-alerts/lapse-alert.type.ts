import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf, First, PageArgs } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import type { LapseAlert } from './lapse-alert.js';

@ObjectType('LapseAlert', { description: 'One lead time of one deadline of one place, for one adviser.' })
@Needs('lapseAlert.read')
export class LapseAlertType implements LapseAlert {
  @Field(() => ID) id!: string;
  placeId!: string;
  @Field(() => Int, { description: 'Calendar days before the place lapses.' }) leadDays!: number;
  @Field(() => GraphQLDate, {
    description: 'The lapse date this is about; the place may have another by now.',
  })
  lapsesOn!: string;
  @Field(() => GraphQLISODateTime, {
    description: '08:00 in Amsterdam on the lapse date less the lead days.',
  })
  dueAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the viewer was told.' })
  sentAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the viewer acknowledged it.' })
  acknowledgedAt!: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When it was first passed on because nobody acknowledged it in time; the same for everybody who has it.',
  })
  escalatedAt!: Date | null;
  @Field({
    description: 'The place can still be filled before that date, and no tighter lead time was sent since.',
  })
  current!: boolean;
}

@ObjectType()
@Needs('public')
export class LapseAlertConnection extends ConnectionOf(LapseAlertType, 'public') {}

@ObjectType()
@Needs('public')
export class LapseAlertPayload extends Payload {
  @Field(() => LapseAlertType, { nullable: true }) lapseAlert!: LapseAlertType | null;
}

@ArgsType()
export class LapseAlertsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those one acknowledged, or did not.' })
  @IsOptional()
  acknowledged?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True leaves what is to be done now: one alert a place, of places that can still be filled in time.',
  })
  @IsOptional()
  current?: boolean | null;
}

/** How many of the best candidates. */
@ArgsType()
export class BestFewArgs {
  @First(3) first!: number;
}
