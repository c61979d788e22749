import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Actor } from '../access/actor.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { mayConsentAlone, type Candidate } from './candidate.js';
import { TOO_YOUNG } from './candidate-problems.js';
import { CandidatesRepository } from './candidates.repository.js';
import { isOwnCase, mayActOnCase } from './case-access.js';
import { legalBasisOf, legalBasisProblems, type LegalBasisAsTyped, type Recorder } from './legal-basis.js';
import { LegalBasesRepository } from './legal-bases.repository.js';

/**
 * Takes a candidate into matching: the candidate gives consent, or an adviser of the case team records consent that
 * was given, or the public task. The same ground again changes nothing; another ground ends the one before.
 */
@Injectable()
export class GiveMatchingConsent {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
  ) {}

  execute(
    actor: Actor,
    input: { candidateId: string; legalBasis: LegalBasisAsTyped },
  ): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { candidateId, legalBasis: typed }: { candidateId: string; legalBasis: LegalBasisAsTyped },
  ): Promise<Result<Candidate>> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    const recorder = await this.recorderFor(tx, actor, candidate.id);
    if (!recorder.isAdviser && !mayConsentAlone(candidate.birthDate, tx.today)) {
      return refuse(problem(TOO_YOUNG, 'candidateId', parentNeeded));
    }
    const basis = legalBasisOf(typed, recorder);
    const problems = legalBasisProblems(basis, recorder, 'legalBasis');
    if (problems.length > 0) return refuse(...problems);
    const running = (await this.bases.running(tx, [candidate.id])).get(candidate.id);
    if (running?.basis !== basis.basis || running.textVersion !== basis.textVersion) {
      await this.bases.record(tx, candidate.id, basis, actor.accountId);
    }
    return succeed(candidate);
  }

  private async recorderFor(tx: Tx, actor: Actor, candidateId: string): Promise<Recorder> {
    if (isOwnCase(actor, candidateId) || actor.accountId === null) return { isAdviser: false };
    const account = await this.accounts.byId(tx, actor.accountId);
    return { isAdviser: true, name: account?.name ?? '' };
  }
}

const parentNeeded = {
  nl: 'U bent nog geen 16. Een van uw ouders moet het goed vinden. Bel het loket: een adviseur legt het samen met u vast.',
  en: 'You are not yet 16. One of your parents has to agree. Call the desk: an adviser will record it together with you.',
};
