import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Payload } from '../platform/problem.type.js';
import { RoleEnum } from './access.type.js';
import { memberRoles, type MemberRole } from './actor.js';
import { invitationStates, type InvitedRole } from './invitation.js';
import { Needs } from './needs.decorator.js';

export const MemberRoleEnum = Object.fromEntries(memberRoles.map((each) => [each, each]));
registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: 'An admin manages team, company and accreditations; a member offers places and answers.',
});
export const InvitationStateEnum = Object.fromEntries(invitationStates.map((each) => [each, each]));
registerEnumType(InvitationStateEnum, {
  name: 'InvitationState',
  description: 'Where an invitation stands.',
});

@ObjectType('Invitation', { description: 'An offer of a role, for who may make one.' })
@Needs('invitation.manage')
export class InvitationType {
  @Field(() => ID) id!: string;
  @Field() email!: string;
  @Field(() => RoleEnum) role!: InvitedRole;
  @Field(() => MemberRoleEnum, { nullable: true, description: 'Of a member of an employer.' })
  memberRole!: MemberRole | null;
  @Field({ description: 'Who invites; of a referrer or school broker, whom they work for.' })
  organisation!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was last sent.' }) sentAt!: Date;
  @Field(() => GraphQLISODateTime, { description: '14 days after it was last sent.' }) expiresAt!: Date;
  acceptedAt!: Date | null;
  revokedAt!: Date | null;
}

@ObjectType()
@Needs('public')
export class InvitationPayload extends Payload {
  @Field(() => InvitationType, { nullable: true }) invitation!: InvitationType | null;
}

@ObjectType('OpenInvitation', { description: 'What whoever holds the link of an open invitation may know.' })
@Needs('public')
export class OpenInvitationType {
  @Field({ description: 'The invited address.' }) email!: string;
  @Field() organisation!: string;
  @Field(() => RoleEnum) role!: InvitedRole;
  @Field(() => MemberRoleEnum, { nullable: true }) memberRole!: MemberRole | null;
  @Field(() => GraphQLISODateTime) expiresAt!: Date;
  @Field({ description: 'Whether `acceptInvitation` needs a name: the address has no account yet.' })
  needsName!: boolean;
}

@ObjectType()
@Needs('public')
export class AcceptInvitationPayload extends Payload {
  @Field({ description: 'The role is given.' }) accepted!: boolean;
  @Field({ description: 'Signed in by it: the address had no account.' }) signedIn!: boolean;
  @Field({ description: 'A sign-in link was mailed to the invited address.' }) signInMailed!: boolean;
}
