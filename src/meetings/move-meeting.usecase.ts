import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { moveByDate } from '../introductions/whose-turn.js';
import { dateAt } from '../platform/calendar-date.js';
import { Outbox } from '../platform/outbox.service.js';
import { refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { MeetingAtHand, type MeetingMoved } from './meeting-at-hand.service.js';
import { meetingChanged } from './meeting-events.js';
import { readTimes, type SpokenTime } from './meeting-time.js';
import type { Meeting, MeetingReason } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

/** What a side can give as its reason; the desk's own is not theirs to give. */
export type GivenReason = Exclude<MeetingReason, 'INTRODUCTION_ENDED'>;

/** Either side gives other times, also when one stood already; it is the other side's turn to choose. */
@Injectable()
export class MoveMeeting {
  constructor(
    private readonly transaction: Transaction,
    private readonly hand: MeetingAtHand,
    private readonly meetings: MeetingsRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(
    actor: Actor,
    moved: MeetingMoved & {
      readonly times: readonly SpokenTime[];
      readonly minutes: number;
      readonly reason: GivenReason;
    },
  ): Promise<Result<Meeting>> {
    return this.transaction.run(async (tx) => {
      const opened = await this.hand.open(tx, actor, moved, 'move');
      if (opened.problems) return opened;
      const { meeting, introduction, side, by, workingDays } = opened.value;
      const { id: meetingId, kind } = meeting;
      const { times, problems } = readTimes(moved.times, moved.minutes, tx.now);
      if (problems.length > 0) return refuse(...problems);
      const first = dateAt((times[0] as { startsAt: Date }).startsAt);
      const dueBy = moveByDate(tx.today, workingDays, [first]);
      await this.meetings.propose(tx, meetingId, { timesOf: side, times, dueBy, reason: moved.reason });
      if (meeting.status === 'AGREED')
        await this.hand.noteFact(tx, introduction.id, { kind, status: null, onDate: null }, by);
      const now = (await this.meetings.byId(tx, meetingId)) as Meeting;
      await this.outbox.add(tx, meetingChanged, { meetingId, how: 'MOVED', version: now.version });
      return succeed(now);
    });
  }
}
