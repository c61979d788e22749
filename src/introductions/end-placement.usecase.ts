import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { Seats } from '../places/seats.service.js';
import { earlyEndDuties } from './early-end-duties.js';
import { standsOf } from './introduction-access.js';
import type { Brokered } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { earlyEndProblems, type PlacementEndReason } from './placement.js';
import { PlacementsRepository } from './placements.repository.js';

export interface EarlyEnd {
  readonly introductionId: string;
  /** The last day; before the start: they never began. */
  readonly endedOn: CalendarDate;
  readonly reason: PlacementEndReason;
}

/**
 * A placement ends before its time: the candidate is back in matching, and the seat is open again while the place's
 * lapse date allows. Locks as a confirmation does: the place, then the candidate, then the introduction.
 */
@Injectable()
export class EndPlacement {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly seats: Seats,
    private readonly candidates: CandidatesRepository,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, end: EarlyEnd): Promise<Result<Brokered>> {
    return this.transaction.run((tx) => tx.beyond('broker-introduction', () => this.within(tx, actor, end)));
  }

  async within(
    tx: Tx,
    actor: Actor,
    { introductionId: id, endedOn, reason }: EarlyEnd,
  ): Promise<Result<Brokered>> {
    const found = isIdentifier(id) ? await this.introductions.byId(tx, id) : null;
    if (!found || !standsOf(actor, 'placement.confirm', found).includes('ADVISER'))
      return refuse(problem(NOT_FOUND, 'introductionId'));
    await this.places.forUpdate(tx, found.placeId);
    const candidate = await this.candidates.forUpdate(tx, found.candidateId);
    await this.introductions.forUpdate(tx, id);
    const [placement] = await this.placements.placementsOf(tx, [id]);
    const problems = earlyEndProblems(placement ?? null, endedOn, tx.today);
    if (problems.length > 0) return refuse(...problems);
    await this.placements.end(tx, id, endedOn, reason);
    await this.introductions.touch(tx, id);
    await this.candidates.markPlaced(tx, found.candidateId, null);
    await this.seats.giveBack(tx, found.placeId);
    await this.audit.record(tx, {
      actor,
      action: 'placement.ended',
      subject: { kind: 'INTRODUCTION', id },
      about: { kind: 'CANDIDATE', id: found.candidateId },
      regionCode: found.regionCode,
      why: null,
      details: { endedOn, reason },
    });
    const now = await this.introductions.byId(tx, id);
    const warnings = candidate ? earlyEndDuties(candidate, endedOn) : [];
    return succeed({ introduction: now ?? found, warnings });
  }
}
