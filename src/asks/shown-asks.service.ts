import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import type { ActorContext } from '../access/current-actor.decorator.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { Transaction } from '../platform/transaction.service.js';
import { askerOf } from './answer-ask.usecase.js';
import { AskNews } from './ask-news.service.js';
import type { AskType } from './ask.type.js';
import { askEndText, askMoved, askTurnText, shownTo, type Ask, type Followed } from './ask.js';
import { AsksRepository } from './asks.repository.js';

/** Asks as a viewer may know them. For a desk, what both sides asked of each other is one. */
@Injectable()
export class ShownAsks {
  constructor(
    private readonly transaction: Transaction,
    private readonly asks: AsksRepository,
    private readonly news: AskNews,
  ) {}

  list(
    { actor, locale }: ActorContext,
    filter: { readonly isOpen: boolean | null; readonly placeId: string | null },
  ): Promise<AskType[]> {
    const { subjects, regions } = scopeOf(actor, 'ask.read');
    return this.transaction.read(async (tx) => {
      const found = await this.asks.list(tx, { subjects, regions }, { ...filter, isOpen: null });
      const followed = await this.news.followed(
        tx,
        found.flatMap(({ introductionId }) => introductionId ?? []),
      );
      const shown = oneOfEachPair(found, actor).map((ask) =>
        shownAsk({ ask, all: found, followed }, actor, locale, tx.today),
      );
      return shown.filter(({ status }) => filter.isOpen === null || (status === 'OPEN') === filter.isOpen);
    });
  }

  one({ actor, locale }: ActorContext, ask: Ask): Promise<AskType> {
    return this.transaction.read(async (tx) => {
      const pair = isAsker(actor, ask) ? [] : await this.asks.openOfPair(tx, ask.placeId, ask.candidateId);
      const followed = await this.news.followed(tx, ask.introductionId ? [ask.introductionId] : []);
      return shownAsk({ ask, all: pair, followed }, actor, locale, tx.today);
    });
  }
}

/** An ask as the actor may know it; `all` are the asks among which the other side's may be. */
function shownAsk(
  about: {
    readonly ask: Ask;
    readonly all: readonly Ask[];
    readonly followed: ReadonlyMap<string, Followed>;
  },
  actor: Actor,
  locale: Locale,
  today: CalendarDate,
): AskType {
  const { ask, all, followed } = about;
  const isTheirs = isAsker(actor, ask);
  const came = ask.introductionId ? (followed.get(ask.introductionId) ?? null) : null;
  const seen = shownTo(isTheirs ? ask.askedBy : 'ADVISER', ask, came);
  const answering = scopeOf(actor, 'ask.answer').regions;
  const isAnswering = [ask.regionCode, ask.candidateRegionCode].some((code) => answering.includes(code));
  const other = isTheirs ? undefined : all.find((each) => isOther(each, ask));
  return {
    ask,
    id: ask.id,
    askedBy: ask.askedBy,
    askedAt: ask.askedAt,
    ...seen,
    turnText: askTurnText(ask, seen, locale),
    endText: askEndText(ask, seen, locale),
    words: ask.words,
    declineReason: isTheirs ? null : ask.declineReason,
    deskNote: isTheirs ? null : ask.deskNote,
    isLate: seen.answerBy !== null && seen.answerBy < today,
    mayAnswer: isAnswering && askMoved(ask, 'decline', 'ADVISER') !== null,
    mayWithdraw: isTheirs && askMoved(ask, 'withdraw', ask.askedBy) !== null,
    isMutual: other !== undefined,
    otherWords: other?.words ?? null,
  };
}

/** Whether the viewer is on the side that asked; then they see it as that side does, also when they work at a desk. */
function isAsker(actor: Actor, ask: Ask): boolean {
  return scopeOf(actor, 'ask.withdraw').subjects.includes(askerOf(ask));
}

function isOther(one: Ask, ask: Ask): boolean {
  const isSamePair = one.placeId === ask.placeId && one.candidateId === ask.candidateId;
  return isSamePair && one.id !== ask.id && one.status === 'OPEN' && ask.status === 'OPEN';
}

function oneOfEachPair(asks: readonly Ask[], actor: Actor): Ask[] {
  return asks.filter(
    (ask, at) =>
      isAsker(actor, ask) ||
      !asks.slice(0, at).some((before) => isOther(before, ask) && !isAsker(actor, before)),
  );
}
