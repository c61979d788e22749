import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { DeadLettersRepository, type DeadLetter, type DeadLetterKind } from './dead-letters.repository.js';

/** What is put aside, and trying it again: for operators, who see neither readers nor words. */
@Injectable()
export class RetryDeadLetter {
  constructor(
    private readonly transaction: Transaction,
    private readonly letters: DeadLettersRepository,
    private readonly audit: AuditLog,
  ) {}

  list(): Promise<DeadLetter[]> {
    return this.transaction.beyond('watch-dead-letters', (tx) => this.letters.list(tx));
  }

  /** NOT_FOUND when it is not put aside (any more), or cannot be tried again. Audited. */
  execute(actor: Actor, kind: DeadLetterKind, id: string): Promise<Result<DeadLetter[]>> {
    return this.transaction.run((tx) =>
      tx.beyond('watch-dead-letters', async () => {
        if (!(await this.letters.retry(tx, kind, id))) return refuse(problem(NOT_FOUND, 'id'));
        await this.audit.record(tx, {
          actor,
          action: 'operations.retried',
          subject: { kind: 'DEAD_LETTER', id },
          regionCode: null,
          why: null,
          details: { kind },
        });
        return succeed(await this.letters.list(tx));
      }),
    );
  }
}
