import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Request } from 'express';
import { assuranceLevels } from '../platform/openid-config.js';
import { answer } from '../platform/problem.type.js';
import type { Locale } from '../platform/locale.js';
import { Transaction } from '../platform/transaction.service.js';
import { ViewerType } from './access.type.js';
import { AskOpenIdAccount } from './ask-openid-account.usecase.js';
import { BeginOpenId } from './begin-openid.usecase.js';
import { browserOf } from './browser.js';
import { ConnectOpenId } from './connect-openid.usecase.js';
import { CurrentContext, CurrentLocale, type ActorContext } from './current-actor.decorator.js';
import { FinishOpenId } from './finish-openid.usecase.js';
import { Needs } from './needs.decorator.js';
import { OpenIdClients } from './openid-clients.service.js';
import { OpenIdCookies } from './openid-cookies.service.js';
import {
  AskOpenIdAccountPayload,
  AssuranceLevelEnum,
  BeginOpenIdPayload,
  DisconnectOpenIdPayload,
  EndSessionPayload,
  FinishOpenIdPayload,
  OpenIdConnectionType,
  OpenIdToConnectType,
  SignInProviderType,
} from './openid.type.js';
import { OpenIdRepository } from './openid.repository.js';
import { Sessions } from './sessions.service.js';
import { Throttled } from './throttled.decorator.js';

const perSource = { per: 'source', times: 'signInsPerQuarter', seconds: 15 * 60 } as const;
const longestAnswer = 8_000;
const browserIn = (request: Request) => browserOf(request.headers['user-agent']);

@Resolver(() => ViewerType)
export class OpenIdResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly clients: OpenIdClients,
    private readonly openids: OpenIdRepository,
    private readonly begins: BeginOpenId,
    private readonly finishes: FinishOpenId,
    private readonly connects: ConnectOpenId,
    private readonly asks: AskOpenIdAccount,
    private readonly cookies: OpenIdCookies,
    private readonly sessions: Sessions,
  ) {}

  @Query(() => [SignInProviderType], {
    description:
      'Where one can sign in besides with a mailed link; none unless the installation has set them.',
  })
  @Needs('public')
  signInProviders(@CurrentLocale() locale: Locale): SignInProviderType[] {
    return this.clients.providers.map(({ id }) => this.shown(id, locale)).filter((shown) => shown !== null);
  }

  @Query(() => OpenIdToConnectType, {
    nullable: true,
    description: 'Who came back from a provider in this browser and waits for an account to belong to.',
  })
  @Needs('public')
  async openIdToConnect(@CurrentContext() context: ActorContext): Promise<OpenIdToConnectType | null> {
    const waiting = await this.connects.waiting(this.cookies.waiting(context.request));
    const provider = waiting && this.shown(waiting.provider, context.locale);
    return provider ? { provider, ...waiting.answer } : null;
  }

  @ResolveField(() => [OpenIdConnectionType], {
    description: 'The ways of signing in that belong to one’s account.',
  })
  @Needs('signedIn')
  async openIdConnections(
    @Parent() viewer: ViewerType,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<OpenIdConnectionType[]> {
    if (viewer.id !== actor.accountId) return [];
    const identities = await this.transaction.read((tx) => this.openids.identitiesOf(tx, viewer.id));
    return identities.map((identity) => ({ ...identity, provider: this.shown(identity.provider, locale) }));
  }

  @Mutation(() => BeginOpenIdPayload, {
    description:
      'Begins signing in at a provider: the browser goes to `url`, within ten minutes. `returnPath` is a path of this site.',
  })
  @Throttled(perSource)
  @Needs('public')
  async beginOpenIdSignIn(
    @Args('provider', { type: () => ID }) provider: string,
    @CurrentContext() context: ActorContext,
    @Args('returnPath', { type: () => String, nullable: true }) returnPath?: string | null,
    @Args('leastLevel', { type: () => AssuranceLevelEnum, nullable: true })
    leastLevel?: keyof typeof AssuranceLevelEnum | null,
  ): Promise<BeginOpenIdPayload> {
    const least = assuranceLevels.find((level) => level.toUpperCase() === leastLevel) ?? assuranceLevels[0];
    const result = await this.begins.execute(provider, least, returnPath ?? null, context.locale);
    const { value, problems } = answer(result, context.locale);
    if (value) this.cookies.setBegun(context.response, value.state, value.browser);
    return { url: value?.url ?? null, problems };
  }

  @Mutation(() => FinishOpenIdPayload, {
    description:
      'Finishes signing in at a provider. `answer` is the query of the address the provider sent the browser back to.',
  })
  @Throttled(perSource)
  @Needs('public')
  async finishOpenIdSignIn(
    @Args('provider', { type: () => ID }) provider: string,
    @Args('answer') text: string,
    @CurrentContext() context: ActorContext,
  ): Promise<FinishOpenIdPayload> {
    const { request, response, locale } = context;
    const query = new URLSearchParams(text.slice(0, longestAnswer));
    const state = query.get('state') ?? '';
    const began = this.cookies.begun(request, state);
    const result = await this.finishes.execute(provider, query, began, browserIn(request));
    if (began !== undefined) this.cookies.clearBegun(response, state);
    const { value, problems } = answer(result, locale);
    if (value?.outcome === 'TO_CONNECT') {
      this.cookies.setWaiting(response, value.waiting);
      return { outcome: value.outcome, company: false, returnPath: null, problems };
    }
    if (!value) return { outcome: null, company: false, returnPath: null, problems };
    await this.rotate(context, value.session);
    return { outcome: value.outcome, company: value.company, returnPath: value.returnPath, problems };
  }

  @Mutation(() => FinishOpenIdPayload, {
    description: 'Connects who came back from the provider in this browser to one’s account.',
  })
  @Needs('signedIn')
  async connectOpenId(@CurrentContext() context: ActorContext): Promise<FinishOpenIdPayload> {
    const { actor, request, response, locale } = context;
    const browser = this.cookies.waiting(request);
    const result = await this.connects.execute(actor, browser, browserIn(request));
    const { value, problems } = answer(result, locale);
    if (!value) return { outcome: null, company: false, returnPath: null, problems };
    this.cookies.clearWaiting(response);
    await this.rotate(context, value.session);
    return { outcome: 'SIGNED_IN', company: value.company, returnPath: value.returnPath, problems };
  }

  @Mutation(() => AskOpenIdAccountPayload, {
    description:
      'For who came back from a provider on behalf of a company, without an account: mails a link to sign in with.',
  })
  @Throttled(perSource, { per: { argument: 'email' }, times: 10, seconds: 15 * 60 })
  @Needs('public')
  async askOpenIdAccount(
    @Args('name') name: string,
    @Args('email') email: string,
    @CurrentContext() { request, locale }: ActorContext,
  ): Promise<AskOpenIdAccountPayload> {
    const result = await this.asks.execute(this.cookies.waiting(request), { name, email }, locale);
    return { accepted: !result.problems, problems: answer(result, locale).problems };
  }

  @Mutation(() => Boolean, { description: 'Forgets who came back from the provider in this browser. True.' })
  @Needs('public')
  @Throttled(perSource)
  async declineOpenId(@CurrentContext() { request, response }: ActorContext): Promise<boolean> {
    await this.connects.decline(this.cookies.waiting(request));
    this.cookies.clearWaiting(response);
    return true;
  }

  @Mutation(() => DisconnectOpenIdPayload, {
    description: 'Takes a way of signing in away from one’s account; the sessions it began end.',
  })
  @Needs('signedIn')
  async disconnectOpenId(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() { actor, locale }: ActorContext,
  ): Promise<DisconnectOpenIdPayload> {
    const result = await this.connects.disconnect(actor, id);
    return { disconnected: !result.problems, problems: answer(result, locale).problems };
  }

  @Mutation(() => EndSessionPayload, {
    description: 'Ends the session, like `signOut`, and says where to sign out of the provider it began at.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 600, seconds: 60 })
  async endSession(@CurrentContext() { actor, request, response }: ActorContext): Promise<EndSessionPayload> {
    const { session } = actor;
    const began = session && (await this.transaction.read((tx) => this.openids.tokenOf(tx, session.id)));
    const providerUrl = began && (await this.clients.endSessionUrl(began.provider, began.idToken));
    await this.sessions.end(request);
    this.sessions.clearCookie(response);
    return { providerUrl };
  }

  /** A sign-in always gets a session of its own: what the browser had before ends. */
  private async rotate({ request, response }: ActorContext, secret: string): Promise<void> {
    await this.sessions.end(request);
    this.sessions.setCookie(response, secret);
  }

  private shown(id: string, locale: Locale): SignInProviderType | null {
    const provider = this.clients.provider(id);
    return provider ? { id, name: provider.label[locale], kind: provider.kind } : null;
  }
}
