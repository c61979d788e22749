import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { RoleEnum } from '../access/access.type.js';
import type { Invitation } from '../access/invitation.js';
import { InvitationType } from '../access/invitation.type.js';
import { Needs } from '../access/needs.decorator.js';
import { Payload } from '../platform/problem.type.js';
import type { PersonRole } from '../access/role-giving.js';

@ObjectType('DeskPerson', { description: 'Somebody with a role at a desk, or an operator.' })
@Needs('people.manage')
export class DeskPersonType {
  @Field(() => ID) accountId!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field(() => RoleEnum) role!: PersonRole;
  regionCode!: string | null;
  @Field(() => String, { nullable: true, description: 'For whom a referrer or school broker works.' })
  organisation!: string | null;
  @Field(() => String, { nullable: true, description: 'Where an adviser works.' }) siteName!: string | null;
  @Field(() => GraphQLISODateTime) since!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null: never signed in.' })
  lastSeenAt!: Date | null;
  @Field({
    description:
      'Whether they have a passkey for their second step. Who signs in with a provider of a high enough level needs none.',
  })
  hasSecondStep!: boolean;
}

@ObjectType('People', { description: 'Who has a role in a region, or the operators, and who is invited.' })
@Needs('people.manage')
export class PeopleType {
  @Field(() => ID, { nullable: true, description: 'Null: the operators.' }) regionCode!: string | null;
  @Field(() => [RoleEnum], { description: 'The roles that the viewer gives and ends here.' })
  rolesToGive!: readonly PersonRole[];
  @Field(() => [DeskPersonType], { description: 'Coordinators first, then by role and name.' })
  persons!: readonly DeskPersonType[];
  @Field(() => [InvitationType], { description: 'Neither accepted nor taken back, the newest first.' })
  invitations!: readonly Invitation[];
}

@ObjectType('RegionStaffing', { description: 'How many people work at the desk of a region.' })
@Needs('people.manage')
export class RegionStaffingType {
  @Field(() => ID) regionCode!: string;
  @Field(() => Int) coordinators!: number;
  @Field(() => Int) advisers!: number;
}

@ObjectType()
@Needs('public')
export class PeoplePayload extends Payload {
  @Field(() => PeopleType, { nullable: true }) people!: Pick<PeopleType, 'regionCode'> | null;
}

@InputType()
export class RoleOfferInput {
  @Field(() => ID, { nullable: true, description: 'Left out for an operator.' }) regionCode?: string | null;
  @Field() email!: string;
  @Field(() => RoleEnum) role!: PersonRole;
  @Field(() => ID, { nullable: true, description: 'Of an adviser.' }) siteId?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a referrer or school broker: for whom they work.' })
  organisation?: string | null;
}

@InputType()
export class RoleEndInput {
  @Field(() => ID, { nullable: true, description: 'Left out for an operator.' }) regionCode?: string | null;
  @Field(() => ID) accountId!: string;
  @Field(() => RoleEnum) role!: PersonRole;
  @Field(() => ID, {
    nullable: true,
    description: 'Of an adviser: the account of the colleague who takes over cases and tasks.',
  })
  handOverTo?: string | null;
}
