import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NOT_ALLOWED_NOW, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { mayConsentAlone, type Candidate } from './candidate.js';
import { TOO_YOUNG } from './candidate-problems.js';
import { CandidatesRepository } from './candidates.repository.js';
import { isOwnCase, mayActOnCase } from './case-access.js';
import { legalBasisOf, legalBasisProblems, type LegalBasisAsTyped, type Recorder } from './legal-basis.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import { ObjectionsRepository } from './objections.repository.js';
import { needsParent } from './parental-agreement.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';
import { neededFor, type Purpose } from './purpose.js';

export interface Allowance {
  readonly candidateId: string;
  readonly purposes: readonly Purpose[];
  readonly legalBasis: LegalBasisAsTyped;
}

/**
 * Lets somebody's data be used: the candidate gives consent, or an adviser of the case team records consent that was
 * given, or the public task. The same ground again changes nothing; another ground ends the one before.
 */
@Injectable()
export class AllowUse {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
    private readonly objections: ObjectionsRepository,
    private readonly agreements: ParentalAgreementsRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: Allowance): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { candidateId, purposes, legalBasis: typed }: Allowance,
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
    if (needsParent(candidate.birthDate, tx.today)) {
      const agreement = await this.agreements.ofCandidate(tx, candidate.id);
      if (agreement && agreement.givenAt === null)
        return refuse(problem(TOO_YOUNG, 'candidateId', parentFirst));
    }
    const basis = legalBasisOf(typed, recorder);
    const problems = legalBasisProblems(basis, recorder, 'legalBasis');
    if (problems.length > 0) return refuse(...problems);
    const running = (await this.bases.allOf(tx, [candidate.id])).get(candidate.id) ?? [];
    const now = new Map(
      running.filter(({ endedAt }) => endedAt === null).map((each) => [each.purpose, each]),
    );
    const missing = purposes
      .map(neededFor)
      .find((each) => each && !now.has(each) && !purposes.includes(each));
    if (missing) return refuse(problem(NOT_ALLOWED_NOW, 'purpose', searchFirst));
    const open = await this.objections.openOn(tx, candidate.id, purposes);
    if (open.length > 0 && basis.basis === 'PUBLIC_TASK')
      return refuse(problem(NOT_ALLOWED_NOW, 'legalBasis.basis', decideFirst));

    const changed = purposes.filter((purpose) => {
      const before = now.get(purpose);
      return before?.basis !== basis.basis || before.textVersion !== basis.textVersion;
    });
    if (changed.length === 0) return succeed(candidate);
    await this.bases.record(tx, candidate.id, changed, basis, actor.accountId);
    for (const { id } of open)
      await this.objections.decide(tx, id, { outcome: 'OVERTAKEN', decision: null, by: actor.accountId });
    await this.audit.record(tx, {
      actor,
      action: 'candidate.consent-given',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: null,
      details: { purposes: changed.join(' '), basis: basis.basis, textVersion: basis.textVersion },
    });
    return succeed(candidate);
  }

  private async recorderFor(tx: Tx, actor: Actor, candidateId: string): Promise<Recorder> {
    if (isOwnCase(actor, candidateId) || actor.accountId === null) return { isAdviser: false };
    const account = await this.accounts.byId(tx, actor.accountId);
    return { isAdviser: true, name: account?.name ?? '' };
  }
}

const parentNeeded = {
  nl: 'Je bent nog geen 16. Een van je ouders moet het goed vinden. Bel het loket: een adviseur legt het samen met jullie vast.',
  en: 'You are not yet 16. One of your parents has to agree. Call the desk: an adviser will record it together with you.',
};
const parentFirst = {
  nl: 'Deze kandidaat is nog geen 16. Leg eerst vast dat een ouder of voogd het goedvindt.',
  en: 'This candidate is not yet 16. First record that a parent or guardian agrees.',
};
const searchFirst = {
  nl: 'Zonder zoeken kan niemand worden voorgesteld. Zet eerst zoeken naar leerbanen aan.',
  en: 'Without searching nobody can be introduced. Turn on looking for learning places first.',
};
const decideFirst = {
  nl: 'De kandidaat heeft bezwaar gemaakt. Beslis eerst over het bezwaar; tot die tijd staat dit stil.',
  en: 'The candidate has objected. Decide on the objection first; until then this stands still.',
};
