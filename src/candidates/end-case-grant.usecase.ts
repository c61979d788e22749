import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { CaseGrantsRepository } from './case-grants.repository.js';

/** Takes back a grant at once, by the candidate, or by the case team on their word. Twice changes nothing. */
@Injectable()
export class EndCaseGrant {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly grants: CaseGrantsRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, grantId: string): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, grantId));
  }

  async within(tx: Tx, actor: Actor, grantId: string): Promise<Result<Candidate>> {
    const grant = await this.grants.byId(tx, grantId);
    const candidate = grant && (await this.candidates.forUpdate(tx, grant.candidateId));
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !actor.accountId || !mayActOnCase(actor, 'case.grant', facts))
      return refuse(problem(NOT_FOUND, 'grantId'));
    if (await this.grants.end(tx, grantId, actor.accountId)) {
      await this.audit.record(tx, {
        actor,
        action: 'candidate.grant-ended',
        subject: { kind: 'CANDIDATE', id: candidate.id },
        regionCode: candidate.regionCode,
        why: null,
      });
    }
    return succeed(candidate);
  }
}
