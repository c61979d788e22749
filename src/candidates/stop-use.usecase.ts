import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { objectionMade, useEnded } from './candidate-events.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { LegalBasesRepository } from './legal-bases.repository.js';
import { ObjectionsRepository } from './objections.repository.js';
import { endingWith, type Purpose } from './purpose.js';

export interface Stop {
  readonly candidateId: string;
  readonly purpose: Purpose;
  /** For an objection: the person's own situation. Nobody has to say why they withdraw consent. */
  readonly grounds: string | null;
}

const longestGrounds = 2000;

/**
 * Stops a use of somebody's data, by the candidate or recorded for them by the case team. Consent is withdrawn as
 * easily as it was given (AVG art. 7(3)); to the public task one objects (art. 21): it stands still at once, and the
 * desk decides. Either way nothing more is done from this moment. Stopping twice changes nothing.
 */
@Injectable()
export class StopUse {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly bases: LegalBasesRepository,
    private readonly objections: ObjectionsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, input: Stop): Promise<Result<Candidate>> {
    return this.transaction.run((tx) => this.within(tx, actor, input));
  }

  async within(tx: Tx, actor: Actor, { candidateId, purpose, grounds }: Stop): Promise<Result<Candidate>> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
    if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts)) {
      return refuse(problem(NOT_FOUND, 'candidateId'));
    }
    if ((grounds?.length ?? 0) > longestGrounds) return refuse(problem(INVALID, 'grounds', tooLong));
    const ended = await this.bases.end(tx, candidate.id, endingWith(purpose), actor.accountId, 'STOPPED');
    if (ended.length === 0) return succeed(candidate);
    const objected = ended.filter(({ basis }) => basis === 'PUBLIC_TASK').map((each) => each.purpose);
    if (objected.length > 0) {
      const objectionId = await this.objections.add(tx, candidate.id, objected, grounds?.trim() || null);
      await this.outbox.add(tx, objectionMade, { objectionId });
    }
    await this.outbox.add(tx, useEnded, { candidateId: candidate.id });
    await this.audit.record(tx, {
      actor,
      action: objected.length > 0 ? 'candidate.objected' : 'candidate.consent-withdrawn',
      subject: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: candidate.regionCode,
      why: objected.length > 0 ? grounds : null,
      details: { purposes: ended.map((each) => each.purpose).join(' ') },
    });
    return succeed(candidate);
  }
}

const tooLong = {
  nl: 'Dit is te lang: hoogstens 2.000 tekens.',
  en: 'This is too long: at most 2,000 characters.',
};
