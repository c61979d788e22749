import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { sideOf } from '../introductions/answer-introduction.usecase.js';
import { standsOf } from '../introductions/introduction-access.js';
import {
  isOpen,
  longestMessage,
  tooLong,
  type HesitationKind,
  type Introduction,
  type Party,
} from '../introductions/introduction.js';
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
import { Transaction } from '../platform/transaction.service.js';
import { hesitationSaid } from './remedy-events.js';
import { RemedyOffersRepository } from './remedy-offers.repository.js';

export interface Said {
  readonly introductionId: string;
  readonly kind: HesitationKind;
  /** For the adviser alone: not even the colleagues of whoever says it see it. */
  readonly adviserOnly: boolean;
  readonly note: string | null;
  readonly onBehalfOf: Party | null;
}

const forWhom = {
  nl: 'Kies van wie deze twijfel is: van de kandidaat of van het leerbedrijf.',
  en: 'Choose whose hesitation this is: the candidate’s or the employer’s.',
};

/** A side says what holds it back, at any step while the introduction lives; or an adviser who heard it. */
@Injectable()
export class SayHesitation {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly offers: RemedyOffersRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, said: Said): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const { introductionId, kind, adviserOnly } = said;
      const introduction = isIdentifier(introductionId)
        ? await this.introductions.forUpdate(tx, introductionId)
        : null;
      const stands = introduction ? standsOf(actor, 'introduction.answer', introduction) : [];
      if (!introduction || stands.length === 0) return refuse(problem(NOT_FOUND, 'introductionId'));
      const by = sideOf(stands, said.onBehalfOf);
      if (!by) return refuse(problem(INVALID, 'onBehalfOf', forWhom));
      if ((said.note?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'note', tooLong));
      if (!isOpen(introduction) && introduction.status !== 'PLACED')
        return refuse(problem(NOT_ALLOWED_NOW, 'introductionId'));
      const note = said.note?.trim() || null;
      const hesitationId = await this.offers.say(
        tx,
        { introductionId, kind, by, adviserOnly, note },
        actor.accountId as string,
      );
      // An adviser who writes it down knows it.
      if (stands.includes(by)) await this.outbox.add(tx, hesitationSaid, { introductionId, hesitationId });
      return succeed(introduction);
    });
  }

  /** It holds nobody back any more: whoever had it says so, or an adviser. */
  resolve(actor: Actor, hesitationId: string): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const said = isIdentifier(hesitationId) ? await this.offers.hesitation(tx, hesitationId) : null;
      const introduction = said && (await this.introductions.forUpdate(tx, said.introductionId));
      const stands = introduction ? standsOf(actor, 'introduction.answer', introduction) : [];
      const mayKnow = said && (stands.includes('ADVISER') || (stands.includes(said.by) && !said.adviserOnly));
      if (!introduction || !mayKnow) return refuse(problem(NOT_FOUND, 'hesitationId'));
      await this.offers.resolve(tx, hesitationId);
      return succeed(introduction);
    });
  }
}
