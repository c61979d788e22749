import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { mayActOnCase } from '../candidates/case-access.js';
import { reasonProblems } from '../candidates/case-reason.js';
import { Outbox } from '../platform/outbox.service.js';
import { NOT_ALLOWED_NOW, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ErasureRequestsRepository } from './erasure-requests.repository.js';
import { erasureConfirmed } from './privacy-events.js';

/** For a candidate who asked at the desk or by phone: the case team has them erased, with the reason kept in the trail. */
@Injectable()
export class EraseCandidate {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly requests: ErasureRequestsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: { candidateId: string; reason: string }): Promise<Result<true>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { candidateId, reason }: { candidateId: string; reason: string },
  ): Promise<Result<true>> {
    const facts = await this.candidates.caseOf(tx, candidateId);
    if (!facts || !actor.accountId || !mayActOnCase(actor, 'candidate.erase', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    const problems = reasonProblems(reason);
    if (problems.length > 0) return refuse(...problems);
    const requestId = await this.requests.askFor(tx, candidateId, actor.accountId);
    if (!requestId) return refuse(problem(NOT_ALLOWED_NOW, 'candidateId', askedAlready));
    await this.audit.record(tx, {
      actor,
      action: 'data.erasure-asked',
      subject: { kind: 'CANDIDATE', id: candidateId },
      regionCode: facts.regionCode,
      why: reason,
    });
    await this.outbox.add(tx, erasureConfirmed, { requestId });
    return succeed(true);
  }
}

const askedAlready = {
  nl: 'Voor deze kandidaat is al gevraagd om te wissen.',
  en: 'Erasure of this candidate has been asked for already.',
};
