import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Keys } from '../platform/keys.service.js';
import { problem, refuse, succeed, type Problem, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { Sessions } from './sessions.service.js';
import { ASKED_ELSEWHERE, CODE_WRONG, LINK_USED_OR_EXPIRED } from './sign-in-problems.js';
import { linkState, maskedAddress, type LinkState } from './sign-in-link.js';
import { SignInRequestsRepository } from './sign-in-requests.repository.js';
import type { WayIn } from './signed-in-how.js';

/** The browser in which somebody signs in. */
export interface Browser {
  /** What is kept of the browser that asked; null when this one never did. */
  readonly hash: string | null;
  /** In a few words, for the list of sessions. */
  readonly words: string;
  /** The secret of the session it had until now. */
  readonly session: string | null;
}

/** What whoever holds a link may know of it before it is used. */
export interface LinkView {
  readonly state: LinkState;
  /** Whose link it is, masked; null when it is over. */
  readonly address: string | null;
  /** Whether it also asks for the code of the same mail. */
  readonly needsCode: boolean;
}

/**
 * Signs in by what was mailed. A link alone is enough in the browser that asked; in another it must come with the code
 * of the same mail, for a link also ends up where mails do not (histories, forwarded addresses, scanners). The code alone
 * is enough in the browser that asked, or with the address. Why: docs/decisions/2026-11-22-signing-in.md.
 */
@Injectable()
export class SignIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly requests: SignInRequestsRepository,
    private readonly sessions: Sessions,
    private readonly keys: Keys,
  ) {}

  /** What a link is worth in this browser. Nothing changes: mail scanners open links. */
  async look(token: string, browserHash: string | null): Promise<LinkView> {
    const { state, link } = await this.find(token, browserHash);
    return {
      state,
      address: state === 'OVER' || !link ? null : maskedAddress(link.email),
      needsCode: state === 'ELSEWHERE' && !this.config.demo,
    };
  }

  /** Uses a link up; of two who try at once, one gets in. In demo mode it works alone in any browser. */
  async byLink(token: string, code: string | null, browser: Browser): Promise<Result<{ secret: string }>> {
    const { state, link } = await this.find(token, browser.hash);
    if (state === 'OVER' || !link) return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
    const isAlone = state === 'HERE' || this.config.demo;
    if (!isAlone && code === null) return refuse(problem(ASKED_ELSEWHERE, 'token'));
    if (!isAlone && !(await this.fits(link.id, code ?? ''))) return refuse(problem(CODE_WRONG, 'code'));
    return this.enter(link.id, 'LINK', browser, isAlone ? 0 : 1, problem(LINK_USED_OR_EXPIRED, 'token'));
  }

  /** By the code of the newest mail that this browser asked for, or that was sent to an address. */
  async byCode(code: string, email: string | null, browser: Browser): Promise<Result<{ secret: string }>> {
    const by = email === null ? { browserHash: browser.hash } : { email: email.trim() };
    const id = await this.transaction.read((tx) =>
      tx.beyond('ask-sign-in', () => this.requests.newest(tx, by)),
    );
    const wrong = problem(CODE_WRONG, 'code');
    if (!(await this.fits(id, code))) return refuse(wrong);
    return this.enter(id as string, 'CODE', browser, 1, wrong);
  }

  private async find(token: string, browserHash: string | null) {
    return this.transaction.read((tx) =>
      tx.beyond('ask-sign-in', async () => {
        const link = await this.requests.byToken(tx, this.keys.digests('sign-in-link', token));
        return { link, state: linkState(link, browserHash, tx.now) };
      }),
    );
  }

  /** The try is counted in a transaction of its own: a wrong one stays counted. */
  private async fits(id: string | null, code: string): Promise<boolean> {
    const kept = await this.transaction.run((tx) =>
      tx.beyond('ask-sign-in', () => this.requests.countTry(tx, id)),
    );
    const digits = code.replace(/\s/g, '');
    return this.keys
      .digests('sign-in-code', `${id}/${digits}`)
      .map((digest) => timingSafeEqual(Buffer.from(digest), Buffer.from(kept ?? '-'.repeat(digest.length))))
      .includes(true);
  }

  private enter(
    id: string,
    by: WayIn,
    { words, session }: Browser,
    rightTries: 0 | 1,
    over: Problem,
  ): Promise<Result<{ secret: string }>> {
    return this.transaction.run((tx) =>
      tx.beyond('sign-in', async () => {
        const accountId = await this.requests.useUp(tx, id, rightTries);
        if (accountId === null) return refuse(over);
        const how = { by, acr: null, secondStep: false, browser: words };
        return succeed({ secret: await this.sessions.start(tx, accountId, how, session) });
      }),
    );
  }
}
