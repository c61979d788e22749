import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Max, Min } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { LanguageLevel } from '../places/language-level.js';
import { LanguageLevelEnum } from '../places/place.type.js';
import type { MatchCriterion } from './criterion.js';
import { MatchCriterionEnum } from './matching.type.js';
import type { PlaceChange } from './place-change.js';
import type { UnlockingChange } from './wish-change.js';

@ObjectType('WishChange', {
  description:
    'One change of a wish that unlocks places. Exactly one of the fields from mboLevel to languageLevel is given: what the wish would say. A level comes beside those wished, anything else instead.',
})
@Needs('public')
export class WishChangeType {
  found!: UnlockingChange;
  @Field(() => MatchCriterionEnum) criterion!: MatchCriterion;
  @Field(() => Int, {
    description: 'How many places match the changed wish and not the wish as it is; counted exactly.',
  })
  unlocks!: number;
  @Field(() => Int, { nullable: true }) mboLevel!: number | null;
  @Field(() => ID, { nullable: true }) regionCode!: string | null;
  @Field(() => Int, { nullable: true, description: 'Kilometres.' }) maxTravelKm!: number | null;
  @Field(() => GraphQLDate, { nullable: true }) availableFrom!: CalendarDate | null;
  @Field(() => Float, { nullable: true }) maxHoursPerWeek!: number | null;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel!: LanguageLevel | null;
}

@ObjectType('CandidateCount', {
  description:
    'A number of candidates, never fewer than five. To whoever works for the desk it is exact; to an employer it is a lower bound, in steps of five.',
})
@Needs('place.manage')
export class CandidateCountType {
  @Field(() => Int) count!: number;
  @Field({ description: 'False: at least so many.' }) isExact!: boolean;
}

@ObjectType('PlaceChange', {
  description:
    'One change of a place that reaches more candidates. Exactly one of hoursPerWeek, languageLevel, startsOn and creboCode is given: what the place would say.',
})
@Needs('place.manage')
export class PlaceChangeType {
  change!: PlaceChange;
  place!: { hoursPerWeek: number; languageLevel: LanguageLevel | null; mboLevel: number };
  @Field(() => MatchCriterionEnum) criterion!: MatchCriterion;
  @Field(() => CandidateCountType, { description: 'How many candidates more.' }) unlocks!: CandidateCountType;
  @Field(() => Float, { nullable: true }) hoursPerWeek!: number | null;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel!: LanguageLevel | null;
  @Field(() => GraphQLDate, { nullable: true }) startsOn!: CalendarDate | null;
  @Field(() => ID, { nullable: true, description: 'Another qualification of the same dossier.' })
  creboCode!: string | null;
}

@ObjectType('PlaceOutlook', {
  description:
    'Whom a place reaches, in numbers only, and what one change would add. Small numbers are left out.',
})
@Needs('place.manage')
export class PlaceOutlookType {
  @Field(() => CandidateCountType, {
    nullable: true,
    description: 'Null: fewer than can be told, or nobody.',
  })
  candidates!: CandidateCountType | null;
  @Field(() => [PlaceChangeType], { description: 'Those that reach most first.' })
  changes!: PlaceChangeType[];
}

@InputType('PlaceSketch', { description: 'What of a place decides whom it reaches: before it is saved.' })
export class PlaceSketchInput {
  @Field(() => ID) creboCode!: string;
  @Field() postcode4!: string;
  @Field(() => Float, { description: '8 to 40.' })
  @Min(8)
  @Max(40)
  hoursPerWeek!: number;
  @Field(() => GraphQLDate) startsOn!: CalendarDate;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel?: LanguageLevel | null;
}

/** What the API tells of a change of a wish. */
export function wishChangeOf(found: UnlockingChange): WishChangeType {
  const said: Partial<WishChangeType> = found.change;
  return {
    found,
    criterion: found.change.criterion,
    unlocks: found.places,
    mboLevel: said.mboLevel ?? null,
    regionCode: said.regionCode ?? null,
    maxTravelKm: said.maxTravelKm ?? null,
    availableFrom: said.availableFrom ?? null,
    maxHoursPerWeek: said.maxHoursPerWeek ?? null,
    languageLevel: said.languageLevel ?? null,
  };
}
