import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { mayKnowCandidate, standsOf } from '../introductions/introduction-access.js';
import { isOpen, type HesitationKind, type Introduction, type Side } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
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
import { RemediesRepository } from './remedies.repository.js';
import { remedyOffered } from './remedy-events.js';
import { firstStatus, movedOffer, needsConsent, seesOffer, type OfferMove } from './remedy-offer.js';
import { RemedyOffersRepository } from './remedy-offers.repository.js';
import { isInForce } from './remedy.js';

export interface Offer {
  readonly introductionId: string;
  readonly remedyId: string;
  readonly hesitation: HesitationKind;
  readonly toSide: Side;
}

const notForThis = {
  nl: 'Deze ontzorging is niet voor deze twijfel of niet voor deze partij. Kies een andere.',
  en: 'This remedy is not for this hesitation or not for this side. Choose another.',
};
const notInForce = {
  nl: 'Deze ontzorging geldt vandaag niet. Kies een andere, of vraag de projectleider de lijst bij te werken.',
  en: 'This remedy does not count today. Choose another, or ask the coordinator to bring the list up to date.',
};
const offeredAlready = {
  nl: 'Deze ontzorging is al aangeboden. Bekijk daarbij wat ervan kwam.',
  en: 'This remedy has been offered already. See there what came of it.',
};

/** An adviser offers a remedy; whoever it is for, and first the candidate when it tells of them, answers. */
@Injectable()
export class OfferRemedy {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly remedies: RemediesRepository,
    private readonly offers: RemedyOffersRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, offer: Offer): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const { introductionId, remedyId, hesitation, toSide } = offer;
      const introduction = isIdentifier(introductionId)
        ? await this.introductions.forUpdate(tx, introductionId)
        : null;
      const isDesk = introduction && standsOf(actor, 'remedy.offer', introduction).includes('ADVISER');
      if (!introduction || !isDesk) return refuse(problem(NOT_FOUND, 'introductionId'));
      const remedy = isIdentifier(remedyId) ? await this.remedies.byId(tx, remedyId) : null;
      if (!remedy || remedy.regionCode !== introduction.regionCode)
        return refuse(problem(NOT_FOUND, 'remedyId'));
      if (!isOpen(introduction) && introduction.status !== 'PLACED')
        return refuse(problem(NOT_ALLOWED_NOW, 'introductionId'));
      if (!isInForce(remedy, tx.today)) return refuse(problem(NOT_ALLOWED_NOW, 'remedyId', notInForce));
      if (!remedy.eases.includes(hesitation) || !remedy.sides.includes(toSide))
        return refuse(problem(INVALID, 'remedyId', notForThis));
      const { isPersonal } = remedy;
      const status = firstStatus({ toSide, isPersonal });
      const by = actor.accountId as string;
      const offerId = await this.offers.add(
        tx,
        { introductionId, remedyId, hesitation, toSide, isPersonal, status },
        by,
      );
      if (offerId === null) return refuse(problem(NOT_ALLOWED_NOW, 'remedyId', offeredAlready));
      const tell = status === 'ASKED' ? 'CANDIDATE' : toSide;
      await this.outbox.add(tx, remedyOffered, { offerId, tell });
      return succeed(introduction);
    });
  }

  move(actor: Actor, offerId: string, move: OfferMove): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const found = isIdentifier(offerId) ? await this.offers.byId(tx, offerId) : null;
      const introduction = found && (await this.introductions.forUpdate(tx, found.introductionId));
      const offer = introduction && (await this.offers.forUpdate(tx, offerId));
      const stands = introduction ? standsOf(actor, 'introduction.answer', introduction) : [];
      if (!introduction || !offer || !seesOffer(stands, offer, await this.isKnown(tx, introduction)))
        return refuse(problem(NOT_FOUND, 'offerId'));
      const { to, refused } = { to: undefined, ...movedOffer(stands, offer, move) };
      if (!to) return refuse(problem(refused === 'NOT_YOURS' ? NOT_FOUND : NOT_ALLOWED_NOW, 'offerId'));
      await this.offers.move(tx, offerId, move, to, actor.accountId as string);
      if (move === 'AGREE' && needsConsent(offer))
        await this.outbox.add(tx, remedyOffered, { offerId, tell: offer.toSide });
      return succeed(introduction);
    });
  }

  /** Whether the employer knows who the candidate is, and so may know what applies to them. */
  private async isKnown(tx: Tx, introduction: Introduction): Promise<boolean> {
    const { candidateId, status } = introduction;
    const isLawful = status === 'PLACED' || (await this.legalBases.introducible(tx, [candidateId])).size > 0;
    return mayKnowCandidate(['EMPLOYER'], introduction, isLawful);
  }
}
