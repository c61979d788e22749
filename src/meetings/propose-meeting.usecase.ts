import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Party } from '../introductions/introduction.js';
import { milestoneProblems } from '../introductions/milestone.js';
import { moveByDate } from '../introductions/whose-turn.js';
import { dateAt } from '../platform/calendar-date.js';
import { Outbox } from '../platform/outbox.service.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  problem,
  refuse,
  succeed,
  type Problem,
  type Result,
} from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { MeetingAtHand } from './meeting-at-hand.service.js';
import { meetingChanged } from './meeting-events.js';
import { readTimes, type SpokenTime } from './meeting-time.js';
import type { Meeting, MeetingForm, MeetingKind } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

export interface Proposal {
  readonly introductionId: string;
  readonly kind: MeetingKind;
  readonly form: MeetingForm;
  readonly location: string;
  readonly whoComes: string | null;
  readonly bring: string | null;
  readonly tasks: string | null;
  readonly times: readonly SpokenTime[];
  /** How long it takes. */
  readonly minutes: number;
  readonly onBehalfOf: Party | null;
}

/** In characters. */
const longestLine = 300;
const missing = {
  nl: 'Vul in waar het is: een adres, een telefoonnummer of een link.',
  en: 'Fill in where it is: an address, a telephone number or a link.',
};
const tooLong = {
  nl: 'Dit is te lang: hoogstens 300 tekens.',
  en: 'This is too long: at most 300 characters.',
};
const alreadyOne = {
  nl: 'Hiervoor wordt al een tijd gezocht of staat er al een. Kies daar een tijd, of stel daar andere voor.',
  en: 'A time for this is being sought, or stands already. Choose one there, or propose others there.',
};

/** A side gives one to three times for a meeting or a taster day; it is the other side's turn to choose. */
@Injectable()
export class ProposeMeeting {
  constructor(
    private readonly transaction: Transaction,
    private readonly hand: MeetingAtHand,
    private readonly meetings: MeetingsRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, proposal: Proposal): Promise<Result<Meeting>> {
    return this.transaction.run(async (tx) => {
      const { introductionId, kind, form, onBehalfOf } = proposal;
      const arranged = await this.hand.arrange(tx, actor, introductionId, onBehalfOf);
      if (arranged.problems) return arranged;
      const { introduction, side, by, workingDays } = arranged.value;
      const { times, problems } = readTimes(proposal.times, proposal.minutes, tx.now);
      const wrong = [...lineProblems(proposal), ...problems];
      if (wrong.length > 0) return refuse(...wrong);
      const first = dateAt((times[0] as { startsAt: Date }).startsAt);
      const fact = { kind, status: 'PLANNED' as const, onDate: first };
      const notNow = milestoneProblems(fact, introduction.permission, tx.today);
      if (notNow.length > 0) return refuse(...notNow);
      const meeting = await this.meetings.add(
        tx,
        {
          introductionId,
          kind,
          form,
          location: proposal.location.trim(),
          whoComes: proposal.whoComes?.trim() || null,
          bring: proposal.bring?.trim() || null,
          tasks: (kind === 'TASTER_DAY' && proposal.tasks?.trim()) || null,
          timesOf: side,
          times,
          dueBy: moveByDate(tx.today, workingDays, [first]),
        },
        by,
      );
      if (!meeting) return refuse(problem(NOT_ALLOWED_NOW, 'kind', alreadyOne));
      const { id: meetingId, version } = meeting;
      await this.outbox.add(tx, meetingChanged, { meetingId, how: 'PROPOSED', version });
      return succeed(meeting);
    });
  }
}

function lineProblems({ location, whoComes, bring, tasks }: Proposal): Problem[] {
  const lines = { location, whoComes, bring, tasks };
  return [
    ...(location.trim() === '' ? [problem(INVALID, 'location', missing)] : []),
    ...Object.entries(lines).flatMap(([name, line]) =>
      (line?.length ?? 0) > longestLine ? [problem(INVALID, name, tooLong)] : [],
    ),
  ];
}
