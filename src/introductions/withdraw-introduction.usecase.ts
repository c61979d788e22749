import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { standsOf, type Stand } from './introduction-access.js';
import { introductionEnded } from './introduction-events.js';
import { refusalProblem } from './introduction-problems.js';
import {
  longestMessage,
  moved,
  tooLong,
  type Brokered,
  type EndCause,
  type Introduction,
} from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';

/** Ends an introduction on the word of the candidate, or of an adviser for whoever changed their mind. */
@Injectable()
export class WithdrawIntroduction {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, id: string, reason: string | null): Promise<Result<Brokered>> {
    return this.transaction.run((tx) => this.within(tx, actor, id, reason));
  }

  async within(tx: Tx, actor: Actor, id: string, reason: string | null): Promise<Result<Brokered>> {
    const introduction = isIdentifier(id) ? await this.introductions.forUpdate(tx, id) : null;
    const [stand] = introduction ? standsOf(actor, 'introduction.withdraw', introduction) : [];
    if (!introduction || !stand) return refuse(problem(NOT_FOUND, 'id'));
    if ((reason?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'reason', tooLong));
    const { refused } = moved(introduction, 'withdraw', stand);
    if (refused) return refuse(refusalProblem(refused, introduction, 'id'));
    await this.introductions.end(tx, [id], {
      status: 'WITHDRAWN',
      cause: causeOf(stand, introduction),
      by: actor.accountId,
      note: reason?.trim() || null,
    });
    await this.outbox.add(tx, introductionEnded, { introductionId: id });
    await this.audit.record(tx, {
      actor,
      action: 'introduction.withdrawn',
      subject: { kind: 'INTRODUCTION', id },
      about: { kind: 'CANDIDATE', id: introduction.candidateId },
      regionCode: introduction.regionCode,
      why: reason,
    });
    const now = (await this.introductions.byId(tx, id)) as Introduction;
    return succeed({ introduction: now, warnings: [] });
  }
}

/** An adviser who ends it after the school said no ends it for that: the seat is open to others again. */
function causeOf(stand: Stand, { enrolment }: Introduction): EndCause {
  if (stand === 'CANDIDATE') return 'CANDIDATE_WITHDREW';
  const saidNo = enrolment?.status === 'REFUSED' || enrolment?.status === 'CLASS_NOT_RUNNING';
  return saidNo ? 'SCHOOL_REFUSED' : 'ADVISER_WITHDREW';
}
