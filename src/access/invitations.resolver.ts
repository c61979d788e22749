import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { AcceptInvitation } from './accept-invitation.usecase.js';
import { browserOf } from './browser.js';
import { CurrentContext, type ActorContext } from './current-actor.decorator.js';
import { stateOf, type InvitationState } from './invitation.js';
import {
  AcceptInvitationPayload,
  InvitationPayload,
  InvitationStateEnum,
  InvitationType,
  OpenInvitationType,
} from './invitation.type.js';
import { ManageInvitations } from './manage-invitations.usecase.js';
import { Needs } from './needs.decorator.js';
import { Sessions } from './sessions.service.js';
import { Throttled } from './throttled.decorator.js';

@Resolver(() => InvitationType)
export class InvitationsResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly acceptance: AcceptInvitation,
    private readonly invitations: ManageInvitations,
    private readonly sessions: Sessions,
  ) {}

  @Query(() => OpenInvitationType, {
    nullable: true,
    description:
      'By the token of the mail; null once it was used, taken back or has expired. Changes nothing.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async invitation(@Args('token') token: string): Promise<OpenInvitationType | null> {
    const found = await this.acceptance.look(token);
    return found && { ...found.invitation, needsName: found.needsName };
  }

  @Mutation(() => AcceptInvitationPayload, {
    description: "Uses up the invitation's token: the invited address gets the role.",
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async acceptInvitation(
    @Args('token') token: string,
    @Args('name', {
      type: () => String,
      nullable: true,
      description: 'Needed when the address has no account.',
    })
    name: string | null,
    @CurrentContext() context: ActorContext,
  ): Promise<AcceptInvitationPayload> {
    const result = await this.acceptance.execute(
      context.actor,
      token,
      name ?? null,
      context.locale,
      browserOf(context.request.headers['user-agent']),
    );
    const { value, problems } = answer(result, context.locale);
    if (value?.secret) this.sessions.setCookie(context.response, value.secret);
    return {
      accepted: value !== null,
      signedIn: Boolean(value?.secret),
      signInMailed: value?.signInMailed ?? false,
      problems,
    };
  }

  @Mutation(() => InvitationPayload, { description: 'Sends it again: a new link, 14 days from now.' })
  @Needs('invitation.manage')
  @Throttled(
    { per: 'actor', times: 30, seconds: 3600 },
    { per: { argument: 'id' }, times: 5, seconds: 24 * 3600 },
  )
  async renewInvitation(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<InvitationPayload> {
    const { value, problems } = answer(await this.invitations.renew(context.actor, id), context.locale);
    return { invitation: value, problems };
  }

  @Mutation(() => InvitationPayload, { description: 'Takes it back: the link works no more.' })
  @Needs('invitation.manage')
  async revokeInvitation(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<InvitationPayload> {
    const { value, problems } = answer(await this.invitations.revoke(context.actor, id), context.locale);
    return { invitation: value, problems };
  }

  @ResolveField(() => InvitationStateEnum)
  state(@Parent() invitation: InvitationType): Promise<InvitationState> {
    return this.transaction.read((tx) => Promise.resolve(stateOf(invitation, tx.now)));
  }
}
