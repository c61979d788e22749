import { ArgsType, Field, GraphQLISODateTime, ID, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf, First, PageArgs } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import type { CandidateAlert, LapseAlert } from './lapse-alert.js';

@InterfaceType('Alert', {
  description: 'What every alert has, for the adviser who has it, whatever its date is of.',
})
export abstract class AlertType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Calendar days before the date it is about.' }) leadDays!: number;
  @Field(() => GraphQLISODateTime, { description: '08:00 in Amsterdam on that date less the lead days.' })
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
    description:
      'There is still something to do before that date, no tighter lead time was sent since, and the viewer did not hand it over.',
  })
  current!: boolean;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Put off until the morning of that day; then it is on the list again.',
  })
  snoozedUntil!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the viewer handed it over.' })
  handedOnAt!: Date | null;
  @Field({ description: 'It came to the coordinator since no adviser is responsible.' }) isGap!: boolean;
  nextDueOn!: string | null;
  carrierAccountId!: string | null;
}

@ObjectType('LapseAlert', {
  implements: () => [AlertType],
  description: 'One lead time of one deadline of one place, for one adviser.',
})
@Needs('lapseAlert.read')
export class LapseAlertType extends AlertType implements LapseAlert {
  placeId!: string;
  @Field(() => GraphQLDate, {
    description: 'The lapse date this is about; the place may have another by now.',
  })
  lapsesOn!: string;
}

@ObjectType('CandidateAlert', {
  implements: () => [AlertType],
  description: 'One lead time before the day by which a candidate needs a place, for one adviser.',
})
@Needs('lapseAlert.read')
export class CandidateAlertType extends AlertType implements CandidateAlert {
  @Field(() => ID, { description: 'Serves to introduce a place; it names nobody.' }) candidateId!: string;
  regionCode!: string;
  @Field(() => GraphQLDate, { description: 'The day this is about; the candidate may have another by now.' })
  neededBy!: string;
  @Field({ description: 'That day has passed, and there was no place.' }) isTooLate!: boolean;
}

@ObjectType()
@Needs('public')
export class LapseAlertConnection extends ConnectionOf(LapseAlertType, 'public') {}

@ObjectType()
@Needs('public')
export class CandidateAlertConnection extends ConnectionOf(CandidateAlertType, 'public') {}

@ObjectType()
@Needs('public')
export class LapseAlertPayload extends Payload {
  @Field(() => LapseAlertType, { nullable: true }) lapseAlert!: LapseAlertType | null;
}

@ObjectType({ description: 'The alert that was acted on, of a place or of a candidate.' })
@Needs('public')
export class AlertPayload extends Payload {
  @Field(() => LapseAlertType, { nullable: true }) lapseAlert!: LapseAlertType | null;
  @Field(() => CandidateAlertType, { nullable: true }) candidateAlert!: CandidateAlertType | null;
}

@ArgsType()
export class AlertsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those one acknowledged, or did not.' })
  @IsOptional()
  acknowledged?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True leaves what is to be done now: one alert a place or candidate, while there is time.',
  })
  @IsOptional()
  current?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those one put off to a later day, or did not.' })
  @IsOptional()
  snoozed?: boolean | null;
}

/** How many of the best. */
@ArgsType()
export class BestFewArgs {
  @First(3) first!: number;
}
