import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { accountChanged } from './account-events.js';
import { addressTakenMail, newAddressMail } from './account-mail.js';
import { AccountMails } from './account-mails.service.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import { deskRegionOf, type Actor } from './actor.js';
import { AuditLog } from './audit-log.service.js';
import { addressWaitsMinutes, EmailChangesRepository } from './email-changes.repository.js';
import { mayChangeAddress } from './passkey-rules.js';
import { SecondStepFacts } from './second-step-facts.service.js';
import { LINK_USED_OR_EXPIRED, SECOND_STEP_FIRST, SIGN_IN_AGAIN } from './sign-in-problems.js';
import { SignInRequestsRepository } from './sign-in-requests.repository.js';

const longestName = 200;

/** Changes one's own name, language and e-mail address. A new address counts once its owner has confirmed it. */
@Injectable()
export class ChangeAccount {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly changes: EmailChangesRepository,
    private readonly requests: SignInRequestsRepository,
    private readonly facts: SecondStepFacts,
    private readonly accountMails: AccountMails,
    private readonly mails: Mails,
    private readonly outbox: Outbox,
    private readonly keys: Keys,
    private readonly ids: Ids,
    private readonly audit: AuditLog,
  ) {}

  /** What is not given stays as it is. */
  execute(actor: Actor, input: { name: string | null; locale: Locale | null }): Promise<Result<boolean>> {
    return this.transaction.run(async (tx) => {
      const name = input.name?.trim() ?? null;
      if (name !== null && (name === '' || name.length > longestName))
        return refuse(problem(INVALID, 'name', nameless));
      await this.accounts.change(tx, actor.accountId ?? '', { name, locale: input.locale, email: null });
      await this.changed(tx, actor, actor.accountId ?? '', name === null ? 'locale' : 'name');
      return succeed(true);
    });
  }

  /** Mails the new address; the answer is the same when somebody else has it, and then their mailbox tells. */
  requestEmail(actor: Actor, email: string): Promise<Result<boolean>> {
    return this.transaction.run(async (tx) => {
      const address = email.trim().toLowerCase();
      if (!isEmailAddress(address)) return refuse(problem(INVALID, 'email', whatEmailAddress));
      const { account, facts } = await this.facts.of(tx, actor);
      const may = mayChangeAddress(facts);
      if (may !== 'YES')
        return refuse(problem(may === 'SIGN_IN_AGAIN' ? SIGN_IN_AGAIN : SECOND_STEP_FIRST, 'email'));
      await tx.beyond('change-email', () => this.mailNew(tx, account, address));
      return succeed(true);
    });
  }

  /** By whoever holds the token, which only the new address was sent: nobody is signed in by it. */
  confirmEmail(token: string): Promise<Result<boolean>> {
    return this.transaction.run((tx) =>
      tx.beyond('change-email', async () => {
        const over = refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
        const change = await this.changes.take(tx, this.keys.digests('email-change', token));
        const account = change && (await this.accounts.forUpdate(tx, change.accountId));
        if (!change || !account) return over;
        if (await this.accounts.byEmail(tx, change.email)) return refuse(problem(INVALID, 'token', taken));
        await this.accounts.change(tx, account.id, { name: null, locale: null, email: change.email });
        await this.requests.endAllOf(tx, account.id);
        await this.changed(tx, { accountId: account.id, grants: [] }, account.id, 'email');
        await this.accountMails.tell(tx, account, 'EMAIL_CHANGED');
        return succeed(true);
      }),
    );
  }

  private async mailNew(tx: Tx, account: Account, email: string): Promise<void> {
    const holder = await this.accounts.byEmail(tx, email);
    const token = this.ids.secret();
    const tokenHash = this.keys.digest('email-change', token);
    const expiresAt = await this.changes.add(tx, { tokenHash, accountId: account.id, email });
    const url = `${this.config.publicUrl}/account/e-mailadres?token=${token}`;
    await this.mails.write(tx, {
      to: email,
      kind: 'email-change',
      reason: `email-change/${this.ids.next()}`,
      subjectId: account.id,
      expiresAt,
      ...(holder
        ? addressTakenMail(account.locale, `${this.config.publicUrl}/aanmelden`)
        : newAddressMail(account.locale, url, addressWaitsMinutes)),
    });
  }

  private async changed(
    tx: Tx,
    actor: Pick<Actor, 'accountId' | 'grants'>,
    accountId: string,
    what: string,
  ): Promise<void> {
    if (what !== 'locale') await this.outbox.add(tx, accountChanged, { accountId });
    await this.audit.record(tx, {
      actor,
      action: 'account.changed',
      subject: { kind: 'ACCOUNT', id: accountId },
      regionCode: deskRegionOf({ accountId, session: null, grants: actor.grants }),
      why: null,
      details: { what },
    });
  }
}

const nameless = { nl: 'Vul uw naam in.', en: 'Fill in your name.' };
const taken = {
  nl: 'Dit e-mailadres hoort inmiddels bij een ander account. Kies een ander adres.',
  en: 'This e-mail address belongs to another account by now. Choose another address.',
};
