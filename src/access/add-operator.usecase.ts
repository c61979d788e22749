import { Injectable } from '@nestjs/common';
import { isEmailAddress, whatEmailAddress } from '../platform/email-address.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { AccountsRepository, type Account } from './accounts.repository.js';
import { AuditLog } from './audit-log.service.js';

/** The name of the work by which the audit trail knows what the command did. */
export const addOperatorWork = 'operator:add';

/**
 * Makes somebody an operator from the machine itself: the first one, whom nobody can invite, or one more when all have
 * gone. Whoever can run it can reach the database anyway.
 */
@Injectable()
export class AddOperator {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** `isNew` is false for who was an operator already: then nothing changes. */
  execute(email: string, name: string | null): Promise<Result<{ account: Account; isNew: boolean }>> {
    return this.transaction.run(async (tx) => {
      const address = email.trim().toLowerCase();
      if (!isEmailAddress(address)) return refuse(problem(INVALID, 'email', whatEmailAddress));
      const account = await this.accounts.ensure(tx, address, name?.trim().slice(0, 200) || address);
      const isNew = await this.accounts.grant(tx, account.id, {
        role: 'OPERATOR',
        regionCode: null,
        subjectId: null,
      });
      if (isNew)
        await this.audit.record(tx, {
          actor: { work: addOperatorWork },
          action: 'role.granted',
          subject: { kind: 'ACCOUNT', id: account.id },
          regionCode: null,
          why: null,
          details: { role: 'OPERATOR' },
        });
      return succeed({ account, isNew });
    });
  }
}
