import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { AuditLog } from '../access/audit-log.service.js';
import type { Locale } from '../platform/locale.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { howSoonByDefault, kindsFor, noticeKinds, type NoticeKind } from './notice.js';
import { NoticesRepository } from './notices.repository.js';
import type { Stopped } from './stop-links.service.js';

/** Stops a sort of mail for the reader of a signed link, as their own switch would. Done twice it is done once. */
@Injectable()
export class StopMail {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly notices: NoticesRepository,
    private readonly mails: Mails,
    private readonly audit: AuditLog,
  ) {}

  /** The language of whoever the link was made for; null when they are no more. */
  localeOf(accountId: string): Promise<Locale | null> {
    return this.transaction.beyond('stop-mail-by-link', async (tx) => {
      const [account] = await this.accounts.byIds(tx, [accountId]);
      return account?.locale ?? null;
    });
  }

  async execute(accountId: string, what: Stopped): Promise<void> {
    await this.transaction.run((tx) =>
      tx.beyond('stop-mail-by-link', async () => {
        const [account] = await this.accounts.byIds(tx, [accountId]);
        if (!account) return;
        for (const kind of await this.kindsOf(tx, accountId, what)) {
          await this.notices.choose(tx, accountId, kind, 'NEVER');
          await this.notices.drop(tx, accountId, kind);
          await this.mails.withdraw(tx, account.email, noticeKinds[kind].mails);
        }
        if (what === 'MORNING') await this.mails.withdraw(tx, account.email, ['digest']);
        await this.audit.record(tx, {
          actor: { accountId, grants: [] },
          action: 'notices.changed',
          subject: { kind: 'ACCOUNT', id: accountId },
          regionCode: null,
          why: null,
          details: { kind: what, how: 'NEVER' },
        });
      }),
    );
  }

  /** Of the morning mail: whatever they hear in it now. */
  private async kindsOf(tx: Tx, accountId: string, what: Stopped): Promise<NoticeKind[]> {
    if (what !== 'MORNING') return [what];
    const roles = (await this.accounts.grantsOf(tx, accountId)).map(({ role }) => role);
    const chosen = await this.notices.chosen(tx, accountId);
    return kindsFor(roles).filter((kind) =>
      ['DAILY', 'WEEKLY'].includes(chosen.get(kind) ?? howSoonByDefault(kind, roles)),
    );
  }
}
