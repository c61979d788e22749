import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { visitor, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { LINK_USED_OR_EXPIRED } from '../access/sign-in-problems.js';
import { NOT_ALLOWED_NOW, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { legalBasisOf, type InformedHow } from './legal-basis.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import { parentProblems, type AgreementWay, type ParentAsTyped } from './parental-agreement.js';
import { ParentalAgreementsRepository } from './parental-agreements.repository.js';
import { matchingPurposes } from './purpose.js';

const informed: Record<AgreementWay, InformedHow> = {
  BY_LINK: 'ON_SCREEN',
  AT_THE_DESK: 'AT_THE_DESK',
  BY_PHONE: 'BY_PHONE',
  ON_PAPER: 'ON_PAPER',
};

/** A parent agrees to the registration of somebody below 16: by the mailed link, or as an adviser heard it. */
@Injectable()
export class GiveParentalAgreement {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly agreements: ParentalAgreementsRepository,
    private readonly bases: LegalBasesRepository,
    private readonly accounts: AccountsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** By the parent, on the page behind the link: whoever holds it, once. */
  bySecret(secret: string): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => tx.beyond('answer-as-parent', () => this.agree(tx, secret)));
  }

  private async agree(tx: Tx, secret: string): Promise<Result<Candidate>> {
    const asked = await this.agreements.bySecret(tx, secret);
    const candidate = asked && (await this.candidates.forUpdate(tx, asked.candidateId));
    if (!candidate || asked.parentName === null || asked.relation === null)
      return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
    const parent = { name: asked.parentName, relation: asked.relation };
    return this.give(tx, visitor, candidate, parent, 'BY_LINK', asked.parentName);
  }

  /** Recorded by an adviser of the case team. */
  byAdviser(
    actor: Actor,
    { candidateId, parent }: { candidateId: string; parent: ParentAsTyped },
  ): Promise<Result<Candidate>> {
    return this.transaction.run(async (tx) => {
      const candidate = await this.candidates.forUpdate(tx, candidateId);
      const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
      if (!candidate || !facts || !actor.accountId || !mayActOnCase(actor, 'candidate.exempt', facts))
        return refuse(problem(NOT_FOUND, 'candidateId'));
      const problems = parentProblems(parent, {
        path: 'parent',
        ownEmail: candidate.email,
        isAdviser: true,
      });
      if (problems.length > 0) return refuse(...problems);
      const account = await this.accounts.byId(tx, actor.accountId);
      return this.give(tx, actor, candidate, parent, parent.agreed ?? 'AT_THE_DESK', account?.name ?? '');
    });
  }

  /** Recorded within a registration. */
  async give(
    tx: Tx,
    actor: Actor,
    candidate: Candidate,
    parent: Pick<ParentAsTyped, 'name' | 'relation'>,
    how: AgreementWay,
    informedBy: string,
  ): Promise<Result<Candidate>> {
    const asked = await this.agreements.ofCandidate(tx, candidate.id);
    const given = { ...parent, how, by: actor.accountId };
    if (!asked || !(await this.agreements.give(tx, candidate.id, given)))
      return refuse(problem(NOT_ALLOWED_NOW, 'candidateId', nothingAsked));
    if (asked.askedForMatching) {
      const recorder = { isAdviser: true, name: informedBy } as const;
      const basis = legalBasisOf({ basis: 'CONSENT', informedHow: informed[how] }, recorder);
      await this.bases.record(tx, candidate.id, matchingPurposes, basis, actor.accountId);
    }
    await this.audit.record(tx, {
      actor,
      action: 'candidate.parent-agreed',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: null,
      details: { how, relation: parent.relation, askedForMatching: asked.askedForMatching },
    });
    return succeed(candidate);
  }
}

const nothingAsked = {
  nl: 'Voor deze inschrijving wacht geen toestemming van een ouder. Laad de pagina opnieuw.',
  en: 'No parent’s agreement is awaited for this registration. Reload the page.',
};
