import { Injectable } from '@nestjs/common';
import type { Account } from '../access/accounts.repository.js';
import { Mails, type Mail } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { digestFrom, mondayDigestFrom } from './digest-time.js';
import { kindOfMail, type NoticeMail } from './notice.js';
import { NoticesRepository } from './notices.repository.js';

/** Tells people what they can switch: at once, in their next morning mail, or not, as they want it at this moment. */
@Injectable()
export class Notices {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly mails: Mails,
  ) {}

  /** For the same reason once. A morning mail tells it in a line: the mail's subject, with the link of its button. */
  async tell(
    tx: Tx,
    account: Pick<Account, 'id' | 'email'>,
    mail: Omit<Mail, 'to' | 'kind'> & { readonly kind: NoticeMail },
  ): Promise<void> {
    const kind = kindOfMail(mail.kind);
    const how = (await this.notices.howSoon(tx, [account.id], kind)).get(account.id);
    if (how === 'NOW') await this.mails.write(tx, { ...mail, to: account.email });
    if (how !== 'DAILY' && how !== 'WEEKLY') return;
    const button = mail.body.parts.find((part) => part.kind === 'button');
    await this.notices.keep(tx, {
      accountId: account.id,
      kind,
      digestFrom: how === 'DAILY' ? digestFrom(tx.now) : mondayDigestFrom(tx.now),
      reason: mail.reason,
      subject: mail.subject,
      url: button?.url ?? '',
      mailKind: mail.kind,
      subjectId: mail.subjectId ?? null,
    });
  }
}
