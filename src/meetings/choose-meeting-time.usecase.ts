import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { milestoneProblems } from '../introductions/milestone.js';
import { dateAt } from '../platform/calendar-date.js';
import { Outbox } from '../platform/outbox.service.js';
import { INVALID, NOT_ALLOWED_NOW, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { addWorkingDays } from '../platform/working-days.js';
import { MeetingAtHand, type MeetingMoved } from './meeting-at-hand.service.js';
import { meetingChanged } from './meeting-events.js';
import type { Meeting } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

const noSuchTime = {
  nl: 'Kies een van de voorgestelde tijden.',
  en: 'Choose one of the times that were proposed.',
};
const past = {
  nl: 'Deze tijd is al voorbij. Kies een andere, of stel zelf tijden voor.',
  en: 'This time has passed. Choose another, or propose times yourself.',
};

/** The side that was asked chooses a time: it stands, and everybody gets it for their calendar. */
@Injectable()
export class ChooseMeetingTime {
  constructor(
    private readonly transaction: Transaction,
    private readonly hand: MeetingAtHand,
    private readonly meetings: MeetingsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** `position`: of the time among those proposed, from 0. */
  execute(actor: Actor, moved: MeetingMoved & { readonly position: number }): Promise<Result<Meeting>> {
    return this.transaction.run(async (tx) => {
      const opened = await this.hand.open(tx, actor, moved, 'choose');
      if (opened.problems) return opened;
      const { meeting, introduction, by, workingDays } = opened.value;
      const { id: meetingId, kind } = meeting;
      const time = meeting.times[moved.position];
      if (!time) return refuse(problem(INVALID, 'position', noSuchTime));
      if (time.startsAt <= tx.now) return refuse(problem(NOT_ALLOWED_NOW, 'position', past));
      const onDate = dateAt(time.startsAt);
      const fact = { kind, status: 'PLANNED' as const, onDate };
      const notNow = milestoneProblems(fact, introduction.permission, tx.today);
      if (notNow.length > 0) return refuse(...notNow);
      await this.meetings.agree(tx, meetingId, time, addWorkingDays(onDate, workingDays));
      await this.hand.noteFact(tx, introduction.id, fact, by);
      const now = (await this.meetings.byId(tx, meetingId)) as Meeting;
      await this.outbox.add(tx, meetingChanged, { meetingId, how: 'AGREED', version: now.version });
      return succeed(now);
    });
  }
}
