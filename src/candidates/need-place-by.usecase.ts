import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { addDays, type CalendarDate } from '../platform/calendar-date.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Outbox } from '../platform/outbox.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Candidate } from './candidate.js';
import { placeNeedPassed } from './candidate-events.js';
import { CandidatesRepository } from './candidates.repository.js';
import { mayActOnCase } from './case-access.js';
import { PlaceNeedsRepository } from './place-needs.repository.js';

const longestAheadDays = 730;
const whichDay = {
  nl: 'Kies een dag vanaf vandaag, hoogstens twee jaar vooruit.',
  en: 'Choose a day from today, at most two years ahead.',
};

/**
 * Records by which day a candidate needs a place: an enrolled pupil without one must leave the class. By the candidate
 * or the case team. From then on it is a deadline as a lapse date is one, as long as the candidate is in matching.
 */
@Injectable()
export class NeedPlaceBy {
  constructor(
    private readonly transaction: Transaction,
    private readonly candidates: CandidatesRepository,
    private readonly placeNeeds: PlaceNeedsRepository,
    private readonly deadlines: DeadlinesRepository,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** `day` null takes it away. NOT_FOUND for whoever may not act in the case, INVALID for a day that is past. */
  execute(actor: Actor, candidateId: string, day: CalendarDate | null): Promise<Result<Candidate>> {
    return this.transaction.run(async (tx) => {
      const candidate = await this.candidates.forUpdate(tx, candidateId);
      const facts = candidate && (await this.candidates.caseOf(tx, candidate.id));
      if (!candidate || !facts || !mayActOnCase(actor, 'candidate.change', facts))
        return refuse(problem(NOT_FOUND, 'candidateId'));
      if (day !== null && (day < tx.today || day > addDays(tx.today, longestAheadDays)))
        return refuse(problem(INVALID, 'neededBy', whichDay));
      await this.placeNeeds.set(tx, candidate.id, day);
      await this.follow(tx, candidate.id);
      await this.audit.record(tx, {
        actor,
        action: 'candidate.place-needed',
        subject: { kind: 'CANDIDATE', id: candidate.id },
        regionCode: candidate.regionCode,
        why: null,
        details: { by: day ?? 'nothing' },
      });
      return succeed({ ...candidate, placeNeededBy: day });
    });
  }

  /**
   * Makes the deadline what the candidate's row says, which is locked already. That its day passed without a place is
   * news, once: when the deadline ends.
   */
  async follow(tx: Tx, candidateId: string): Promise<void> {
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    const subject = { kind: 'CANDIDATE', subjectId: candidateId } as const;
    const day = candidate?.placeNeededBy ?? null;
    if (candidate && day !== null && day >= tx.today && (await this.candidates.inMatching(tx, candidateId)))
      return this.deadlines.set(tx, { ...subject, regionCode: candidate.regionCode, fallsOn: day });
    const isPlaced = (candidate?.placedOn ?? null) !== null;
    const isPassed = day !== null && day < tx.today;
    const end = isPlaced ? 'PLACED' : isPassed ? 'LAPSED' : 'WITHDRAWN';
    const wasOpen = await this.deadlines.close(tx, subject, end);
    if (wasOpen && end === 'LAPSED') await this.outbox.add(tx, placeNeedPassed, { candidateId });
  }
}
