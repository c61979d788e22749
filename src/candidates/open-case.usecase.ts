import { Injectable } from '@nestjs/common';
import { mayOn, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { reasonProblems } from './case-reason.js';

/** An adviser of the candidate's region joins the case team; why is kept. Whoever is in it already stays so. */
@Injectable()
export class OpenCase {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
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
    const candidate = await tx.beyond('open-case', () => this.candidates.byId(tx, candidateId));
    if (!candidate || !actor.accountId || !mayOn(actor, 'case.open', { regionCode: candidate.regionCode })) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    const problems = reasonProblems(reason);
    if (problems.length > 0) return refuse(...problems);
    if (await this.candidates.joinCase(tx, candidate.id, actor.accountId, reason.trim())) {
      await this.audit.record(tx, {
        actor,
        action: 'candidate.case-opened',
        subject: { kind: 'CANDIDATE', id: candidate.id },
        regionCode: candidate.regionCode,
        why: reason.trim(),
      });
    }
    return succeed(candidate);
  }
}
