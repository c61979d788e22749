import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { ConnectionOf } from '../platform/page.type.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import type { LanguageLevel } from '../places/language-level.js';
import { LanguageLevelEnum } from '../places/place.type.js';
import type { Wish, WishAsTyped } from './wish.js';

@InputType({
  description:
    'mboLevels and (sectorCodes or creboCodes) say what is wanted; regionCode or (postcode4 and maxTravelKm) says where. What is not given excludes nothing.',
})
export class WishInput implements WishAsTyped {
  @Field(() => [Int], { description: '1 to 4, at least one.' }) mboLevels!: number[];
  @Field(() => [ID], { defaultValue: [] }) sectorCodes!: string[];
  @Field(() => [ID], { defaultValue: [], description: 'CREBO codes, five digits.' }) creboCodes!: string[];
  @Field(() => String, { nullable: true, description: 'Where one travels from, four digits.' })
  postcode4?: string | null;
  @Field(() => Int, { nullable: true, description: 'Great circle, 1 to 300 km.' })
  maxTravelKm?: number | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => GraphQLDate, { nullable: true }) availableFrom?: CalendarDate | null;
  @Field(() => Float, { nullable: true, description: '8 to 40.' }) maxHoursPerWeek?: number | null;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel?: LanguageLevel | null;
}

@ObjectType('Wish', { description: 'What somebody looks for; the field that yields it says who may see it.' })
@Needs('public')
export class WishType implements Wish {
  @Field(() => [Int]) mboLevels!: readonly number[];
  sectorCodes!: readonly string[];
  creboCodes!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Null: from home.' }) postcode4!: string | null;
  @Field(() => Int, { nullable: true }) maxTravelKm!: number | null;
  regionCode!: string | null;
  @Field(() => GraphQLDate, { nullable: true }) availableFrom!: CalendarDate | null;
  @Field(() => Float, { nullable: true }) maxHoursPerWeek!: number | null;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel!: LanguageLevel | null;
}

@ObjectType('CandidateProfile', {
  description: 'What an employer may know before the candidate accepted: nothing that names a person.',
})
@Needs('signedIn')
export class CandidateProfileType {
  candidateId!: string;
  @Field(() => [Int]) mboLevels!: readonly number[];
  sectorCodes!: readonly string[];
  creboCodes!: readonly string[];
  @Field(() => Int, {
    nullable: true,
    description: 'Upper end of the distance band in kilometres: 5, 10, 15, 25, 40.',
  })
  withinKm!: number | null;
  @Field(() => GraphQLDate, { nullable: true }) availableFrom!: CalendarDate | null;
  @Field(() => Float, { nullable: true }) maxHoursPerWeek!: number | null;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel!: LanguageLevel | null;
}

@ObjectType('UnnamedCandidate', {
  description: 'Somebody of the region who looks for a place, for an adviser who does not know the case.',
})
@Needs('case.open')
export class UnnamedCandidateType {
  @Field(() => ID, { description: 'Serves to open the case, with a reason.' }) candidateId!: string;
}

@ObjectType()
@Needs('case.open')
export class UnnamedCandidateConnection extends ConnectionOf(UnnamedCandidateType, 'case.open') {}
