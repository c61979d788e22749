import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import type { MemberRole } from '../access/actor.js';
import { InvitationType, MemberRoleEnum } from '../access/invitation.type.js';
import { Needs } from '../access/needs.decorator.js';
import type { Invitation } from '../access/invitation.js';

@ObjectType('TeamMember', { description: 'Somebody who acts for an employer.' })
@Needs('team.read')
export class TeamMemberType {
  @Field(() => ID) accountId!: string;
  @Field() name!: string;
  @Field() email!: string;
  @Field(() => MemberRoleEnum) memberRole!: MemberRole;
  @Field(() => GraphQLISODateTime) since!: Date;
}

@ObjectType('Team', { description: 'Who acts for an employer, and who is invited to.' })
@Needs('team.read')
export class TeamType {
  employerId!: string;
  @Field({ description: 'Whether the viewer may invite, change and remove.' }) managedByViewer!: boolean;
  @Field(() => [TeamMemberType], { description: 'Admins first, then by name.' })
  members!: readonly TeamMemberType[];
  @Field(() => [InvitationType], {
    description: 'Neither accepted nor taken back, the newest first; for who manages the team.',
  })
  @Needs('team.manage')
  invitations!: readonly Invitation[];
}
