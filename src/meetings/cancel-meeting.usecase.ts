import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { Outbox } from '../platform/outbox.service.js';
import { succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { MeetingAtHand, type MeetingMoved } from './meeting-at-hand.service.js';
import { meetingChanged } from './meeting-events.js';
import type { Meeting, MeetingReason } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';
import type { GivenReason } from './move-meeting.usecase.js';

/** Either side calls it off before it begins; calendars that knew of it are told. */
@Injectable()
export class CancelMeeting {
  constructor(
    private readonly transaction: Transaction,
    private readonly hand: MeetingAtHand,
    private readonly meetings: MeetingsRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, moved: MeetingMoved & { readonly reason: GivenReason }): Promise<Result<Meeting>> {
    return this.transaction.run(async (tx) => {
      const opened = await this.hand.open(tx, actor, moved, 'cancel');
      if (opened.problems) return opened;
      return succeed(await this.within(tx, opened.value.meeting, moved.reason, opened.value.by));
    });
  }

  /** Lock its introduction first. */
  async within(tx: Tx, meeting: Meeting, reason: MeetingReason, by: string): Promise<Meeting> {
    const { id: meetingId, introductionId, kind } = meeting;
    await this.meetings.cancel(tx, meetingId, reason);
    if (meeting.status === 'AGREED')
      await this.hand.noteFact(tx, introductionId, { kind, status: null, onDate: null }, by);
    const now = (await this.meetings.byId(tx, meetingId)) as Meeting;
    await this.outbox.add(tx, meetingChanged, { meetingId, how: 'CANCELLED', version: now.version });
    return now;
  }
}
