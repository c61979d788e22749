import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Mails } from '../platform/mail.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AccountsRepository } from './accounts.repository.js';
import type { Actor } from './actor.js';
import { AuditLog } from './audit-log.service.js';
import { OpenIdClients } from './openid-clients.service.js';
import { connectedMail } from './openid-mail.js';
import { OPENID_ALREADY_CONNECTED, OPENID_CONNECT_SAFELY, OPENID_OVER } from './openid-problems.js';
import { OpenIdRepository, type OpenIdIdentity, type WaitingAnswer } from './openid.repository.js';
import { mayAdd } from './passkey-rules.js';
import { SecondStepFacts } from './second-step-facts.service.js';
import { StartOpenIdSession } from './start-openid-session.service.js';

/** What came of connecting: a new session, now of the provider's level. */
export interface Connected {
  readonly session: string;
  readonly company: boolean;
  readonly returnPath: string | null;
}

/**
 * Connects who a provider told of to an account, because somebody who is signed in to that account says so in the
 * browser that came back from the provider. So neither a matching address nor a forwarded link gives an account away.
 */
@Injectable()
export class ConnectOpenId {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly clients: OpenIdClients,
    private readonly openids: OpenIdRepository,
    private readonly sessions: StartOpenIdSession,
    private readonly accounts: AccountsRepository,
    private readonly facts: SecondStepFacts,
    private readonly audit: AuditLog,
    private readonly mails: Mails,
  ) {}

  /** The answer that waits in this browser; null when none does. */
  waiting(browser: string | undefined): Promise<WaitingAnswer | null> {
    if (browser === undefined) return Promise.resolve(null);
    return this.transaction.read((tx) =>
      tx.beyond('sign-in-by-openid', () => this.openids.waiting(tx, browser)),
    );
  }

  async execute(actor: Actor, browser: string | undefined, browserName: string): Promise<Result<Connected>> {
    const { accountId } = actor;
    if (accountId === null || browser === undefined) return refuse(problem(OPENID_OVER, 'answer'));
    return this.transaction.run((tx) =>
      tx.beyond('sign-in-by-openid', async () => {
        const waiting = await this.openids.waiting(tx, browser);
        if (!waiting || !(await this.openids.stopWaiting(tx, waiting.id)))
          return refuse(problem(OPENID_OVER, 'answer'));
        if (!(await this.mayConnect(tx, actor, accountId)))
          return refuse(problem(OPENID_CONNECT_SAFELY, 'answer'));
        const identity =
          (await this.openids.connect(tx, accountId, waiting.provider, waiting.answer)) ??
          (await this.openids.byAnswer(tx, waiting.answer));
        if (identity?.accountId !== accountId) return refuse(problem(OPENID_ALREADY_CONNECTED, 'answer'));
        await this.tell(tx, actor, identity);
        const { idToken, answer, returnPath } = waiting;
        const session = await this.sessions.execute(tx, identity, idToken, answer, browserName);
        return succeed({ session, company: answer.kvkNumber !== null, returnPath });
      }),
    );
  }

  /** Nothing is connected, and what the provider told is forgotten. */
  async decline(browser: string | undefined): Promise<void> {
    if (browser === undefined) return;
    await this.transaction.run((tx) =>
      tx.beyond('sign-in-by-openid', async () => {
        const waiting = await this.openids.waiting(tx, browser);
        if (waiting) await this.openids.stopWaiting(tx, waiting.id);
      }),
    );
  }

  /** Takes a way of signing in away; the sessions it began end. */
  async disconnect(actor: Actor, identityId: string): Promise<Result<null>> {
    const { accountId } = actor;
    return this.transaction.run(async (tx) => {
      if (accountId === null || !(await this.openids.disconnect(tx, accountId, identityId)))
        return refuse(problem(NOT_FOUND, 'id'));
      await this.audit.record(tx, {
        actor,
        action: 'account.unlinked-from-openid',
        subject: { kind: 'ACCOUNT', id: accountId },
        regionCode: null,
        why: null,
      });
      return succeed(null);
    });
  }

  /**
   * Where a second step is asked, a provider's level takes its place: so whoever reads somebody's mail must not connect
   * a provider of their own. The same rule as for adding a passkey; what is connected already counts as one.
   */
  private async mayConnect(tx: Tx, actor: Actor, accountId: string): Promise<boolean> {
    const { facts } = await this.facts.of(tx, actor);
    if (!facts.worksWithSecondStep) return true;
    const connected = (await this.openids.identitiesOf(tx, accountId)).length;
    return mayAdd({ ...facts, passkeys: facts.passkeys + connected }) === 'YES';
  }

  private async tell(tx: Tx, actor: Actor, identity: OpenIdIdentity): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: 'account.linked-to-openid',
      subject: { kind: 'ACCOUNT', id: identity.accountId },
      regionCode: null,
      why: null,
      details: { provider: identity.provider },
    });
    const account = await this.accounts.byId(tx, identity.accountId);
    const provider = this.clients.provider(identity.provider);
    if (!account || !provider) return;
    await this.mails.write(tx, {
      to: account.email,
      kind: 'openid-connected',
      reason: `openid-connected/${identity.id}`,
      ...connectedMail(account.locale, provider, `${this.config.publicUrl}/account`),
    });
  }
}
