import { Injectable } from '@nestjs/common';
import { problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Actor } from './actor.js';
import { PasskeyCeremony } from './passkey-ceremony.service.js';
import { PasskeysRepository, type Asker, type Passkey, type PasskeyPurpose } from './passkeys.repository.js';
import { Sessions } from './sessions.service.js';
import type { Browser } from './sign-in.usecase.js';
import { PASSKEY_UNKNOWN } from './sign-in-problems.js';

/** Signs in by a passkey, or makes the second step with one. A question is answered once, where it was asked. */
@Injectable()
export class ShowPasskey {
  constructor(
    private readonly transaction: Transaction,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremony: PasskeyCeremony,
    private readonly sessions: Sessions,
  ) {}

  /** The question to whichever passkey the browser has. */
  async askToSignIn(browserHash: string): Promise<object> {
    const options = await this.ceremony.showOptions([]);
    await this.ask(options.challenge, 'SIGN_IN', { browserHash });
    return options;
  }

  /** The question to one of the passkeys of whoever acts. */
  async askSecondStep(actor: Actor): Promise<object> {
    const accountId = actor.accountId ?? '';
    const passkeys = await this.transaction.read((tx) => this.passkeys.ofAccount(tx, accountId));
    const options = await this.ceremony.showOptions(passkeys);
    await this.ask(options.challenge, 'SECOND_STEP', { sessionId: actor.session?.id ?? '' });
    return options;
  }

  async signIn(answer: object, browser: Browser): Promise<Result<{ secret: string }>> {
    return this.check(answer, 'SIGN_IN', { browserHash: browser.hash ?? '' }, async (tx, { accountId }) => {
      const how = { by: 'PASSKEY', acr: null, secondStep: true, browser: browser.words } as const;
      return this.sessions.start(tx, accountId, how, browser.session);
    });
  }

  /** Strengthens the session one is in; its secret changes with it. */
  async secondStep(actor: Actor, answer: object): Promise<Result<{ secret: string }>> {
    const sessionId = actor.session?.id ?? '';
    return this.check(answer, 'SECOND_STEP', { sessionId }, async (tx, { accountId }) =>
      accountId === actor.accountId ? this.sessions.strengthen(tx, sessionId) : null,
    );
  }

  private ask(challenge: string, purpose: PasskeyPurpose, asker: Asker): Promise<void> {
    return this.transaction.run((tx) =>
      tx.beyond('sign-in', () => this.passkeys.addChallenge(tx, challenge, purpose, asker)),
    );
  }

  private async check(
    answer: object,
    purpose: PasskeyPurpose,
    asker: Asker,
    enter: (tx: Tx, passkey: Passkey) => Promise<string | null>,
  ): Promise<Result<{ secret: string }>> {
    const unknown = refuse(problem(PASSKEY_UNKNOWN, 'answer'));
    const read = this.ceremony.read(answer);
    if (!read) return unknown;
    // In a transaction of its own: an answer that does not hold has used its question up all the same.
    const wasAsked = await this.transaction.run((tx) =>
      tx.beyond('sign-in', () => this.passkeys.takeChallenge(tx, read.challenge, purpose, asker)),
    );
    if (!wasAsked) return unknown;
    return this.transaction.run((tx) =>
      tx.beyond('sign-in', async () => {
        const passkey = await this.passkeys.byCredential(tx, read.credentialId);
        const shown = passkey && (await this.ceremony.shown(answer, read.challenge, passkey));
        if (!shown) return unknown;
        await this.passkeys.used(tx, passkey.id, shown.signCount, shown.synced);
        const secret = await enter(tx, passkey);
        return secret === null ? unknown : succeed({ secret });
      }),
    );
  }
}
