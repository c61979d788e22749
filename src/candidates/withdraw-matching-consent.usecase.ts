import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { LegalBasesRepository } from './legal-bases.repository.js';

/**
 * Takes a candidate out of matching, whatever the ground was: consent withdrawn is as easy as given (AVG art. 7(3)),
 * and who objects to the public task is heard at once (art. 21). Withdrawing twice changes nothing.
 */
@Injectable()
export class WithdrawMatchingConsent {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
  ) {}

  execute(actor: Actor, candidateId: string): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, candidateId));
  }

  async within(tx: Tx, actor: Actor, candidateId: string): Promise<Result<Candidate>> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    await this.bases.end(tx, candidate.id, actor.accountId);
    return succeed(candidate);
  }
}
