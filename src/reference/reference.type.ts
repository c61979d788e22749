import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { First } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';

@ObjectType('Region', { description: 'A labour-market region: the area of one service desk.' })
@Needs('public')
export class RegionType {
  @Field(() => ID, { description: 'As in the list of CBS: `AM05`.' }) code!: string;
  @Field() name!: string;
}

@ObjectType('Municipality')
@Needs('public')
export class MunicipalityType {
  @Field(() => ID, { description: 'As in the list of CBS: `GM0153`.' }) code!: string;
  @Field() name!: string;
  regionCode!: string;
}

@ObjectType('Sector', { description: 'A group of trades; the mapping is our own.' })
@Needs('public')
export class SectorType {
  @Field(() => ID) code!: string;
  nameNl!: string;
  nameEn!: string;
}

@ObjectType('Qualification', { description: 'What one can learn a diploma for, by its CREBO code.' })
@Needs('public')
export class QualificationType {
  @Field(() => ID, { description: 'Five digits.' }) creboCode!: string;
  @Field() name!: string;
  @Field(() => Int, { description: '1 to 4.' }) mboLevel!: number;
  @Field({ description: 'The qualification file it belongs to.' }) dossier!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'The day from which it is not offered any more.' })
  endedOn!: string | null;
  sectorCode!: string;
}

@ObjectType('MinimumWage', { description: 'What somebody of an age earns at least in the BBL.' })
@Needs('public')
export class MinimumWageType {
  @Field(() => Int, { description: 'Years; the highest is for older people too.' }) age!: number;
  @Field(() => Int, { description: 'Eurocents, before tax.' }) centsPerHour!: number;
  @Field(() => GraphQLDate) validFrom!: string;
}

@ArgsType()
export class QualificationsArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words in the name, or the beginning of a CREBO code.',
  })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => Int, { nullable: true }) mboLevel?: number | null;
  @Field(() => ID, { nullable: true }) sectorCode?: string | null;

  @First(20) first!: number;
}

@InputType()
export class QualificationInput {
  @Field(() => ID, { description: 'Five digits.' }) @Matches(/^\d{5}$/) creboCode!: string;
  @Field() @Length(2, 200) name!: string;
  @Field(() => Int, { description: '1 to 4.' }) @Min(1) @Max(4) mboLevel!: number;
  @Field({ description: 'Five digits.' }) @Matches(/^\d{5}$/) dossierCode!: string;
  @Field() @Length(2, 200) dossier!: string;
  @Field(() => ID) sectorCode!: string;
}

@ObjectType()
@Needs('reference.manage')
export class QualificationPayload extends Payload {
  @Field(() => QualificationType, { nullable: true }) qualification!: QualificationType | null;
}
