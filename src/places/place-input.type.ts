import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { ValidateNested, IsOptional } from 'class-validator';
import { Transform, Type } from 'class-transformer';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { PageArgs } from '../platform/page.type.js';
import type { LanguageLevel } from './language-level.js';
import type { PlaceOrder } from './place-search.repository.js';
import type { PlaceDetails } from './place.js';
import { LanguageLevelEnum, PlaceOrderEnum } from './place.type.js';

@InputType({ description: 'employerId: only for an adviser who enters a place for an employer.' })
export class PlaceInput {
  @Field(() => ID, { nullable: true }) employerId?: string | null;
  @Field() title!: string;
  @Field() description!: string;
  @Field(() => ID) creboCode!: string;
  @Field() postcode4!: string;
  @Field(() => Int, { defaultValue: 1 }) seats!: number;
  @Field(() => Float) hoursPerWeek!: number;
  @Field(() => GraphQLDate, { nullable: true }) startsFrom?: string | null;
  @Field(() => GraphQLDate) startsOn!: string;
  @Field(() => GraphQLDate) lapsesOn!: string;
  @Field(() => LanguageLevelEnum, { nullable: true }) languageLevel?: LanguageLevel | null;
  @Field(() => Float, { nullable: true, description: 'Gross, in euros.' }) wagePerHour?: number | null;
  @Field(() => String, { nullable: true }) schoolDay?: string | null;
  @Field(() => String, { nullable: true }) schoolTown?: string | null;
  @Field(() => String, { nullable: true, description: 'As 07:30.' }) usualStartTime?: string | null;
  @Field(() => String, { nullable: true }) drivingLicence?: string | null;
  @Field(() => String, { nullable: true }) howToGetThere?: string | null;
}

/** What was typed, with empty texts as nothing. */
export function detailsOf(input: PlaceInput): PlaceDetails {
  const text = (value: string | null | undefined) => value?.trim() || null;
  return {
    title: input.title,
    description: input.description,
    creboCode: input.creboCode,
    postcode4: input.postcode4.trim().slice(0, 4),
    seats: input.seats,
    hoursPerWeek: input.hoursPerWeek,
    startsFrom: input.startsFrom ?? null,
    startsOn: input.startsOn,
    lapsesOn: input.lapsesOn,
    languageLevel: input.languageLevel ?? null,
    wageCentsPerHour: input.wagePerHour == null ? null : Math.round(input.wagePerHour * 100),
    schoolDay: text(input.schoolDay),
    schoolTown: text(input.schoolTown),
    usualStartTime: text(input.usualStartTime),
    drivingLicence: text(input.drivingLicence),
    howToGetThere: text(input.howToGetThere),
  };
}

@InputType('PlaceFilter', { description: 'A value that is not given excludes nothing.' })
export class PlaceFilterInput {
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => Int, { nullable: true }) mboLevel?: number | null;
  @Field(() => ID, { nullable: true }) sectorCode?: string | null;
  @Field(() => ID, { nullable: true }) creboCode?: string | null;
  @Field(() => String, { nullable: true, description: 'The four digits from which distance is measured.' })
  nearPostcode4?: string | null;
  @Field(() => Int, { nullable: true }) withinKm?: number | null;
  @Field(() => GraphQLDate, { nullable: true }) startsBefore?: string | null;
  @Field(() => String, { nullable: true, description: 'Words that must all occur.' }) text?: string | null;
}

@ArgsType()
export class PlacesArgs extends PageArgs {
  @Field(() => PlaceFilterInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceFilterInput)
  filter?: PlaceFilterInput | null;

  @Field(() => PlaceOrderEnum, { nullable: true, defaultValue: 'LAPSES_ON' })
  @Transform(({ value }) => (value as PlaceOrder | null) ?? 'LAPSES_ON')
  orderBy!: PlaceOrder;
}
