import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { cancelledMail, outcomeMail, proposedMail } from './meeting-mail.js';
import { meetingChanged, type MeetingHappening } from './meeting-events.js';
import { MeetingAtHand } from './meeting-at-hand.service.js';
import { MeetingNews } from './meeting-news.service.js';
import { otherSide, stageOf, type MeetingTurn } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

type MeetingFound = NonNullable<Awaited<ReturnType<MeetingNews['of']>>>;

/** Tells the sides and the adviser what became of a meeting, and their calendars. */
@Injectable()
@Handles(meetingChanged, 'tell-meeting-changed')
export class TellMeetingChanged implements EventHandler<{
  meetingId: string;
  how: MeetingHappening;
  version: number;
}> {
  constructor(private readonly news: MeetingNews) {}

  async handle(
    tx: Tx,
    { meetingId, how, version }: { meetingId: string; how: MeetingHappening; version: number },
  ): Promise<void> {
    const found = await this.news.of(tx, meetingId);
    if (!found) return;
    const { status, sequence, timesOf } = found.told.meeting;
    const reason = `${how}-${version}`;
    if (how === 'WORRY')
      return this.news.toAdviser(tx, found, { kind: 'meeting-outcome', reason, words: outcomeMail });
    if (sequence > 0) await this.news.toCalendars(tx, found);
    const other = otherSide(timesOf);
    if (status === 'PROPOSED' && (how === 'PROPOSED' || how === 'MOVED'))
      await this.news.toSide(tx, found, other, { kind: 'meeting-proposed', reason, words: proposedMail });
    if (status === 'CANCELLED' && how === 'CANCELLED' && sequence === 0)
      for (const side of ['CANDIDATE', 'EMPLOYER'] as const)
        await this.news.toSide(tx, found, side, { kind: 'meeting-cancelled', reason, words: cancelledMail });
  }
}

/** Mail of a meeting that waited leaves only while it is still so: the row says, at the moment of sending. */
@Injectable()
@ChecksMail(
  'meeting-proposed',
  'meeting-nudge',
  'meeting-reminder',
  'meeting-outcome',
  'meeting-cancelled',
  'meeting-invitation',
)
export class CheckMeetingMail implements MailCheck {
  constructor(
    private readonly news: MeetingNews,
    private readonly meetings: MeetingsRepository,
    private readonly hand: MeetingAtHand,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async mayStillLeave(tx: Tx, { kind, to, subjectId }: WaitingMail): Promise<boolean> {
    const found = await this.news.of(tx, subjectId);
    if (!found) return false;
    const { status, remindedAt, startsAt } = found.told.meeting;
    if (kind === 'meeting-proposed' && status !== 'PROPOSED') return false;
    const isAhead = startsAt !== null && startsAt > tx.now;
    if (kind === 'meeting-reminder' && (status !== 'AGREED' || remindedAt === null || !isAhead)) return false;
    const { candidateId, employerId } = found.introduction;
    const isTo = async (id: string) =>
      (await this.accounts.accountsOf(tx, [id])).some(({ email }) => email === to);
    const isToCandidate = await isTo(candidateId);
    if (kind === 'meeting-nudge') {
      const nudged = await this.nudgedNow(tx, found);
      if (isToCandidate && !nudged.includes('CANDIDATE')) return false;
      if (!isToCandidate && (await isTo(employerId)) && !nudged.includes('EMPLOYER')) return false;
      if (nudged.length === 0) return false;
    }
    return !isToCandidate || this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
  }

  /** Who was reminded of the turn that still runs: nobody once they answered, or the meeting or its introduction ended. */
  private async nudgedNow(tx: Tx, { told, introduction }: MeetingFound): Promise<MeetingTurn['parties']> {
    const { meeting } = told;
    if (stageOf(meeting, tx.now) === 'TO_COME' || !(await this.hand.isAlive(tx, introduction))) return [];
    const { turn } = await this.hand.turnOf(tx, meeting, introduction);
    const nudges = await this.meetings.nudgesOf(tx, meeting.id);
    return (turn?.parties ?? []).filter((party) =>
      nudges.some((each) => each.party === party && each.dueOn === turn?.by),
    );
  }
}
