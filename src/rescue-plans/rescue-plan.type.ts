import { ArgsType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsInt } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import type { Match, Pair } from '../matching/matching.repository.js';
import { Payload } from '../platform/problem.type.js';
import { longestHorizon } from './rescue-plan.js';

@ObjectType('RescueStep', {
  description:
    'One introduction to make. It is left out as soon as it does not fit any more: the place is filled, extended or gone, the candidate is introduced or out of matching.',
})
@Needs('rescuePlan.read')
export class RescueStepType {
  match!: Match & Pair;
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Serves to propose the introduction.' }) candidateId!: string;
  @Field(() => Float, { description: 'How well they fit today, 0 to 1.' }) score!: number;
}

@ObjectType('RescuePlan', { description: 'Never carried out by itself: advisers decide.' })
@Needs('rescuePlan.read')
export class RescuePlanType {
  @Field(() => ID) id!: string;
  regionCode!: string;
  worth!: number | null;
  bound!: number | null;
  @Field(() => Int, { description: 'Places that lapse today or within this many calendar days count.' })
  horizonDays!: number;
  @Field(() => GraphQLISODateTime) requestedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is being computed.' })
  computedAt!: Date | null;
  @Field(() => Float, { description: '0 to 1 while it is being computed; then 1.' }) progress!: number;
  @Field(() => Int, {
    description: 'Seats that would lapse inside the horizon if nothing is done, when it was computed.',
  })
  seatsAtRisk!: number;
  @Field(() => Int, {
    description: 'Seats that the whole plan can fill, when it was computed; 0 until then.',
  })
  seatsSaved!: number;
}

@ObjectType()
@Needs('public')
export class RescuePlanPayload extends Payload {
  @Field(() => RescuePlanType, { nullable: true }) rescuePlan!: RescuePlanType | null;
}

@ArgsType()
export class RescuePlanArgs {
  @Field(() => ID) regionCode!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 28,
    description: `In calendar days from today: 1 to ${longestHorizon}.`,
  })
  @Transform(({ value }) => (value as number | null) ?? 28)
  @IsInt()
  horizonDays!: number;
}
