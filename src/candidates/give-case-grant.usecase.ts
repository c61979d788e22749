import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import {
  INVALID,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import type { Candidate } from './candidate.js';
import { CandidatesRepository } from './candidates.repository.js';
import { isOwnCase, mayActOnCase } from './case-access.js';
import { endsOnProblems } from './case-grant.js';
import { CaseGrantsRepository } from './case-grants.repository.js';
import { reasonProblems } from './case-reason.js';

export interface GrantAsTyped {
  readonly candidateId: string;
  readonly regionCode: string | null;
  readonly adviserEmail: string | null;
  readonly endsOn: CalendarDate;
  readonly why: string;
}

/**
 * Lets a desk elsewhere or one adviser read a case: by the candidate; by the case team only for a candidate who has no
 * address to sign in with and asked for it.
 */
@Injectable()
export class GiveCaseGrant {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly grants: CaseGrantsRepository,
    private readonly reference: ReferenceRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: GrantAsTyped): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(tx: Tx, actor: Actor, input: GrantAsTyped): Promise<Result<Candidate>> {
    const { candidateId, regionCode, adviserEmail, endsOn, why } = input;
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !actor.accountId || !mayActOnCase(actor, 'case.grant', facts))
      return refuse(problem(NOT_FOUND, 'candidateId'));
    if (!isOwnCase(actor, candidate.id) && candidate.email !== null)
      return refuse(problem(INVALID, 'candidateId', onlyThemselves));
    const accountId =
      adviserEmail === null ? null : await this.grants.adviserByEmail(tx, adviserEmail.trim());
    const problems: Problem[] = [
      ...((regionCode === null) === (adviserEmail === null) ? [problem(INVALID, 'regionCode', toWhom)] : []),
      ...(regionCode !== null && (await this.reference.regionsByCode(tx, [regionCode])).length === 0
        ? [problem(INVALID, 'regionCode', unknownRegion)]
        : []),
      ...(adviserEmail !== null && accountId === null
        ? [problem(INVALID, 'adviserEmail', unknownAdviser)]
        : []),
      ...endsOnProblems(endsOn, tx.today),
      ...reasonProblems(why, 'why'),
    ];
    if (problems.length > 0) return refuse(...problems);
    await this.grants.add(tx, {
      candidateId: candidate.id,
      regionCode,
      accountId,
      why: why.trim(),
      endsOn,
      givenBy: actor.accountId,
    });
    await this.audit.record(tx, {
      actor,
      action: 'candidate.grant-given',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: why.trim(),
      details: { toRegion: regionCode, toOneAdviser: accountId !== null, endsOn },
    });
    return succeed(candidate);
  }
}

const onlyThemselves = {
  nl: 'Deze kandidaat kan zelf inloggen en dit zelf regelen, bij “Mijn gegevens”.',
  en: 'This candidate can sign in and arrange this themselves, under “My data”.',
};
const toWhom = {
  nl: 'Kies een loket of vul het e-mailadres van één adviseur in, niet allebei.',
  en: 'Choose a service desk or fill in the e-mail address of one adviser, not both.',
};
const unknownRegion = {
  nl: 'Dit loket kennen we niet. Kies er een uit de lijst.',
  en: 'We do not know this desk. Choose one from the list.',
};
const unknownAdviser = {
  nl: 'Met dit adres werkt er geen adviseur bij een loket. Vraag de adviseur om het juiste adres.',
  en: 'No adviser works at a desk with this address. Ask the adviser for the right one.',
};
