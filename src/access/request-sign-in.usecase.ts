import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Ids } from '../platform/ids.service.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import { hashOf } from './secret-hash.service.js';
import { signInMail } from './sign-in-mail.js';

/** Minutes in which a link can be used. */
export const linkLastsMinutes = 15;

/** Mails a sign-in link. An unknown address gets nothing, and the caller cannot tell. */
@Injectable()
export class RequestSignIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly mails: Mails,
    private readonly ids: Ids,
  ) {}

  async execute(email: string, locale: Locale): Promise<void> {
    await this.transaction.run(async (tx) => {
      const account = await this.accounts.byEmail(tx, email.trim());
      if (account) await this.sendLink(tx, account, locale);
    });
  }

  /** Writes the mail with a fresh link in the caller's transaction. */
  async sendLink(tx: Tx, account: Account, locale: Locale): Promise<void> {
    const token = this.ids.secret();
    await tx.execute(
      `INSERT INTO sign_in_link (token_hash, account_id, expires_at)
       VALUES ($1, $2, app_now() + $3 * interval '1 minute')`,
      [hashOf(token), account.id, linkLastsMinutes],
    );
    const url = `${this.config.publicUrl}/aanmelden/bevestigen?token=${token}`;
    await this.mails.write(tx, {
      to: account.email,
      kind: 'sign-in',
      reason: `sign-in/${hashOf(token).slice(0, 32)}`,
      ...signInMail(locale, url, linkLastsMinutes),
    });
  }
}
