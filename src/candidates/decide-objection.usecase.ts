import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { mayOn, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { NOT_ALLOWED_NOW, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { objectionDecided } from './candidate-events.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { reasonProblems } from './case-reason.js';
import { legalBasisOf } from './legal-basis.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import { ObjectionsRepository } from './objections.repository.js';

export interface ObjectionDecision {
  readonly objectionId: string;
  /** The use stays ended; else it goes on, for compelling grounds that the reason names. */
  readonly isGranted: boolean;
  readonly reason: string;
}

/**
 * Decides on an objection to the public task, by an adviser of the case team or the coordinator; the candidate is told
 * why. Refused, the use goes on as it was, unless another ground came in the meantime. Source: AVG art. 21(1).
 */
@Injectable()
export class DecideObjection {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
    private readonly objections: ObjectionsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: ObjectionDecision): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { objectionId, isGranted, reason }: ObjectionDecision,
  ): Promise<Result<Candidate>> {
    const objection = await this.objections.byId(tx, objectionId);
    const candidate = objection && (await this.candidates.forUpdate(tx, objection.candidateId));
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    const isTheirs =
      facts &&
      (mayActOnCase(actor, 'objection.decide', facts) ||
        (mayOn(actor, 'objection.decide', facts) && mayOn(actor, 'case.oversee', facts)));
    if (!objection || !candidate || !isTheirs) return refuse(problem(NOT_FOUND, 'objectionId'));
    const problems = reasonProblems(reason);
    if (problems.length > 0) return refuse(...problems);
    const by = actor.accountId as string;
    const outcome = isGranted ? 'GRANTED' : 'REFUSED';
    if (!(await this.objections.decide(tx, objection.id, { outcome, decision: reason.trim(), by })))
      return refuse(problem(NOT_ALLOWED_NOW, 'objectionId', decidedBefore));
    if (!isGranted) {
      const account = await this.accounts.byId(tx, by);
      const basis = legalBasisOf({ basis: 'PUBLIC_TASK' }, { isAdviser: true, name: account?.name ?? '' });
      await this.bases.record(tx, candidate.id, objection.purposes, basis, by);
    }
    await this.outbox.add(tx, objectionDecided, { objectionId: objection.id });
    await this.audit.record(tx, {
      actor,
      action: 'candidate.objection-decided',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: reason.trim(),
      details: { outcome, purposes: objection.purposes.join(' ') },
    });
    return succeed(candidate);
  }
}

const decidedBefore = {
  nl: 'Over dit bezwaar is al beslist. Laad de pagina opnieuw om te zien wat er is besloten.',
  en: 'This objection has been decided already. Reload the page to see the decision.',
};
