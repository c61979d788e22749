import { Injectable } from '@nestjs/common';
import { holds, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { glassBroken } from './candidate-events.js';
import { CandidatesRepository } from './candidates.repository.js';
import { glassBrokenForMinutes, glassReasonProblems } from './case-grant.js';
import { CaseGrantsRepository } from './case-grants.repository.js';

/**
 * Lets an operator read a case for an hour when nothing else helps: with a reason that the coordinator is mailed at once
 * and the candidate can read. Operators manage and do not read; they change nothing in a case.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly grants: CaseGrantsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: { candidateId: string; reason: string }): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { candidateId, reason }: { candidateId: string; reason: string },
  ): Promise<Result<Candidate>> {
    if (!actor.accountId || !holds(actor, 'case.breakGlass'))
      return refuse(problem(NOT_FOUND, 'candidateId'));
    const problems = glassReasonProblems(reason);
    if (problems.length > 0) return refuse(...problems);
    const candidate = await tx.beyond('break-glass', () => this.candidates.byId(tx, candidateId));
    if (!candidate) return refuse(problem(NOT_FOUND, 'candidateId'));
    const glassId = await this.grants.breakGlass(tx, {
      candidateId: candidate.id,
      accountId: actor.accountId,
      reason: reason.trim(),
      minutes: glassBrokenForMinutes,
    });
    await this.outbox.add(tx, glassBroken, { glassId });
    await this.audit.record(tx, {
      actor,
      action: 'candidate.glass-broken',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: reason.trim(),
      details: { minutes: glassBrokenForMinutes },
    });
    return succeed(candidate);
  }
}
