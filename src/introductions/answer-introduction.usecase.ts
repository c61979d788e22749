import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { NO_CONSENT } from '../candidates/candidate-problems.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import type { Place } from '../places/place.js';
import { reasonsOf } from './decline-reason.js';
import { standsOf, type Stand } from './introduction-access.js';
import { introductionAccepted, introductionEnded } from './introduction-events.js';
import { closedPlaceProblem, refusalProblem } from './introduction-problems.js';
import {
  longestMessage,
  moved,
  sides,
  tooLong,
  type Brokered,
  type DeclineReason,
  type HesitationKind,
  type Introduction,
  type Party,
  type Side,
} from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { PlacementsRepository } from './placements.repository.js';
import { moveByDate } from './whose-turn.js';

export interface Answer {
  readonly id: string;
  readonly accept: boolean;
  readonly hesitation: HesitationKind | null;
  /** The hesitation was told to the adviser in confidence. */
  readonly adviserOnly: boolean;
  readonly message: string | null;
  readonly onBehalfOf: Party | null;
  /** Of a no: one that its side can give; null when it was not said. */
  readonly reason: DeclineReason | null;
}

const forWhom = {
  nl: 'Kies voor wie u dit antwoord vastlegt: de kandidaat of het leerbedrijf.',
  en: 'Choose for whom you record this answer: the candidate or the employer.',
};
const notYourReason = {
  nl: 'Kies een reden die bij dit antwoord hoort.',
  en: 'Choose a reason that belongs to this answer.',
};
const notForOthers = {
  nl: 'U kunt alleen voor uzelf antwoorden. Een adviseur kan het antwoord van een ander vastleggen.',
  en: 'You can only answer for yourself. An adviser can record somebody else’s answer.',
};

/** The candidate or the employer says yes or no; or an adviser records what they said by phone or at the desk. */
@Injectable()
export class AnswerIntroduction {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly settings: SettingsRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, answer: Answer): Promise<Result<Brokered>> {
    return this.transaction.run((tx) => this.within(tx, actor, answer));
  }

  async within(tx: Tx, actor: Actor, answer: Answer): Promise<Result<Brokered>> {
    const introduction = isIdentifier(answer.id) ? await this.introductions.forUpdate(tx, answer.id) : null;
    const stands = introduction ? standsOf(actor, 'introduction.answer', introduction) : [];
    if (!introduction || stands.length === 0) return refuse(problem(NOT_FOUND, 'id'));
    const side = sideOf(stands, answer.onBehalfOf);
    if (!side) {
      const sentence = stands.includes('ADVISER') ? forWhom : notForOthers;
      return refuse(problem(INVALID, 'onBehalfOf', sentence));
    }
    if ((answer.message?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'message', tooLong));
    if (answer.reason && (answer.accept || !reasonsOf[side].includes(answer.reason)))
      return refuse(problem(INVALID, 'reason', notYourReason));
    const { to, refused } = moved(introduction, answer.accept ? 'accept' : 'decline', side);
    if (refused) return refuse(refusalProblem(refused, introduction, 'id'));
    const place = (await this.places.byId(tx, introduction.placeId)) as Place;
    if (answer.accept && !(await this.legalBases.introducible(tx, [introduction.candidateId])).size)
      return refuse(problem(NO_CONSENT, 'id'));
    const closed = answer.accept ? closedPlaceProblem(place, tx.today, 'id') : null;
    if (closed) return refuse(closed);

    const by = actor.accountId as string;
    const message = answer.message?.trim() || null;
    if (answer.hesitation) {
      const { hesitation: kind, adviserOnly } = answer;
      await this.placements.addHesitation(
        tx,
        { introductionId: introduction.id, kind, by: side, adviserOnly },
        by,
      );
    }
    if (answer.accept) {
      const moveBy = await this.nextMoveBy(tx, place);
      await this.introductions.accept(tx, introduction.id, { side, by, message, status: to, moveBy });
      await this.outbox.add(tx, introductionAccepted, { introductionId: introduction.id, side });
    } else {
      await this.introductions.decline(tx, introduction.id, { side, by, message, reason: answer.reason });
      await this.outbox.add(tx, introductionEnded, { introductionId: introduction.id });
    }
    const now = (await this.introductions.byId(tx, introduction.id)) as Introduction;
    return succeed({ introduction: now, warnings: [] });
  }

  private async nextMoveBy(tx: Tx, place: Place) {
    const { answerWithinWorkingDays } = await this.settings.of(tx, place.regionCode);
    return moveByDate(tx.today, answerWithinWorkingDays, [place.lapsesOn]);
  }
}

/** Whose answer it is; null when that is not said, or not theirs to give. */
export function sideOf(stands: readonly Stand[], onBehalfOf: Party | null): Side | null {
  if (onBehalfOf === null) return sides.find((side) => stands.includes(side)) ?? null;
  const side = sides.find((each) => each === onBehalfOf);
  return side && (stands.includes(side) || stands.includes('ADVISER')) ? side : null;
}
