import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isIdentifier } from '../platform/identifier.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { answer } from '../platform/problem.type.js';
import { Transaction } from '../platform/transaction.service.js';
import { SignInPayload, ViewerType } from './access.type.js';
import { AccountPayload, DonePayload, PasskeyQuestionPayload, PasskeyType } from './account.type.js';
import { AskingBrowser } from './asking-browser.service.js';
import { CurrentContext, type ActorContext } from './current-actor.decorator.js';
import { Entrance } from './entrance.service.js';
import { ManagePasskeys } from './manage-passkeys.usecase.js';
import { Needs } from './needs.decorator.js';
import { PasskeyJson } from './passkey-json.scalar.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { ResetSecondStep } from './reset-second-step.usecase.js';
import { ShowPasskey } from './show-passkey.usecase.js';
import { Throttled } from './throttled.decorator.js';

@Resolver(() => ViewerType)
export class PasskeysResolver {
  constructor(
    private readonly transaction: Transaction,
    private readonly passkeys: PasskeysRepository,
    private readonly own: ManagePasskeys,
    private readonly shown: ShowPasskey,
    private readonly resets: ResetSecondStep,
    private readonly entrance: Entrance,
    private readonly asking: AskingBrowser,
  ) {}

  @ResolveField('passkeys', () => [PasskeyType], { description: 'Their passkeys, the oldest first.' })
  @Needs('signedIn')
  passkeysOf(@Parent() { id }: ViewerType): Promise<PasskeyType[]> {
    return this.transaction.read((tx) => this.passkeys.ofAccount(tx, id));
  }

  @Mutation(() => PasskeyQuestionPayload, {
    description:
      'The question to whichever passkey the browser has for this address; `signInByPasskey` follows.',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async askPasskey(@CurrentContext() context: ActorContext): Promise<PasskeyQuestionPayload> {
    const options = await this.shown.askToSignIn(this.asking.mark(context));
    return question(context, succeed(options));
  }

  @Mutation(() => SignInPayload, {
    description: 'Signs in by a passkey: that is both steps at once (PASSKEY_UNKNOWN).',
  })
  @Needs('public')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async signInByPasskey(
    @Args('answer', { type: () => PasskeyJson }) given: object,
    @CurrentContext() context: ActorContext,
  ): Promise<SignInPayload> {
    return this.entrance.enter(context, await this.shown.signIn(given, this.entrance.browser(context)));
  }

  @Mutation(() => PasskeyQuestionPayload, {
    description: 'The question to one of the viewer’s passkeys; `passSecondStep` follows.',
  })
  @Needs('signedIn')
  async askSecondStep(@CurrentContext() context: ActorContext): Promise<PasskeyQuestionPayload> {
    return question(context, succeed(await this.shown.askSecondStep(context.actor)));
  }

  @Mutation(() => SignInPayload, {
    description: 'Makes the second step: every role counts from here on (PASSKEY_UNKNOWN).',
  })
  @Needs('signedIn')
  @Throttled({ per: 'source', times: 'signInsPerQuarter', seconds: 900 })
  async passSecondStep(
    @Args('answer', { type: () => PasskeyJson }) given: object,
    @CurrentContext() context: ActorContext,
  ): Promise<SignInPayload> {
    return this.entrance.enter(context, await this.shown.secondStep(context.actor, given));
  }

  @Mutation(() => PasskeyQuestionPayload, {
    description:
      'The question to make a passkey; `addPasskey` follows. Straight after signing in (SIGN_IN_AGAIN), and who has one by which they work shows that first (SECOND_STEP_FIRST).',
  })
  @Needs('signedIn')
  async askNewPasskey(@CurrentContext() context: ActorContext): Promise<PasskeyQuestionPayload> {
    return question(context, await this.own.ask(context.actor));
  }

  @Mutation(() => AccountPayload, {
    description: 'Keeps the passkey that was made. It was shown by that: the second step is made too.',
  })
  @Needs('signedIn')
  async addPasskey(
    @Args('name') name: string,
    @Args('answer', { type: () => PasskeyJson }) given: object,
    @CurrentContext() context: ActorContext,
  ): Promise<AccountPayload> {
    return this.entrance.enter(context, await this.own.add(context.actor, name, given));
  }

  @Mutation(() => AccountPayload, { description: 'Names one of the viewer’s passkeys.' })
  @Needs('signedIn')
  async renamePasskey(
    @Args('id', { type: () => ID }) id: string,
    @Args('name') name: string,
    @CurrentContext() context: ActorContext,
  ): Promise<AccountPayload> {
    return this.account(
      context,
      isIdentifier(id) ? await this.own.rename(context.actor, id, name) : notThere,
    );
  }

  @Mutation(() => AccountPayload, {
    description:
      'Removes one of the viewer’s passkeys; whose work asks one shows it first (SECOND_STEP_FIRST) and keeps one (LAST_PASSKEY).',
  })
  @Needs('signedIn')
  async removePasskey(
    @Args('id', { type: () => ID }) id: string,
    @CurrentContext() context: ActorContext,
  ): Promise<AccountPayload> {
    return this.account(context, isIdentifier(id) ? await this.own.remove(context.actor, id) : notThere);
  }

  @Mutation(() => DonePayload, {
    description:
      'Takes away the passkeys of somebody who lost them, and ends their sessions: by the coordinator of their desk or an operator, who recognised them and says how.',
  })
  @Needs('secondStep.reset')
  async resetSecondStep(
    @Args('accountId', { type: () => ID }) accountId: string,
    @Args('reason') reason: string,
    @CurrentContext() context: ActorContext,
  ): Promise<DonePayload> {
    const result = isIdentifier(accountId)
      ? await this.resets.execute(context.actor, accountId, reason)
      : refuse(problem(NOT_FOUND, 'accountId'));
    const { value, problems } = answer(result, context.locale);
    return { done: value !== null, problems };
  }

  private async account(context: ActorContext, result: Result<boolean>): Promise<AccountPayload> {
    const { problems } = answer(result, context.locale);
    return { viewer: result.value ? await this.entrance.viewerOf(context.actor) : null, problems };
  }
}

const notThere: Result<boolean> = refuse(problem(NOT_FOUND, 'id'));

function question({ locale }: ActorContext, result: Result<object>): PasskeyQuestionPayload {
  const { value, problems } = answer(result, locale);
  return { options: value, problems };
}
