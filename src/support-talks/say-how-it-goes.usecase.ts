import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { standsOf } from '../introductions/introduction-access.js';
import { longestMessage, tooLong, type Introduction } from '../introductions/introduction.js';
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
import { ReadTalks } from './read-talks.service.js';
import { saidGoesBadly } from './support-talk-events.js';
import type { HowItGoes } from './support-talk.js';
import { SupportTalksRepository } from './support-talks.repository.js';

const notBegun = {
  nl: 'Dit kan vanaf de eerste dag van de plaatsing, zolang die loopt.',
  en: 'This can be said from the first day of the placement, for as long as it runs.',
};

/** A candidate or employer says how the placement goes, to the adviser alone. That it goes badly is told at once. */
@Injectable()
export class SayHowItGoes {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly talks: SupportTalksRepository,
    private readonly reading: ReadTalks,
    private readonly outbox: Outbox,
  ) {}

  execute(
    actor: Actor,
    said: { readonly introductionId: string; readonly goes: HowItGoes; readonly note: string | null },
  ): Promise<Result<Introduction>> {
    return this.transaction.run(async (tx) => {
      const { introductionId, goes } = said;
      const introduction = isIdentifier(introductionId)
        ? await this.introductions.byId(tx, introductionId)
        : null;
      const side =
        introduction &&
        standsOf(actor, 'introduction.answer', introduction).find((each) => each !== 'ADVISER');
      if (!introduction || !side) return refuse(problem(NOT_FOUND, 'introductionId'));
      if ((await this.reading.begunOn(tx, introductionId)) === null)
        return refuse(problem(NOT_ALLOWED_NOW, 'introductionId', notBegun));
      const note = said.note?.trim() || null;
      if ((note?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'note', tooLong));
      await this.talks.say(tx, { introductionId, side, goes, note }, actor.accountId as string);
      if (goes === 'GOES_BADLY') await this.outbox.add(tx, saidGoesBadly, { introductionId, side });
      return succeed(introduction);
    });
  }
}
