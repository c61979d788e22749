import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';

/** An adviser leaves a case team; or the coordinator of the desk takes somebody out of it. From then it is closed to them. */
@Injectable()
export class LeaveCase {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(
    actor: Actor,
    input: { candidateId: string; accountId: string | null },
  ): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    input: { candidateId: string; accountId: string | null },
  ): Promise<Result<Candidate>> {
    const accountId = input.accountId ?? actor.accountId;
    const candidate = await this.candidates.forUpdate(tx, input.candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    const isOwn = accountId === actor.accountId;
    const mayDo = facts && mayOn(actor, isOwn ? 'case.leave' : 'case.oversee', facts);
    if (!candidate || !facts || !accountId || !mayDo || !facts.caseTeam.includes(accountId))
      return refuse(problem(NOT_FOUND, 'candidateId'));
    await this.candidates.leaveCase(tx, candidate.id, accountId);
    await this.audit.record(tx, {
      actor,
      action: 'candidate.case-left',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: null,
      details: { byThemselves: isOwn },
    });
    return succeed(candidate);
  }
}
