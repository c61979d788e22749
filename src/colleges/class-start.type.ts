import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Matches, MaxLength } from 'class-validator';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf, PageArgs } from '../platform/page.type.js';
import { Payload } from '../platform/problem.type.js';
import {
  classStartStatuses,
  type ClassStart,
  type ClassStartDetails,
  type ClassStartStatus,
} from './class-start.js';

export const ClassStartStatusEnum = Object.fromEntries(
  classStartStatuses.map((status) => [status, status]),
) as {
  [S in ClassStartStatus]: S;
};
registerEnumType(ClassStartStatusEnum, {
  name: 'ClassStartStatus',
  description: 'Whether one can still join a class.',
});

@ObjectType('ClassStart', { description: 'When and where a college begins a class.' })
@Needs('public')
export class ClassStartType implements ClassStart {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'For changing it.' }) version!: number;
  @Field() college!: string;
  @Field() town!: string;
  @Field({ description: "In the college's own words." }) schoolDays!: string;
  @Field(() => GraphQLDate) firstLessonOn!: string;
  @Field(() => GraphQLDate, { nullable: true, description: 'The last day on which one can enrol.' })
  enrolBy!: string | null;
  @Field(() => ClassStartStatusEnum) status!: ClassStartStatus;
  @Field(() => GraphQLDate, { description: 'When somebody last asked the college.' }) checkedOn!: string;
  creboCode!: string;
  postcode4!: string;
  regionCode!: string;
}

@ObjectType()
@Needs('public')
export class ClassStartConnection extends ConnectionOf(ClassStartType, 'public') {}

@InputType()
export class ClassStartInput implements ClassStartDetails {
  @Field() @MaxLength(200) college!: string;
  @Field(() => ID) creboCode!: string;
  @Field({
    description:
      'The town as the post writes it; a name that several towns have means the one nearest to the desk.',
  })
  @MaxLength(100)
  town!: string;
  @Field() @MaxLength(200) schoolDays!: string;
  @Field(() => GraphQLDate) firstLessonOn!: string;
  @Field(() => GraphQLDate, { nullable: true }) enrolBy!: string | null;
  @Field(() => ClassStartStatusEnum) status!: ClassStartStatus;
  @Field(() => GraphQLDate) checkedOn!: string;
}

@ArgsType()
export class ClassStartsArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) creboCode?: string | null;
  @Field(() => ID, { nullable: true }) regionCode?: string | null;
  @Field(() => [ClassStartStatusEnum], { nullable: true }) statuses?: ClassStartStatus[] | null;
  @Field(() => GraphQLDate, { nullable: true, description: 'Only those that begin on this day or later.' })
  from?: string | null;
}

@ArgsType()
export class LapseProposalArgs {
  @Field(() => ID) creboCode!: string;
  @Field() @Matches(/^\d{4}$/) postcode4!: string;
  @Field(() => GraphQLDate, { nullable: true }) startsFrom?: string | null;
  @Field(() => GraphQLDate) startsOn!: string;
}

@ObjectType({ description: 'The day a place should lapse on, and the class that says so.' })
@Needs('public')
export class LapseProposal {
  @Field(() => GraphQLDate, { description: 'The last day to enrol for the class.' }) lapsesOn!: string;
  @Field(() => ClassStartType) classStart!: ClassStartType;
}

@ObjectType()
@Needs('classStart.manage')
export class ClassStartPayload extends Payload {
  @Field(() => ClassStartType, { nullable: true }) classStart!: ClassStartType | null;
}
