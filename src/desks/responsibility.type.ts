import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Needs } from '../access/needs.decorator.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';

@ObjectType('Colleague', { description: 'Somebody of a desk, as colleagues know each other.' })
@Needs('desk.read')
export class ColleagueType {
  @Field(() => ID) accountId!: string;
  @Field() name!: string;
}

@ObjectType('Responsibility', {
  description:
    'A rule that says who looks after which places; what it does not name fits everything. Of the rules that fit, the one that names most counts; of two that name as much an employer goes before a municipality, that before a site, that before a sector; then the older one.',
})
@Needs('desk.read')
export class ResponsibilityType {
  @Field(() => ID) id!: string;
  accountId!: string;
  municipalityCode!: string | null;
  sectorCode!: string | null;
  employerId!: string | null;
  siteId!: string | null;
}

@InputType({ description: 'At least whom; what is left out fits everything.' })
export class ResponsibilityInput {
  @Field(() => ID, { description: 'The account of an adviser of the region.' }) accountId!: string;
  @Field(() => ID, { nullable: true }) municipalityCode?: string | null;
  @Field(() => ID, { nullable: true }) sectorCode?: string | null;
  @Field(() => ID, { nullable: true }) employerId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Stands for the municipalities to which it is the nearest site; not together with one.',
  })
  siteId?: string | null;
}

@ObjectType('Absence', { description: 'Days on which an adviser is away, both included.' })
@Needs('desk.read')
export class AbsenceType {
  @Field(() => ID) id!: string;
  accountId!: string;
  substituteAccountId!: string | null;
  @Field(() => GraphQLDate) firstDay!: string;
  @Field(() => GraphQLDate) lastDay!: string;
}

@InputType()
export class AbsenceInput {
  @Field(() => ID, { description: 'The account of an adviser of the region.' }) accountId!: string;
  @Field(() => GraphQLDate) firstDay!: string;
  @Field(() => GraphQLDate) lastDay!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'The account of the adviser who does the work meanwhile; without one the next in line does.',
  })
  substituteAccountId?: string | null;
}
