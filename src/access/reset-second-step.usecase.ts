import { Injectable } from '@nestjs/common';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { AccountMails } from './account-mails.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { deskRegionOf, type Actor } from './actor.js';
import { AuditLog } from './audit-log.service.js';
import { mayReset } from './passkey-rules.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { SessionsRepository } from './sessions.repository.js';

/**
 * Takes away the passkeys of somebody who lost them, and ends their sessions. The coordinator or operator has recognised
 * the person and says how; after it a fresh mailed link lets that person make a new passkey, and nothing else.
 */
@Injectable()
export class ResetSecondStep {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly sessions: SessionsRepository,
    private readonly mails: AccountMails,
    private readonly audit: AuditLog,
  ) {}

  /** NOT_FOUND for whoever is not theirs to help; INVALID without a reason. */
  execute(actor: Actor, accountId: string, reason: string): Promise<Result<boolean>> {
    return this.transaction.run((tx) =>
      tx.beyond('reset-second-step', async () => {
        const account = await this.accounts.forUpdate(tx, accountId);
        const grants = await this.accounts.grantsOf(tx, accountId);
        if (!account || !mayReset(actor, { accountId, grants })) {
          return refuse(problem(NOT_FOUND, 'accountId'));
        }
        if (reason.trim() === '') return refuse(problem(INVALID, 'reason', unexplained));
        await this.passkeys.removeAll(tx, accountId);
        await this.sessions.endOthers(tx, accountId, null);
        await this.audit.record(tx, {
          actor,
          action: 'second-step.reset',
          subject: { kind: 'ACCOUNT', id: accountId },
          regionCode: deskRegionOf(actor) ?? grants.find((grant) => grant.regionCode)?.regionCode ?? null,
          why: reason,
        });
        await this.mails.tell(tx, account, 'PASSKEYS_RESET');
        return succeed(true);
      }),
    );
  }
}

const unexplained = {
  nl: 'Schrijf op hoe u deze persoon heeft herkend en wat er met de passkey is gebeurd.',
  en: 'Write down how you recognised this person and what happened to the passkey.',
};
