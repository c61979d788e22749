import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';

export const ResponsibleByEnum = {
  RULE: 'RULE',
  COORDINATORS: 'COORDINATORS',
  EVERYBODY: 'EVERYBODY',
  NOBODY: 'NOBODY',
} as const;
registerEnumType(ResponsibleByEnum, {
  name: 'ResponsibleBy',
  description:
    'By which way somebody got a place: a rule; or, where none is left, it is a gap and goes to the coordinators, else to every adviser there, else to nobody.',
});

@ArgsType()
export class MatterArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'A place of the region; then the next three are not looked at.',
  })
  @IsOptional()
  placeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a place that might be: where.' })
  @IsOptional()
  municipalityCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'In which sector.' })
  @IsOptional()
  sectorCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of which employer.' })
  @IsOptional()
  employerId?: string | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Today unless given.' })
  @IsOptional()
  onDate?: string | null;
  @Field(() => ID, { nullable: true, description: "One's own unless given." })
  @IsOptional()
  regionCode?: string | null;
}

@ObjectType('ResponsibilityStep', { description: 'A rule that fits, and who does that work on the day.' })
@Needs('desk.read')
export class ResponsibilityStepType {
  ruleId!: string;
  accountId!: string;
  standInId!: string | null;
  @Field({ description: 'Who it names, or the substitute, gets the place.' }) counts!: boolean;
}

@ObjectType('ResponsibilityTrial', {
  description: 'Who would get a place on a day, and how that comes about.',
})
@Needs('desk.read')
export class ResponsibilityTrialType {
  accountIds!: readonly string[];
  regionCode!: string;
  @Field(() => ResponsibleByEnum) by!: keyof typeof ResponsibleByEnum;
  @Field(() => [ResponsibilityStepType], {
    description: 'Every rule that fits, the one that counts most first.',
  })
  steps!: readonly ResponsibilityStepType[];
}

@ObjectType('ResponsibilityGap', {
  description:
    'A municipality and sector whose places go to the coordinator, since no adviser is named or there.',
})
@Needs('desk.read')
export class ResponsibilityGapType {
  municipalityCode!: string;
  sectorCode!: string;
  @Field(() => Int, { description: 'Open there now without an adviser.' }) openPlaces!: number;
}

@ObjectType('ResponsibilityGaps')
@Needs('desk.read')
export class ResponsibilityGapsType {
  @Field(() => Int, { description: 'Open places in the region without an adviser.' }) openPlaces!: number;
  @Field(() => [ResponsibilityGapType], { description: 'Most open places first.' })
  gaps!: readonly ResponsibilityGapType[];
}
