import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import { signInAsked } from './sign-in-events.js';
import { signInMail } from './sign-in-mail.js';
import { linkLastsMinutes, SignInRequestsRepository, type Asked } from './sign-in-requests.repository.js';

/** The longest address there is. Source: RFC 5321. */
const longestAddress = 254;

/**
 * Asks for a mail with a link and a code. What happens before the answer is the same for every address, known or not:
 * one row and one event. The mail is written by a job after it, so that neither answer nor time tells.
 */
@Injectable()
export class RequestSignIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly requests: SignInRequestsRepository,
    private readonly accounts: AccountsRepository,
    private readonly outbox: Outbox,
    private readonly mails: Mails,
    private readonly keys: Keys,
    private readonly ids: Ids,
  ) {}

  /** For an address somebody typed, in the browser of which this is kept. */
  execute(email: string, locale: Locale, browserHash: string): Promise<void> {
    const address = email.trim().slice(0, longestAddress);
    return this.ask({ email: address, accountId: null, locale, browserHash });
  }

  /** For whoever an earlier link was for, used or expired, without saying who that is. Any other token asks for nobody. */
  async renew(token: string, locale: Locale, browserHash: string): Promise<void> {
    const link = await this.transaction.read((tx) =>
      tx.beyond('ask-sign-in', () => this.requests.byToken(tx, this.keys.digests('sign-in-link', token))),
    );
    await this.ask({ email: null, accountId: link?.accountId ?? null, locale, browserHash });
  }

  /** Writes the mail in the caller's transaction: for an account that is certain, such as one just made. */
  sendLink(tx: Tx, account: Account, locale: Locale, browserHash: string | null = null): Promise<void> {
    return tx.beyond('ask-sign-in', async () => {
      const id = await this.requests.add(tx, { email: null, accountId: account.id, locale, browserHash });
      await this.mail(tx, id, account, locale);
    });
  }

  /** Writes the mail of a request that waits, if somebody has its address; for the job. */
  async answer(tx: Tx, requestId: string): Promise<void> {
    const found = await this.requests.forMailing(tx, requestId);
    const account = found && (await this.accounts.byId(tx, found.accountId));
    const isTooMuch =
      account && (await this.requests.mailedTo(tx, account.id)) >= this.config.signInsPerAddress;
    if (!account || isTooMuch) return this.requests.forgetAddress(tx, requestId);
    await this.mail(tx, requestId, account, found.locale);
  }

  private ask(asked: Asked): Promise<void> {
    return this.transaction.run(async (tx) => {
      const requestId = await tx.beyond('ask-sign-in', () => this.requests.add(tx, asked));
      await this.outbox.add(tx, signInAsked, { requestId });
    });
  }

  private async mail(tx: Tx, id: string, account: Account, locale: Locale): Promise<void> {
    const token = this.ids.secret();
    const code = this.ids.code();
    const expiresAt = await this.requests.mail(tx, id, {
      accountId: account.id,
      tokenHash: this.keys.digest('sign-in-link', token),
      codeHash: this.keys.digest('sign-in-code', `${id}/${code}`),
    });
    await this.mails.write(tx, {
      to: account.email,
      kind: 'sign-in',
      reason: `sign-in/${id}`,
      expiresAt,
      ...signInMail(locale, {
        url: `${this.config.publicUrl}/aanmelden/bevestigen?token=${token}`,
        code,
        minutes: linkLastsMinutes,
      }),
    });
  }
}
