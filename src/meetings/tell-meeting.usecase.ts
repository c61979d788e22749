import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { longestMessage, tooLong } from '../introductions/introduction.js';
import { dateAt } from '../platform/calendar-date.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { MeetingAtHand, type MeetingMoved } from './meeting-at-hand.service.js';
import { meetingChanged } from './meeting-events.js';
import { statusAfter, type Meeting, type MeetingOutcome } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

/** A side tells how it was. The first that says it was makes it a fact of the introduction; a worry goes to the adviser. */
@Injectable()
export class TellMeeting {
  constructor(
    private readonly transaction: Transaction,
    private readonly hand: MeetingAtHand,
    private readonly meetings: MeetingsRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(
    actor: Actor,
    moved: MeetingMoved & { readonly outcome: MeetingOutcome; readonly note: string | null },
  ): Promise<Result<Meeting>> {
    return this.transaction.run(async (tx) => {
      const opened = await this.hand.open(tx, actor, moved, 'tell');
      if (opened.problems) return opened;
      const { meeting, introduction, side, by } = opened.value;
      const { id: meetingId, kind } = meeting;
      if ((moved.note?.length ?? 0) > longestMessage) return refuse(problem(INVALID, 'note', tooLong));
      const note = moved.note?.trim() || null;
      await this.meetings.tell(tx, { meetingId, side, outcome: moved.outcome, note }, by);
      const outcomes = await tx.beyond('arrange-meeting', () => this.meetings.outcomesOf(tx, [meetingId]));
      const status = statusAfter(outcomes.map(({ outcome }) => outcome));
      await this.meetings.settle(tx, meetingId, status);
      const onDate = dateAt(meeting.startsAt as Date);
      const fact = status === 'HELD' ? ({ status: 'DONE', onDate } as const) : { status: null, onDate: null };
      await this.hand.noteFact(tx, introduction.id, { kind, ...fact }, by);
      const now = (await this.meetings.byId(tx, meetingId)) as Meeting;
      // An adviser who writes it down knows it.
      if (moved.outcome !== 'WENT_WELL' && moved.onBehalfOf === null)
        await this.outbox.add(tx, meetingChanged, { meetingId, how: 'WORRY', version: now.version });
      return succeed(now);
    });
  }
}
