import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isIdentifier } from '../platform/identifier.js';
import type { Locale } from '../platform/locale.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { LocaleEnum, ViewerType } from './access.type.js';
import { AccountPayload, DonePayload, SessionType } from './account.type.js';
import { ChangeAccount } from './change-account.usecase.js';
import type { Actor } from './actor.js';
import { CurrentActor, CurrentContext, type ActorContext } from './current-actor.decorator.js';
import { Entrance } from './entrance.service.js';
import { Needs } from './needs.decorator.js';
import { Sessions } from './sessions.service.js';
import { Throttled } from './throttled.decorator.js';

@Resolver(() => ViewerType)
export class AccountResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly all: Sessions,
    private readonly changes: ChangeAccount,
    private readonly entrance: Entrance,
  ) {}

  @ResolveField('sessions', () => [SessionType], {
    description: 'Where they are signed in, the last used first.',
  })
  @Needs('signedIn')
  async sessionsOf(@Parent() { id }: ViewerType, @CurrentActor() actor: Actor): Promise<SessionType[]> {
    const sessions = await this.transaction.read((tx) => this.all.list(tx, id));
    return sessions.map((session) => ({ ...session, isThisOne: session.id === actor.session?.id }));
  }

  @Mutation(() => AccountPayload, { description: 'Ends one of the viewer’s own sessions, at once.' })
  @Needs('signedIn')
  async endOneSession(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<AccountPayload> {
    const wasOwn =
      isIdentifier(id) &&
      (await this.transaction.run((tx) => this.all.endOne(tx, context.actor.accountId ?? '', id)));
    return this.account(context, wasOwn ? succeed(true) : refuse(problem(NOT_FOUND, 'id')));
  }

  @Mutation(() => AccountPayload, { description: 'Ends all of the viewer’s sessions but this one, at once.' })
  @Needs('signedIn')
  async endOtherSessions(@CurrentContext() context: ActorContext): Promise<AccountPayload> {
    const { accountId, session } = context.actor;
    await this.transaction.run((tx) => this.all.endOthers(tx, accountId ?? '', session?.id ?? null));
    return this.account(context, succeed(true));
  }

  @Mutation(() => AccountPayload, {
    description: 'Changes the viewer’s own name and the language of their mail; what is left out stays.',
  })
  @Needs('signedIn')
  async changeAccount(
    @CurrentContext() context: ActorContext,
    @Args('name', { type: () => String, nullable: true }) name?: string | null,
    @Args('locale', { type: () => LocaleEnum, nullable: true }) locale?: Locale | null,
  ): Promise<AccountPayload> {
    const given = { name: name ?? null, locale: locale ?? null };
    return this.account(context, await this.changes.execute(context.actor, given));
  }

  @Mutation(() => AccountPayload, {
    description:
      'Mails the new address to ask whether it is the viewer’s; the answer is the same when somebody else has it. Straight after signing in (SIGN_IN_AGAIN), or with the second step (SECOND_STEP_FIRST).',
  })
  @Needs('signedIn')
  @Throttled(
    { per: 'actor', times: 10, seconds: 900 },
    { per: { argument: 'email' }, times: 6, seconds: 900 },
  )
  async requestEmailChange(
    @Args('email') email: string,
    @CurrentContext() context: ActorContext,
  ): Promise<AccountPayload> {
    return this.account(context, await this.changes.requestEmail(context.actor, email));
  }

  @Mutation(() => DonePayload, {
    description:
      'Uses up the token that was mailed to a new address (once, within an hour). Signs nobody in.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async confirmEmailChange(
    @Args('token') token: string,
    @CurrentContext() context: ActorContext,
  ): Promise<DonePayload> {
    const { value, problems } = answer(await this.changes.confirmEmail(token), context.locale);
    return { done: value !== null, problems };
  }

  private async account(context: ActorContext, result: Result<boolean>): Promise<AccountPayload> {
    const { problems } = answer(result, context.locale);
    return { viewer: result.value ? await this.entrance.viewerOf(context.actor) : null, problems };
  }
}
