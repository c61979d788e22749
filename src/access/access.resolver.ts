import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Locale } from '../platform/locale.js';
import { RequestSignInPayload, SignInLinkType, SignInPayload, ViewerType } from './access.type.js';
import type { Actor } from './actor.js';
import { AskingBrowser } from './asking-browser.service.js';
import { CurrentActor, CurrentContext, CurrentLocale, type ActorContext } from './current-actor.decorator.js';
import { Entrance } from './entrance.service.js';
import { Needs } from './needs.decorator.js';
import { RequestSignIn } from './request-sign-in.usecase.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.usecase.js';
import { Throttled } from './throttled.decorator.js';

@Resolver(() => ViewerType)
export class AccessResolver {
  constructor(
    private readonly requests: RequestSignIn,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly entrance: Entrance,
    private readonly asking: AskingBrowser,
  ) {}

  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; null for a visitor.' })
  @Needs('public')
  viewer(@CurrentActor() actor: Actor): Promise<ViewerType | null> {
    return this.entrance.viewerOf(actor);
  }

  @Mutation(() => RequestSignInPayload, {
    description:
      'Sends a sign-in link and a six-digit code. The answer is the same whether or not the address is known.',
  })
  @Needs('public')
  @Throttled(
    { per: 'source', times: 'signInsPerQuarter', seconds: 900 },
    { per: { argument: 'email' }, times: 'signInsPerAddress', seconds: 900 },
  )
  async requestSignIn(
    @Args('email') email: string,
    @CurrentLocale() locale: Locale,
    @CurrentContext() context: ActorContext,
  ): Promise<RequestSignInPayload> {
    await this.requests.execute(email, locale, this.asking.mark(context));
    return { accepted: true };
  }

  @Mutation(() => RequestSignInPayload, {
    description:
      'Sends a new link to whoever an earlier link was for, used or expired, without saying who that is. The answer is the same for any token.',
  })
  @Needs('public')
  @Throttled(
    { per: 'source', times: 'signInsPerQuarter', seconds: 900 },
    { per: { argument: 'token' }, times: 5, seconds: 900 },
  )
  async renewSignIn(
    @Args('token') token: string,
    @CurrentLocale() locale: Locale,
    @CurrentContext() context: ActorContext,
  ): Promise<RequestSignInPayload> {
    await this.requests.renew(token, locale, this.asking.mark(context));
    return { accepted: true };
  }

  @Query(() => SignInLinkType, {
    description: 'What a mailed link is worth in the browser that asks. Nothing changes by it.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async signInLink(
    @Args('token') token: string,
    @CurrentContext() context: ActorContext,
  ): Promise<SignInLinkType> {
    return this.signIns.look(token, this.asking.hashOf(context.request));
  }

  @Mutation(() => SignInPayload, {
    description:
      "Uses up the link's token (once, within 15 minutes) and starts the session. In another browser than the one that asked, `code` of the same mail is needed too (ASKED_ELSEWHERE, CODE_WRONG); not in demo mode.",
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async signIn(
    @CurrentContext() context: ActorContext,
    @Args('token') token: string,
    @Args('code', { type: () => String, nullable: true }) code?: string | null,
  ): Promise<SignInPayload> {
    const result = await this.signIns.byLink(token, code ?? null, this.entrance.browser(context));
    return this.entrance.enter(context, result);
  }

  @Mutation(() => SignInPayload, {
    description:
      'Signs in by the six digits of the newest mail: in the browser that asked for it, or anywhere with the address. Five tries a mail (CODE_WRONG).',
  })
  @Needs('public')
  @Throttled(
    { per: 'source', times: 'signInsPerQuarter', seconds: 900 },
    { per: { argument: 'email' }, times: 20, seconds: 900 },
  )
  async signInByCode(
    @CurrentContext() context: ActorContext,
    @Args('code') code: string,
    @Args('email', { type: () => String, nullable: true }) email?: string | null,
  ): Promise<SignInPayload> {
    const result = await this.signIns.byCode(code, email ?? null, this.entrance.browser(context));
    return this.entrance.enter(context, result);
  }

  @Mutation(() => Boolean, { description: 'Ends the session. True, also for a visitor.' })
  @Needs('public')
  @Throttled({ per: 'source', times: 600, seconds: 60 })
  async signOut(@CurrentContext() context: ActorContext): Promise<boolean> {
    await this.sessions.end(context.request);
    this.sessions.clearCookie(context.response);
    return true;
  }
}
