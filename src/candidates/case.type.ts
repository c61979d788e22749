import { ArgsType, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RoleEnum } from '../access/access.type.js';
import { Needs } from '../access/needs.decorator.js';
import type { Role } from '../access/role.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { GraphQLDate } from '../platform/calendar-date.scalar.js';
import { ConnectionOf } from '../platform/page.type.js';
import type { CaseGrant } from './case-grant.js';
import { viewGrounds, type ViewGround } from './case-view.js';
import type { CaseView } from './case-views.repository.js';

export const ViewGroundEnum = Object.fromEntries(viewGrounds.map((ground) => [ground, ground]));
registerEnumType(ViewGroundEnum, {
  name: 'CaseViewGround',
  description: 'On what ground somebody saw who a candidate is.',
});

@ObjectType('CaseView', { description: 'Somebody who saw who a candidate is: once a day and ground.' })
@Needs('candidate.read')
export class CaseViewType implements CaseView {
  @Field(() => ViewGroundEnum) ground!: ViewGround;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => String, { nullable: true, description: 'The service desk or the employer.' })
  organisation!: string | null;
  @Field(() => String, { nullable: true, description: 'Of who works for a desk or runs the product.' })
  name!: string | null;
  @Field(() => String, { nullable: true, description: 'The reason they gave, or the candidate gave them.' })
  why!: string | null;
  @Field(() => GraphQLISODateTime, { description: 'The first time that day.' }) seenAt!: Date;
}

@ObjectType()
@Needs('candidate.read')
export class CaseViewConnection extends ConnectionOf(CaseViewType, 'candidate.read') {}

@ObjectType('CaseGrant', {
  description: 'What a candidate lets a desk or an adviser elsewhere do: read the case, until a day.',
})
@Needs('candidate.read')
export class CaseGrantType implements CaseGrant {
  @Field(() => ID) id!: string;
  candidateId!: string;
  regionCode!: string | null;
  accountId!: string | null;
  @Field(() => String, { nullable: true, description: 'Null when it is for a whole desk.' })
  adviserName!: string | null;
  @Field({ description: 'What for.' }) why!: string;
  @Field(() => GraphQLDate, { description: 'The last day on which it holds.' }) endsOn!: CalendarDate;
  @Field(() => GraphQLISODateTime) givenAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was taken back; null while it was not.',
  })
  endedAt!: Date | null;
  @Field({ description: 'Whether it holds today.' }) isRunning!: boolean;
}

@ArgsType()
export class GiveCaseGrantArgs {
  @Field(() => ID) candidateId!: string;
  @Field(() => ID, { nullable: true, description: 'For a whole desk: its region. Or else adviserEmail.' })
  regionCode?: string | null;
  @Field(() => String, { nullable: true, description: 'For one adviser: their address.' })
  adviserEmail?: string | null;
  @Field(() => GraphQLDate, { description: 'The last day; at most a year ahead.' }) endsOn!: CalendarDate;
  @Field({ description: 'What for; 3 to 1,000 characters.' }) why!: string;
}
