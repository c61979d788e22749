import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { mayOn, type Actor, type MemberRole } from '../access/actor.js';
import { CurrentContext, type ActorContext } from '../access/current-actor.decorator.js';
import type { Invitation } from '../access/invitation.js';
import { InvitationType, MemberRoleEnum } from '../access/invitation.type.js';
import { InvitationsRepository } from '../access/invitations.repository.js';
import { Needs } from '../access/needs.decorator.js';
import { Throttled } from '../access/throttled.decorator.js';
import type { Permission } from '../access/permission.js';
import type { Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Employer } from './employer.js';
import { EmployerPayload, EmployerType } from './employer.type.js';
import { ManageTeam } from './manage-team.usecase.js';
import { TeamLoader } from './team.loader.js';
import { TeamType } from './team.type.js';

const may = (actor: Actor, permission: Permission, { id, regionCode }: Pick<Employer, 'id' | 'regionCode'>) =>
  mayOn(actor, permission, { regionCode, subjectIds: [id] });

@Resolver(() => EmployerType)
export class EmployerTeamResolver {
  constructor(
    private readonly members: TeamLoader,
    private readonly teams: ManageTeam,
  ) {}

  @ResolveField(() => TeamType, {
    nullable: true,
    description: 'For the team and its desk; null for others.',
  })
  @Needs('team.read')
  async team(@Parent() employer: EmployerType, @CurrentContext() context: ActorContext) {
    if (!may(context.actor, 'team.read', employer)) return null;
    return {
      employerId: employer.id,
      managedByViewer: may(context.actor, 'team.manage', employer),
      members: await this.members.load(context, employer.id),
    };
  }

  @Mutation(() => EmployerPayload, {
    description:
      'Mails an invitation to act for the employer: 14 days, once. The answer is the same for every address.',
  })
  @Needs('team.manage')
  @Throttled(
    { per: 'actor', times: 60, seconds: 3600 },
    { per: { argument: 'email' }, times: 10, seconds: 24 * 3600 },
  )
  async inviteMember(
    @Args('employerId', { type: () => ID }) employerId: string,
    @Args('email') email: string,
    @Args('memberRole', { type: () => MemberRoleEnum }) memberRole: MemberRole,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerPayload> {
    const { actor, locale } = context;
    return this.payload(context, await this.teams.invite(actor, employerId, { email, memberRole }, locale));
  }

  @Mutation(() => EmployerPayload, {
    description: 'NOT_ALLOWED_NOW when it would leave the team without an admin.',
  })
  @Needs('team.manage')
  async changeMemberRole(
    @Args('employerId', { type: () => ID }) employerId: string,
    @Args('accountId', { type: () => ID }) accountId: string,
    @Args('memberRole', { type: () => MemberRoleEnum }) memberRole: MemberRole,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerPayload> {
    return this.payload(
      context,
      await this.teams.changeRole(context.actor, employerId, accountId, memberRole),
    );
  }

  @Mutation(() => EmployerPayload, {
    description: 'NOT_ALLOWED_NOW when it would leave the team without an admin.',
  })
  @Needs('team.manage')
  async removeMember(
    @Args('employerId', { type: () => ID }) employerId: string,
    @Args('accountId', { type: () => ID }) accountId: string,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerPayload> {
    return this.payload(context, await this.teams.remove(context.actor, employerId, accountId));
  }

  @Mutation(() => EmployerPayload, {
    description: 'The viewer leaves the team. NOT_ALLOWED_NOW for the last admin.',
  })
  @Needs('team.leave')
  async leaveTeam(
    @Args('employerId', { type: () => ID }) employerId: string,
    @CurrentContext() context: ActorContext,
  ): Promise<EmployerPayload> {
    const { problems } = answer(await this.teams.leave(context.actor, employerId), context.locale);
    return { employer: null, problems };
  }

  private payload(context: ActorContext, result: Result<Employer>): EmployerPayload {
    this.members.forget(context);
    const { value, problems } = answer(result, context.locale);
    return { employer: value, problems };
  }
}

@Resolver(() => TeamType)
export class TeamResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly invitationRows: InvitationsRepository,
  ) {}

  @ResolveField(() => [InvitationType])
  @Needs('team.manage')
  async invitations(@Parent() { employerId, managedByViewer }: TeamType): Promise<Invitation[]> {
    if (!managedByViewer) return [];
    return this.transaction.read((tx) => this.invitationRows.ofSubject(tx, employerId));
  }
}
