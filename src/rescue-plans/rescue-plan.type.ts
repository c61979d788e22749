import {
  ArgsType,
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import type { Match, Pair } from '../matching/matching.repository.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import { longestHorizon, setAsideReasons, type PlanWeek, type SetAsideReason } from './rescue-plan.js';

export const SetAsideReasonEnum = Object.fromEntries(setAsideReasons.map((reason) => [reason, reason]));
registerEnumType(SetAsideReasonEnum, {
  name: 'RescueSetAsideReason',
  description: 'Why an adviser sets a step aside.',
  valuesMap: {
    CANDIDATE: { description: 'It does not suit the candidate.' },
    EMPLOYER: { description: 'It does not suit the employer.' },
    BETTER_IDEA: { description: 'The adviser knows something better for this candidate or this place.' },
    OTHER: { description: 'The note says why.' },
  },
});

@ObjectType('RescueWeek', { description: 'Monday to Sunday.' })
@Needs('rescuePlan.read')
export class RescueWeekType implements PlanWeek {
  @Field(() => GraphQLDate, { description: 'Its Monday.' }) startsOn!: string;
  @Field(() => Int, { description: 'Seats that lapse in it when nothing is done.' }) seatsAtRisk!: number;
  @Field(() => Int, { description: 'Those of them that the plan can fill.' }) seatsSaved!: number;
  @Field(() => Int, { description: 'Those that a desk by itself can: see `deskSaves` of the plan.' })
  deskSaves!: number;
}

@ObjectType('RescueAdviser', { description: 'Who is to make a step.' })
@Needs('rescuePlan.read')
export class RescueAdviserType {
  @Field(() => ID) accountId!: string;
  @Field() name!: string;
}

@ObjectType('RescueStep', {
  description:
    'One introduction to make. It is left out as soon as it does not fit any more: the place is filled, extended or gone, the candidate is introduced or out of matching.',
})
@Needs('rescuePlan.read')
export class RescueStepType {
  match!: Match & Pair;
  adviserId!: string | null;
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Serves to propose the introduction.' }) candidateId!: string;
  @Field(() => Float, { description: 'How well they fit today, 0 to 1.' }) score!: number;
  @Field(() => GraphQLDate, {
    description: 'By then it fits in what the adviser can do, and before the place lapses.',
  })
  doBy!: string;
  @Field({ description: 'The plan before this one did not have it.' }) isNew!: boolean;
}

@ObjectType('RescueSetAside', { description: 'A step that no plan proposes until it is brought back.' })
@Needs('rescuePlan.read')
export class RescueSetAsideType {
  placeId!: string;
  candidateId!: string;
  by!: string;
  @Field(() => ID) id!: string;
  @Field(() => SetAsideReasonEnum) reason!: SetAsideReason;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => GraphQLISODateTime) at!: Date;
}

@ObjectType('RescuePlanChange', { description: 'What a plan has other than the one before it.' })
@Needs('rescuePlan.read')
export class RescuePlanChangeType {
  @Field(() => Int, { description: 'Seats that the plan before could fill.' }) seatsSavedBefore!: number;
  @Field(() => Int, { description: 'Steps that it did not have.' }) stepsNew!: number;
  @Field(() => Int, { description: 'Steps that it had, and that nobody made or set aside.' })
  stepsGone!: number;
}

@ObjectType('RescuePlan', { description: 'Never carried out by itself: advisers decide.' })
@Needs('rescuePlan.read')
export class RescuePlanType {
  @Field(() => ID) id!: string;
  regionCode!: string | null;
  worth!: number | null;
  bound!: number | null;
  savedBefore!: number | null;
  stepsNew!: number | null;
  stepsGone!: number | null;
  @Field(() => Int, { description: 'Places that lapse today or within this many calendar days count.' })
  horizonDays!: number;
  @Field(() => Int, { description: 'Draws the lots where plans are worth the same.' }) seed!: number;
  @Field(() => GraphQLISODateTime) requestedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is being computed.' })
  computedAt!: Date | null;
  @Field(() => Float, { description: '0 to 1 while it is being computed; then 1.' }) progress!: number;
  @Field(() => Int, {
    description:
      'Seats that would lapse inside the horizon if nothing is done, when it was computed: free, and nobody is being introduced for them.',
  })
  seatsAtRisk!: number;
  @Field(() => Int, {
    description: 'Seats that the whole plan can fill, when it was computed; 0 until then.',
  })
  seatsSaved!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Seats that a desk can fill that takes the place that lapses first, introduces who fits best, and goes on to the next; null until computed.',
  })
  deskSaves!: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was computed to the end; false when time was up, and the gap says the rest.',
  })
  isExact!: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: 'Stands for all it was computed from: with the same seed the same plan.',
  })
  fingerprint!: string | null;
}

/** Seats of a week in a plan of the country; a number from 1 to 4 is not told. */
@ObjectType('CountryRescueWeek', { description: 'Monday to Sunday. Null is fewer than five.' })
@Needs('rescuePlan.country')
export class CountryRescueWeekType {
  @Field(() => GraphQLDate, { description: 'Its Monday.' }) startsOn!: string;
  @Field(() => Int, { nullable: true }) seatsAtRisk!: number | null;
  @Field(() => Int, { nullable: true }) seatsSaved!: number | null;
  @Field(() => Int, { nullable: true }) deskSaves!: number | null;
}

@ObjectType('CountryRescuePlan', {
  description: 'What one plan for all regions would save: figures, no steps.',
})
@Needs('rescuePlan.country')
export class CountryRescuePlanType {
  worth!: number | null;
  bound!: number | null;
  @Field(() => ID) id!: string;
  @Field(() => Int) horizonDays!: number;
  @Field(() => GraphQLISODateTime, { nullable: true }) computedAt!: Date | null;
  @Field(() => Float) progress!: number;
  @Field(() => Int) seatsAtRisk!: number;
  @Field(() => Int) seatsSaved!: number;
  @Field(() => Int, { nullable: true }) deskSaves!: number | null;
  @Field(() => Boolean, { nullable: true }) isExact!: boolean | null;
}

@ObjectType()
@Needs('public')
export class RescuePlanPayload extends Payload {
  @Field(() => RescuePlanType, { nullable: true }) rescuePlan!: RescuePlanType | null;
}

@ObjectType()
@Needs('public')
export class CountryRescuePlanPayload extends Payload {
  @Field(() => CountryRescuePlanType, { nullable: true }) rescuePlan!: CountryRescuePlanType | null;
}

/** For how many days a plan is. */
@ArgsType()
export class HorizonArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 28,
    description: `In calendar days from today: 1 to ${longestHorizon}.`,
  })
  @Transform(({ value }) => (value as number | null) ?? 28)
  @IsInt()
  horizonDays!: number;
}

@ArgsType()
export class RescuePlanArgs extends HorizonArgs {
  @Field(() => ID) regionCode!: string;
}

@ArgsType()
export class ComputeRescuePlanArgs extends RescuePlanArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Draws other lots where plans are worth the same; 1 unless given.',
  })
  @IsOptional()
  @Min(0)
  @Max(2_147_483_647)
  seed?: number | null;
}
