import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Locale } from '../platform/locale.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { RequestSignInPayload, SignInPayload, ViewerType } from './access.type.js';
import { AccountsRepository } from './accounts.repository.js';
import type { Actor } from './actor.js';
import { CurrentActor, CurrentContext, CurrentLocale, type ActorContext } from './current-actor.decorator.js';
import { browserOf } from './browser.js';
import { Needs } from './needs.decorator.js';
import { RequestSignIn } from './request-sign-in.usecase.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.usecase.js';
import { Throttled } from './throttled.decorator.js';

@Resolver(() => ViewerType)
export class AccessResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly requests: RequestSignIn,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; null for a visitor.' })
  @Needs('public')
  viewer(@CurrentActor() actor: Actor): Promise<ViewerType | null> {
    return this.viewerOf(actor);
  }

  @Mutation(() => RequestSignInPayload, {
    description: 'Sends a sign-in link. The answer is the same whether or not the address is known.',
  })
  @Needs('public')
  @Throttled(
    { per: 'source', times: 'signInsPerQuarter', seconds: 900 },
    { per: { argument: 'email' }, times: 6, seconds: 900 },
  )
  async requestSignIn(
    @Args('email') email: string,
    @CurrentLocale() locale: Locale,
  ): Promise<RequestSignInPayload> {
    await this.requests.execute(email, locale);
    return { accepted: true };
  }

  @Mutation(() => SignInPayload, {
    description: "Uses up the link's token (once, within 15 minutes) and starts the session.",
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async signIn(
    @Args('token') token: string,
    @CurrentContext() context: ActorContext,
  ): Promise<SignInPayload> {
    const result = await this.signIns.execute(token, browserOf(context.request.headers['user-agent']));
    const { problems } = answer(result, context.locale);
    if (!result.value) return { viewer: null, problems };
    this.sessions.setCookie(context.response, result.value.secret);
    const actor = await this.sessions.actorOfSecret(result.value.secret);
    Object.assign(context, { actor });
    return { viewer: await this.viewerOf(actor), problems };
  }

  @Mutation(() => Boolean, { description: 'Ends the session. True, also for a visitor.' })
  @Needs('public')
  @Throttled({ per: 'source', times: 600, seconds: 60 })
  async signOut(@CurrentContext() context: ActorContext): Promise<boolean> {
    await this.sessions.end(context.request);
    this.sessions.clearCookie(context.response);
    return true;
  }

  private async viewerOf({ accountId, grants }: Actor): Promise<ViewerType | null> {
    if (accountId === null) return null;
    const account = await this.transaction.read((tx) => this.accounts.byId(tx, accountId));
    return account && { ...account, roles: [...new Set(grants.map(({ role }) => role))] };
  }
}
