import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Ids } from '../platform/ids.service.js';
import { Mails } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { accountChangedMail, type Happening } from './account-mail.js';
import type { Account } from './accounts.repository.js';

/** Tells people by mail what happened to how they sign in. */
@Injectable()
export class AccountMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mails: Mails,
    private readonly ids: Ids,
  ) {}

  async tell(tx: Tx, { email, locale }: Account, happening: Happening, name = ''): Promise<void> {
    await this.mails.write(tx, {
      to: email,
      kind: 'account-changed',
      reason: `account-changed/${this.ids.next()}`,
      ...accountChangedMail(locale, happening, name, `${this.config.publicUrl}/account`),
    });
  }
}
