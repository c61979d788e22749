import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { Payload } from '../platform/problem.type.js';
import {
  introductionOrders,
  type MatchingWeights,
  type RegionSettings,
  type Retention,
} from './region-settings.js';

type Order = RegionSettings['introductionOrder'];
export const IntroductionOrderEnum = Object.fromEntries(
  introductionOrders.map((order) => [order, order]),
) as {
  [O in Order]: O;
};
registerEnumType(IntroductionOrderEnum, {
  name: 'IntroductionOrder',
  description: 'Who is asked first when a candidate is introduced.',
});

@ObjectType('Site', { description: 'Where a service desk can be visited.' })
@Needs('desk.read')
export class SiteType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field() town!: string;
  @Field() postcode4!: string;
}

@ObjectType('Adviser')
@Needs('desk.read')
export class AdviserType {
  @Field(() => ID, { description: 'Of their account.' }) accountId!: string;
  @Field() name!: string;
  @Field(() => ID) siteId!: string;
  @Field(() => Float) hoursPerWeek!: number;
  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The last day of an absence that is now; null for who is there.',
  })
  awayUntil!: string | null;
  @Field(() => ID, { nullable: true, description: 'The account that does their work meanwhile.' })
  substituteAccountId!: string | null;
}

@ObjectType('MatchingWeights', { description: 'How much each criterion counts in a match; together 1.' })
@InputType('MatchingWeightsInput')
@Needs('desk.read')
export class MatchingWeightsType {
  @Field(() => Float, { defaultValue: 0 }) level!: number;
  @Field(() => Float, { defaultValue: 0 }) sector!: number;
  @Field(() => Float, { defaultValue: 0 }) qualification!: number;
  @Field(() => Float, { defaultValue: 0 }) region!: number;
  @Field(() => Float, { defaultValue: 0 }) distance!: number;
  @Field(() => Float, { defaultValue: 0 }) availability!: number;
  @Field(() => Float, { defaultValue: 0 }) hours!: number;
  @Field(() => Float, { defaultValue: 0 }) language!: number;
}

@ObjectType('Retention', { description: 'For how many days what is kept.' })
@InputType('RetentionInput')
@Needs('desk.read')
export class RetentionType implements Retention {
  @Field(() => Int, { description: 'Of a candidate who agreed to be in matching: since then. 1 to 365.' })
  consentDays!: number;
  @Field(() => Int, { description: 'Of a candidate who is not in matching: since the last that happened.' })
  procedureDays!: number;
  @Field(() => Int, { description: 'For which a placement without an end date holds erasure.' })
  placementDays!: number;
  @Field(() => Int, { description: 'Before the end: when a candidate is warned. Less than the others.' })
  warnDays!: number;
}

@ObjectType('RegionSettings', { description: 'What a region decides for itself, as it counts on a day.' })
@Needs('desk.read')
export class RegionSettingsType {
  @Field(() => [Int], { description: 'Calendar days before a place lapses on which its adviser is alerted.' })
  leadDays!: readonly number[];
  @Field(() => [Int], {
    description: 'Calendar days before a place lapses on which its employer is reminded, who did not choose.',
  })
  employerLeadDays!: readonly number[];
  @Field(() => MatchingWeightsType) matchingWeights!: MatchingWeightsType;
  @Field(() => IntroductionOrderEnum) introductionOrder!: Order;
  @Field(() => Int) answerWithinWorkingDays!: number;
  @Field(() => [Int], {
    description:
      'Working days before the end of a turn on which whoever is to move is reminded, the longest first.',
  })
  nudgeDays!: readonly number[];
  @Field(() => Int, {
    description:
      'Working days after the end of a turn, and after a reminder, on which an introduction closes that nobody answered.',
  })
  closeAfterWorkingDays!: number;
  @Field(() => [Int], {
    description: 'Weeks after a start on which an adviser asks both sides how it goes, the first first.',
  })
  talkWeeks!: readonly number[];
  @Field(() => [Int], {
    description:
      'Working days before a start on which is told that its agreement is not signed: the sides, the adviser, the coordinator.',
  })
  paperDays!: readonly number[];
  @Field(() => Int, { description: 'Then an alert that nobody acknowledged goes to a colleague.' })
  acknowledgeWithinWorkingHours!: number;
  @Field(() => Int, { description: 'Kilometres from a place within which a class can be attended.' })
  classReachKm!: number;
  @Field(() => Int, { description: 'That an adviser can hold: a rescue plan asks no more of anybody.' })
  introductionsPerWeek!: number;
  @Field(() => Int, {
    description:
      'That run for a candidate at once: beyond it an adviser gives a reason, and a rescue plan proposes nothing.',
  })
  asksAtOnce!: number;
  @Field(() => Int, { description: 'New ones of a candidate in a week, from Monday; beyond it the same.' })
  introductionsPerCandidateWeek!: number;
  @Field(() => Int, { description: 'For which a remedy counts as checked.' }) remedyCheckMonths!: number;
  @Field(() => Int, { description: 'Asks that a candidate can have open at once.' })
  openAsksPerCandidate!: number;
  @Field(() => Int, { description: 'Invitations that an employer can have open at one place.' })
  invitationsPerPlace!: number;
  @Field(() => Int, { description: 'In which the desk answers somebody who asks to meet.' })
  answerAsksWithinWorkingDays!: number;
  @Field(() => RetentionType) retention!: Retention;
}

@InputType({ description: 'Only what is given is set.' })
export class RegionSettingsInput {
  @Field(() => [Int], {
    nullable: true,
    description: 'Each 0 to 365. Counts for lapse dates that are set from that day on.',
  })
  leadDays?: number[];
  @Field(() => [Int], { nullable: true, description: 'Each 0 to 90.' }) employerLeadDays?: number[];
  @Field(() => MatchingWeightsType, { nullable: true, description: 'None below 0, together 1.' })
  matchingWeights?: MatchingWeightsType;
  @Field(() => IntroductionOrderEnum, { nullable: true }) introductionOrder?: Order;
  @Field(() => Int, { nullable: true, description: '1 to 30.' }) answerWithinWorkingDays?: number;
  @Field(() => [Int], { nullable: true, description: 'Each 0 to 20.' }) nudgeDays?: number[];
  @Field(() => Int, { nullable: true, description: '1 to 30.' }) closeAfterWorkingDays?: number;
  @Field(() => [Int], { nullable: true, description: 'One to eight, each 1 to 26.' }) talkWeeks?: number[];
  @Field(() => [Int], { nullable: true, description: 'Three, each 0 to 40 and none above the one before.' })
  paperDays?: number[];
  @Field(() => Int, { nullable: true, description: '1 to 80.' }) acknowledgeWithinWorkingHours?: number;
  @Field(() => Int, { nullable: true, description: '1 to 300.' }) classReachKm?: number;
  @Field(() => Int, { nullable: true, description: '1 to 100.' }) introductionsPerWeek?: number;
  @Field(() => Int, { nullable: true, description: '1 to 10.' }) asksAtOnce?: number;
  @Field(() => Int, { nullable: true, description: '1 to 20.' }) introductionsPerCandidateWeek?: number;
  @Field(() => Int, { nullable: true, description: '1 to 36.' }) remedyCheckMonths?: number;
  @Field(() => Int, { nullable: true, description: '1 to 10.' }) openAsksPerCandidate?: number;
  @Field(() => Int, { nullable: true, description: '1 to 20.' }) invitationsPerPlace?: number;
  @Field(() => Int, { nullable: true, description: '1 to 15.' }) answerAsksWithinWorkingDays?: number;
  @Field(() => RetentionType, { nullable: true }) retention?: RetentionType;
}

@ObjectType('Desk', { description: 'The service desk of a region.' })
@Needs('desk.read')
export class DeskType {
  @Field(() => ID) regionCode!: string;
}

@ObjectType()
@Needs('public')
export class DeskPayload extends Payload {
  @Field(() => DeskType, { nullable: true }) desk!: DeskType | null;
}

/** Settings as the API shows them. */
export function settingsTypeOf({ matchingWeights, ...settings }: RegionSettings): RegionSettingsType {
  const named = Object.entries(matchingWeights).map(([name, weight]) => [name.toLowerCase(), weight]);
  return { ...settings, matchingWeights: Object.fromEntries(named) as MatchingWeightsType };
}

/** Weights as they are kept. */
export function weightsOf(weights: MatchingWeightsType): MatchingWeights {
  const named = Object.entries(weights).map(([name, weight]) => [name.toUpperCase(), weight]);
  return Object.fromEntries(named) as MatchingWeights;
}
