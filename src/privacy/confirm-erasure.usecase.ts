import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { LINK_USED_OR_EXPIRED } from '../access/sign-in-problems.js';
import { Keys } from '../platform/keys.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ErasureRequestsRepository } from './erasure-requests.repository.js';
import { erasureConfirmed } from './privacy-events.js';

/** The second look: whoever asked, signed in and with the mailed link. A worker erases at once, unless something holds. */
@Injectable()
export class ConfirmErasure {
  constructor(
    private readonly transaction: Transaction,
    private readonly requests: ErasureRequestsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly keys: Keys,
  ) {}

  /** LINK_USED_OR_EXPIRED also for the link of another account. */
  execute(actor: Actor, token: string): Promise<Result<true>> {
    return this.transaction.run((tx) => this.within(tx, actor, token));
  }

  async within(tx: Tx, { accountId }: Actor, token: string): Promise<Result<true>> {
    const request =
      accountId === null
        ? null
        : await this.requests.confirm(tx, accountId, this.keys.digests('erasure', token));
    if (!request) return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
    await this.outbox.add(tx, erasureConfirmed, { requestId: request.id });
    return succeed(true);
  }

  /** Takes back a request that is not done yet. NOT_FOUND when there is none. */
  cancel(actor: Actor): Promise<Result<true>> {
    return this.transaction.run(async (tx): Promise<Result<true>> => {
      const { accountId } = actor;
      if (accountId === null || !(await this.requests.cancel(tx, accountId))) {
        return refuse(problem(NOT_FOUND, 'erasure'));
      }
      await this.audit.record(tx, {
        actor,
        action: 'data.erasure-cancelled',
        subject: { kind: 'ACCOUNT', id: accountId },
        regionCode: null,
        why: null,
      });
      return succeed(true);
    });
  }
}
