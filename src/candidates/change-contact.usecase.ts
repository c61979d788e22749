import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { contactOf, contactProblems, type Candidate } from './candidate.js';
import { CandidateHomesRepository } from './candidate-homes.repository.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { CodesInUseLookup } from './codes-in-use.service.js';

interface Change {
  readonly candidateId: string;
  readonly phone: string | null;
  readonly postcode4: string;
}

/**
 * Corrects how a candidate is reached and where they live (AVG art. 16): by the candidate or the case team. A home in
 * another region takes the case to the desk there, without the old team; only the candidate does that.
 */
@Injectable()
export class ChangeContact {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly homes: CandidateHomesRepository,
    private readonly codes: CodesInUseLookup,
    private readonly audit: AuditLog,
  ) {}

  /**
   * NOT_FOUND for whoever may not act in the case; INVALID and UNKNOWN_POSTCODE for what is wrong with it;
   * NOT_ALLOWED_NOW when the other region knows the address already.
   */
  execute(actor: Actor, change: Change): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, change));
  }

  async within(tx: Tx, actor: Actor, { candidateId, ...typed }: Change): Promise<Result<Candidate>> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts))
      return refuse(problem(NOT_FOUND, 'candidateId'));
    const contact = contactOf(typed);
    const inUse = await this.codes.of(tx, candidate.wish, contact.postcode4);
    const problems = contactProblems({ ...contact, email: candidate.email }, inUse, 'ADVISER', '');
    const regionCode = inUse.postcodes.get(contact.postcode4);
    if (problems.length > 0 || !regionCode) return refuse(...problems);
    if (regionCode !== candidate.regionCode) {
      if (!scopeOf(actor, 'candidate.change').subjects.includes(candidate.id))
        return refuse(problem(INVALID, 'postcode4', elsewhere));
      if (candidate.email !== null) await this.candidates.lockAddress(tx, candidate.email);
      if (!(await tx.beyond('move-candidate', () => this.homes.moveTo(tx, candidate.id, regionCode))))
        return refuse(problem(NOT_ALLOWED_NOW, 'postcode4', knownThere));
    }
    await this.homes.changeContact(tx, candidate.id, contact);
    await this.audit.record(tx, {
      actor,
      action: 'candidate.changed',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: null,
      details: { what: 'contact', ...(regionCode === candidate.regionCode ? {} : { movedTo: regionCode }) },
    });
    return succeed({ ...candidate, ...contact, regionCode });
  }
}

const elsewhere = {
  nl: 'Dit adres ligt in een andere regio. De kandidaat kan de verhuizing zelf doorgeven: dan gaat het dossier naar het loket daar.',
  en: 'This address is in another region. The candidate can pass on the move: the case then goes to the desk there.',
};
const knownThere = {
  nl: 'Het loket van die regio kent je e-mailadres al. Bel een van de twee loketten: zij brengen de inschrijvingen bij elkaar.',
  en: 'The desk of that region knows your e-mail address already. Call one of the two desks: they put the registrations together.',
};
