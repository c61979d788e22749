import { Injectable } from '@nestjs/common';
import type { Account } from '../access/accounts.repository.js';
import { Mails, type Mail } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { digestFrom, isHourOfNudges, mondayDigestFrom } from './digest-time.js';
import { DigestsRepository } from './digests.repository.js';
import { isNudge, isQuiet, kindOfMail, type HowSoon, type NoticeKind, type NoticeMail } from './notice.js';
import { NoticesRepository } from './notices.repository.js';
import { StopLinks } from './stop-links.service.js';

/** Tells people what they can switch: at once, in their next morning mail, or not, as they want it at this moment. */
@Injectable()
export class Notices {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly digests: DigestsRepository,
    private readonly stopLinks: StopLinks,
    private readonly mails: Mails,
  ) {}

  /** For the same reason once. A morning mail tells it in a line: the mail's subject, with the link of its button. */
  async tell(
    tx: Tx,
    account: Pick<Account, 'id' | 'email'>,
    mail: Omit<Mail, 'to' | 'kind'> & { readonly kind: NoticeMail },
  ): Promise<void> {
    const kind = kindOfMail(mail.kind);
    const wanted = (await this.notices.howSoon(tx, [account.id], kind)).get(account.id);
    const how = wanted === 'NOW' && !(await this.mayGoNow(tx, account.id, kind)) ? 'DAILY' : wanted;
    if (how === 'NOW') {
      await this.mails.write(tx, {
        ...mail,
        to: account.email,
        isNudge: isQuiet(kind),
        unsubscribeUrl: this.stopLinks.urlOf(account.id, kind),
      });
    }
    if (how === 'DAILY' || how === 'WEEKLY') await this.keep(tx, account.id, kind, how, mail);
  }

  /** Of nudges and digests together one mail a day is enough: another waits for the next morning. */
  private async mayGoNow(tx: Tx, accountId: string, kind: NoticeKind): Promise<boolean> {
    return !isNudge(kind) || (isHourOfNudges(tx.now) && (await this.digests.takeForNudge(tx, accountId)));
  }

  private async keep(
    tx: Tx,
    accountId: string,
    kind: NoticeKind,
    how: HowSoon,
    mail: Omit<Mail, 'to'>,
  ): Promise<void> {
    const button = mail.body.parts.find((part) => part.kind === 'button');
    await this.notices.keep(tx, {
      accountId,
      kind,
      digestFrom: how === 'WEEKLY' ? mondayDigestFrom(tx.now) : digestFrom(tx.now),
      reason: mail.reason,
      subject: mail.subject,
      url: button?.url ?? '',
      mailKind: mail.kind,
      subjectId: mail.subjectId ?? null,
    });
  }
}
