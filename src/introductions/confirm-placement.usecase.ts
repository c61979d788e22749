import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NO_CONSENT, TOO_YOUNG } from '../candidates/candidate-problems.js';
import { earliestStartOf, type Candidate } from '../candidates/candidate.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { allowsPlacement } from '../employers/accreditation.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { NO_SEAT_LEFT, NOT_ACCREDITED } from '../places/place-problems.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { Seats } from '../places/seats.service.js';
import { ExpireIntroductions } from './expire-introductions.job.js';
import { standsOf } from './introduction-access.js';
import { candidatePlaced } from './introduction-events.js';
import { closedPlaceProblem, endSentences, refusalProblem } from './introduction-problems.js';
import { isOpen, moved, type Brokered, type Introduction } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { PlacementsRepository } from './placements.repository.js';
import { permissionProblem } from './milestone.js';
import { enrolmentWarning, startProblems } from './placement.js';

/**
 * Takes a seat: the candidate starts. At most `seats` placements are ever confirmed for one place, whoever else is
 * confirming at this moment. Locks the place, then the candidate, then introductions by id.
 */
@Injectable()
export class ConfirmPlacement {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly seats: Seats,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly employers: EmployersRepository,
    private readonly expiry: ExpireIntroductions,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, introductionId: string, startsOn: CalendarDate): Promise<Result<Brokered>> {
    return this.transaction.run((tx) =>
      tx.beyond('broker-introduction', () => this.within(tx, actor, introductionId, startsOn)),
    );
  }

  async within(
    tx: Tx,
    actor: Actor,
    introductionId: string,
    startsOn: CalendarDate,
  ): Promise<Result<Brokered>> {
    const found = isIdentifier(introductionId) ? await this.introductions.byId(tx, introductionId) : null;
    if (!found || !standsOf(actor, 'placement.confirm', found).includes('ADVISER'))
      return refuse(problem(NOT_FOUND, 'introductionId'));
    const place = (await this.places.forUpdate(tx, found.placeId)) as Place;
    const candidate = (await this.candidates.forUpdate(tx, found.candidateId)) as Candidate;
    const locked = await this.introductions.forPlacementForUpdate(tx, found);
    const introduction = locked.find(({ id }) => id === found.id) as Introduction;

    const { refused } = moved(introduction, 'place', 'ADVISER');
    if (refused) return refuse(refusalProblem(refused, introduction, 'introductionId'));
    const awaited = permissionProblem(introduction.permission, 'introductionId');
    if (awaited) return refuse(awaited);
    const problems = await this.problemsOf(tx, place, candidate, startsOn);
    if (problems.length > 0) return refuse(...problems);
    const taken = await this.seats.take(tx, place.id);
    if (!taken) return refuse(problem(NO_SEAT_LEFT, 'introductionId'));
    const isOnly =
      (await this.placements.add(tx, introduction, startsOn, actor.accountId as string)) &&
      (await this.candidates.markPlaced(tx, candidate.id, startsOn));
    if (!isOnly) return refuse(alreadyPlaced());

    await this.introductions.place(tx, introduction.id);
    await this.endOthers(tx, introduction, locked, taken);
    await this.outbox.add(tx, candidatePlaced, { introductionId: introduction.id });
    await this.audit.record(tx, {
      actor,
      action: 'placement.confirmed',
      subject: { kind: 'INTRODUCTION', id: introduction.id },
      about: { kind: 'CANDIDATE', id: candidate.id },
      regionCode: place.regionCode,
      why: null,
      details: { startsOn },
    });
    const now = (await this.introductions.byId(tx, introduction.id)) as Introduction;
    const warning = enrolmentWarning(now.enrolment);
    return succeed({ introduction: now, warnings: warning ? [warning] : [] });
  }

  private async problemsOf(
    tx: Tx,
    place: Place,
    candidate: Candidate,
    startsOn: CalendarDate,
  ): Promise<Problem[]> {
    const closed = closedPlaceProblem(place, tx.today, 'introductionId');
    if (closed) return [closed];
    if (candidate.placedOn !== null) return [alreadyPlaced()];
    const accreditation = await this.employers.accreditationFor(tx, place.employerId, place.creboCode);
    const earliest = earliestStartOf(candidate);
    const isLawful = (await this.legalBases.introducible(tx, [candidate.id])).has(candidate.id);
    return [
      ...(isLawful ? [] : [problem(NO_CONSENT, 'introductionId')]),
      ...(allowsPlacement(accreditation)
        ? []
        : [problem(NOT_ACCREDITED, 'introductionId', notYetAccredited)]),
      ...startProblems(startsOn, place, tx.today),
      ...(earliest !== null && startsOn < earliest ? [problem(TOO_YOUNG, 'startsOn')] : []),
    ];
  }

  /** Nobody else can have this seat, and the candidate needs no other. */
  private async endOthers(
    tx: Tx,
    { id, placeId }: Introduction,
    locked: readonly Introduction[],
    place: Place,
  ): Promise<void> {
    const others = locked.filter((other) => other.id !== id && isOpen(other));
    const idsOf = (those: readonly Introduction[]) => those.map((other) => other.id);
    const elsewhere = others.filter((other) => other.placeId !== placeId);
    await this.expiry.end(tx, idsOf(elsewhere), 'CANDIDATE_PLACED');
    const here = others.filter((other) => other.placeId === placeId);
    if (place.status === 'FILLED') await this.expiry.end(tx, idsOf(here), 'PLACE_FILLED');
  }
}

const notYetAccredited = {
  nl: 'De erkenning van het leerbedrijf is nog niet actief. Controleer de erkenning en leg haar vast; daarna kunt u de plaatsing bevestigen.',
  en: 'The employer’s accreditation is not active yet. Check and record it; after that you can confirm the placement.',
};

function alreadyPlaced(): Problem {
  return problem(NOT_ALLOWED_NOW, 'introductionId', endSentences.CANDIDATE_PLACED);
}
