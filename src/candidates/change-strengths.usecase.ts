import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { strengthsOf, strengthsProblems, type Strength } from './strength.js';

interface Change {
  readonly candidateId: string;
  readonly brings: readonly Strength[];
}

/** Replaces what a candidate brings, by the candidate or the case team. */
@Injectable()
export class ChangeStrengths {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
  ) {}

  /** NOT_FOUND for whoever may not act in the case; INVALID for too many at once. */
  execute(actor: Actor, change: Change): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, change));
  }

  async within(tx: Tx, actor: Actor, { candidateId, brings }: Change): Promise<Result<Candidate>> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    const problems = strengthsProblems(brings, 'brings');
    if (problems.length > 0) return refuse(...problems);
    const kept = strengthsOf(brings);
    await this.candidates.changeStrengths(tx, candidate.id, kept);
    return succeed({ ...candidate, brings: kept });
  }
}
