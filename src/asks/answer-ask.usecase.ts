import { Injectable } from '@nestjs/common';
import { scopeOf, type Actor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { longestMessage, tooLong, type Brokered } from '../introductions/introduction.js';
import { ProposeIntroduction, type Proposal } from '../introductions/propose-introduction.usecase.js';
import { isIdentifier } from '../platform/identifier.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { askEnded } from './ask-events.js';
import { ASK_ENDED, noteNeeded } from './ask-problems.js';
import { askMoved, type Ask, type AskDeclineReason } from './ask.js';
import { AsksRepository } from './asks.repository.js';

/** What came of answering: the ask, and the introduction when one was made. */
export interface AnsweredAsk {
  readonly ask: Ask;
  readonly brokered: Brokered | null;
}

/** An adviser answers an ask, and with it what the other side asked about the same two; an asker takes theirs back. */
@Injectable()
export class AnswerAsk {
  constructor(
    private readonly transaction: Transaction,
    private readonly asks: AsksRepository,
    private readonly proposals: ProposeIntroduction,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** Makes the introduction, as any: what that refuses is refused here, and the ask waits on. */
  introduce(
    actor: Actor,
    id: string,
    words: Pick<Proposal, 'message' | 'overLimitReason'>,
  ): Promise<Result<AnsweredAsk>> {
    return this.transaction.run(async (tx) => {
      const ask = await this.answerable(tx, actor, id);
      if (!ask) return refuse(problem(NOT_FOUND, 'id'));
      const { placeId, candidateId } = ask;
      const isOpen = (await this.asks.openOfPair(tx, placeId, candidateId)).some((each) => each.id === id);
      if (!isOpen) return refuse(problem(ASK_ENDED, 'id'));
      const proposed = await tx.beyond('broker-introduction', () =>
        this.proposals.within(tx, actor, { placeId, candidateId, ...words }),
      );
      if (proposed.problems) return proposed;
      const open = await this.asks.openOfPairForUpdate(tx, placeId, candidateId);
      if (!open.some((each) => each.id === id && askMoved(each, 'introduce', 'ADVISER')))
        return refuse(problem(ASK_ENDED, 'id'));
      await this.asks.end(
        tx,
        open.map((each) => each.id),
        {
          status: 'INTRODUCED',
          introductionId: proposed.value.introduction.id,
          by: actor.accountId as string,
        },
      );
      return succeed({ ask: (await this.asks.byId(tx, id)) as Ask, brokered: proposed.value });
    });
  }

  /** Says no, with a reason and a note for the desk; the asker reads kinder words. */
  decline(
    actor: Actor,
    id: string,
    { reason, note }: { readonly reason: AskDeclineReason; readonly note: string },
  ): Promise<Result<AnsweredAsk>> {
    return this.transaction.run(async (tx) => {
      const ask = await this.answerable(tx, actor, id);
      if (!ask) return refuse(problem(NOT_FOUND, 'id'));
      if (!note.trim()) return refuse(problem(INVALID, 'note', noteNeeded));
      if (note.length > longestMessage) return refuse(problem(INVALID, 'note', tooLong));
      const open = await this.asks.openOfPairForUpdate(tx, ask.placeId, ask.candidateId);
      if (!open.some((each) => each.id === id && askMoved(each, 'decline', 'ADVISER')))
        return refuse(problem(ASK_ENDED, 'id'));
      const by = actor.accountId as string;
      const ids = open.map((each) => each.id);
      await this.asks.end(tx, ids, { status: 'DECLINED', reason, note: note.trim(), by });
      await this.outbox.add(tx, askEnded, ...ids.map((askId) => ({ askId })));
      for (const each of open)
        await this.audit.record(tx, {
          actor,
          action: 'ask.declined',
          subject: { kind: 'ASK', id: each.id },
          about: { kind: 'CANDIDATE', id: each.candidateId },
          regionCode: each.regionCode,
          why: note,
          details: { reason, askedBy: each.askedBy },
        });
      return succeed({ ask: (await this.asks.byId(tx, id)) as Ask, brokered: null });
    });
  }

  /** Whoever asked takes it back. */
  withdraw(actor: Actor, id: string): Promise<Result<AnsweredAsk>> {
    return this.transaction.run(async (tx) => {
      const { subjects } = scopeOf(actor, 'ask.withdraw');
      const found = isIdentifier(id) ? await this.asks.byId(tx, id) : null;
      if (!found || !subjects.includes(askerOf(found))) return refuse(problem(NOT_FOUND, 'id'));
      const ask = await this.asks.openForUpdate(tx, id);
      if (!ask || !askMoved(ask, 'withdraw', ask.askedBy)) return refuse(problem(ASK_ENDED, 'id'));
      await this.asks.end(tx, [id], { status: 'WITHDRAWN', by: actor.accountId as string });
      return succeed({ ask: (await this.asks.byId(tx, id)) as Ask, brokered: null });
    });
  }

  private async answerable(tx: Tx, actor: Actor, id: string): Promise<Ask | null> {
    const ask = isIdentifier(id) ? await this.asks.byId(tx, id) : null;
    const { regions } = scopeOf(actor, 'ask.answer');
    const isTheirs = ask && [ask.regionCode, ask.candidateRegionCode].some((code) => regions.includes(code));
    return isTheirs ? ask : null;
  }
}

/** Of whom an ask is: the candidate, or the employer. */
export function askerOf({
  askedBy,
  candidateId,
  employerId,
}: Pick<Ask, 'askedBy' | 'candidateId' | 'employerId'>): string {
  return askedBy === 'CANDIDATE' ? candidateId : employerId;
}
