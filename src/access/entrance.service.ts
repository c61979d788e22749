import { Injectable } from '@nestjs/common';
import { answer } from '../platform/problem.type.js';
import type { Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import type { SignInPayload, ViewerType } from './access.type.js';
import { AccountsRepository } from './accounts.repository.js';
import type { Actor } from './actor.js';
import { AskingBrowser } from './asking-browser.service.js';
import { browserOf } from './browser.js';
import type { ActorContext } from './current-actor.decorator.js';
import { Sessions } from './sessions.service.js';
import type { Browser } from './sign-in.usecase.js';

/** What every way in has in common on the side of the request: what is known of the browser, cookies, and who is there then. */
@Injectable()
export class Entrance {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly sessions: Sessions,
    private readonly asking: AskingBrowser,
  ) {}

  browser({ request }: ActorContext): Browser {
    return {
      hash: this.asking.hashOf(request),
      words: browserOf(request.headers['user-agent']),
      session: this.sessions.secretOf(request),
    };
  }

  /** Gives the browser its session, if there is one; from here on the request works for who signed in. */
  async enter(context: ActorContext, result: Result<{ secret: string }>): Promise<SignInPayload> {
    const { problems } = answer(result, context.locale);
    if (!result.value) return { viewer: null, problems };
    const { secret } = result.value;
    this.sessions.setCookie(context.response, secret);
    this.asking.forget(context.response);
    const actor = await this.sessions.actorOfSecret(secret);
    Object.assign(context, { actor });
    return { viewer: await this.viewerOf(actor), problems };
  }

  /** Who acts, as the API shows them; null for a visitor. */
  async viewerOf({ accountId, grants, session }: Actor): Promise<ViewerType | null> {
    if (accountId === null) return null;
    const account = await this.transaction.read((tx) => this.accounts.byId(tx, accountId));
    return (
      account && {
        ...account,
        roles: [...new Set(grants.map(({ role }) => role))],
        secondStepNeeded: (session?.withheld ?? []).length > 0,
      }
    );
  }
}
