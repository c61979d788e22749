import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { NO_CONSENT, TOO_YOUNG } from '../candidates/candidate-problems.js';
import { earliestStartOf, type Candidate } from '../candidates/candidate.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { introductionProposed } from './introduction-events.js';
import { limitReached } from './candidate-limits.js';
import { ALREADY_INTRODUCED, closedPlaceProblem, limitProblem } from './introduction-problems.js';
import { longestMessage, tooLong, type Brokered } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { moveByDate } from './whose-turn.js';
import { isShownInMatching, misfitWarning, type Pair } from './wish-fit.js';

export interface Proposal {
  readonly candidateId: string;
  readonly placeId: string;
  readonly message: string | null;
  /** Why the candidate is asked beyond the limits of the region. */
  readonly overLimitReason?: string | null;
}

const isPlaced = {
  nl: 'Deze kandidaat heeft al een leerbaan. Zolang die loopt, kunt u de kandidaat niet voorstellen.',
  en: 'This candidate already has a placement. While it runs you cannot introduce the candidate.',
};

/**
 * Introduces a candidate for a place. That the place does not fit the wish is a warning; that the candidate is not
 * lawfully in matching, is too young or placed, or that no seat is left, is a wall.
 */
@Injectable()
export class ProposeIntroduction {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly reference: ReferenceRepository,
    private readonly settings: SettingsRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  execute(actor: Actor, proposal: Proposal): Promise<Result<Brokered>> {
    return this.transaction.run((tx) =>
      tx.beyond('broker-introduction', () => this.within(tx, actor, proposal)),
    );
  }

  /** In a transaction that is `beyond('broker-introduction')`. */
  async within(tx: Tx, actor: Actor, proposal: Proposal): Promise<Result<Brokered>> {
    const { candidateId, placeId, message } = proposal;
    const { regions } = scopeOf(actor, 'introduction.propose');
    const place = isIdentifier(placeId) ? await this.places.forUpdate(tx, placeId) : null;
    if (!place || !(place.publishedAt || regions.includes(place.regionCode)))
      return refuse(problem(NOT_FOUND, 'placeId'));
    const candidate = await this.candidates.forUpdate(tx, candidateId);
    if (!candidate) return refuse(problem(NOT_FOUND, 'candidateId'));
    const isLawful = (await this.legalBases.introducible(tx, [candidateId])).has(candidateId);
    const pair = await this.pairOf(tx, place, candidate);
    const isOwn = regions.includes(candidate.regionCode);
    const isShown = regions.includes(place.regionCode) && isLawful && isShownInMatching(pair, tx.today);
    if (!isOwn && !isShown) return refuse(problem(NOT_FOUND, 'candidateId'));

    const problems = await this.problemsOf(tx, place, candidate, isLawful);
    if ((message?.length ?? 0) > longestMessage) problems.push(problem(INVALID, 'message', tooLong));
    if (problems.length > 0) return refuse(...problems);

    const settings = await this.settings.of(tx, place.regionCode);
    const reached = limitReached(await this.introductions.loadOf(tx, candidateId), settings, tx.today);
    const reason = proposal.overLimitReason?.trim() || null;
    const overLimit = reached && limitProblem(reached, reason);
    if (overLimit) return refuse(overLimit);
    const introduction = await this.introductions.add(tx, {
      placeId,
      candidateId,
      proposedBy: actor.accountId as string,
      message: message?.trim() || null,
      answerOrder: settings.introductionOrder,
      moveBy: moveByDate(tx.today, settings.answerWithinWorkingDays, [place.lapsesOn]),
    });
    if (isOwn) await this.candidates.joinCase(tx, candidateId, actor.accountId as string, brokers(place));
    await this.outbox.add(tx, introductionProposed, { introductionId: introduction.id });
    await this.audit.record(tx, {
      actor,
      action: 'introduction.proposed',
      subject: { kind: 'INTRODUCTION', id: introduction.id },
      about: { kind: 'CANDIDATE', id: candidateId },
      regionCode: place.regionCode,
      why: reached && reason,
      ...(reached ? { details: { overLimit: reached.limit } } : {}),
    });
    const warning = misfitWarning(pair);
    return succeed({ introduction, warnings: warning ? [warning] : [] });
  }

  private async problemsOf(
    tx: Tx,
    place: Place,
    candidate: Candidate,
    isLawful: boolean,
  ): Promise<Problem[]> {
    const closed = closedPlaceProblem(place, tx.today, 'placeId');
    const earliest = earliestStartOf(candidate);
    const standing = await this.introductions.standing(tx, place.id, candidate.id);
    return [
      ...(standing ? [problem(ALREADY_INTRODUCED, 'candidateId')] : closed ? [closed] : []),
      ...(isLawful ? [] : [problem(NO_CONSENT, 'candidateId')]),
      ...(earliest && place.startsOn < earliest ? [problem(TOO_YOUNG, 'candidateId')] : []),
      ...(candidate.placedOn && !standing ? [problem(NOT_ALLOWED_NOW, 'candidateId', isPlaced)] : []),
    ];
  }

  private async pairOf(tx: Tx, place: Place, candidate: Candidate): Promise<Pair> {
    const homeCode = candidate.wish.postcode4 ?? candidate.postcode4;
    const points = await this.reference.postcodesByCode(tx, [place.postcode4, homeCode]);
    const [qualification] = await this.reference.qualificationsByCode(tx, [place.creboCode]);
    const placePoint = points.find(({ pc4 }) => pc4 === place.postcode4);
    if (!qualification || !placePoint) throw new Error(`Place ${place.id} has codes no list knows`);
    return {
      place,
      candidate,
      qualification,
      placePoint,
      home: points.find(({ pc4 }) => pc4 === homeCode) ?? null,
    };
  }
}

/** Why the adviser is in the case team from now on: who brokers has to ring the candidate. */
function brokers({ title }: Place): string {
  return `Stelde de kandidaat voor: ${title}`;
}
