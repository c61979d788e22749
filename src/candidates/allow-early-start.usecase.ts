import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { reasonProblems } from './case-reason.js';

/**
 * Records why a candidate can start before the 1 August after the school year in which they turn 16: compulsory
 * schooling can also have ended after twelve school years (Leerplichtwet 1969, art. 3). By an adviser of the team.
 */
@Injectable()
export class AllowEarlyStart {
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
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !actor.accountId || !mayActOnCase(actor, 'candidate.exempt', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    const problems = reasonProblems(reason);
    if (problems.length > 0) return refuse(...problems);
    await this.candidates.allowEarlyStart(tx, candidate.id, reason.trim(), actor.accountId);
    await this.audit.record(tx, {
      actor,
      action: 'candidate.early-start-allowed',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: reason.trim(),
    });
    return succeed({ ...candidate, earlyStartReason: reason.trim() });
  }
}
