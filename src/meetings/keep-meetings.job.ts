import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { isHourOfNudges } from '../notices/digest-time.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { OneByOne, fullPage, type PageOfIds } from '../platform/one-by-one.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { isWorkingDay } from '../platform/working-days.js';
import { dueOf } from '../promises/promise.js';
import { CancelMeeting } from './cancel-meeting.usecase.js';
import { MeetingAtHand } from './meeting-at-hand.service.js';
import { nudgeMail, outcomeMail, reminderMail } from './meeting-mail.js';
import { MeetingNews } from './meeting-news.service.js';
import { meetingTurnText, noticesDue, stageOf, type Meeting, type MeetingTurn } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

const portion = 100;
/** A turn of the adviser is told at once, whatever days are set. */
const atOnce = 99;

/**
 * Does what the clock asks of meetings: reminds the day before, asks the day after how it was, reminds whoever is to
 * move by the rule of promises, hands a turn that passed in silence to the adviser, and calls off what belongs to an
 * introduction that ended. Each in one transaction that holds the introduction: a cancel comes before it or after it.
 */
@Injectable()
@Sweeps('keep-meetings', 60)
export class KeepMeetings implements Sweep {
  constructor(
    private readonly oneByOne: OneByOne,
    private readonly introductions: IntroductionsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly settings: SettingsRepository,
    private readonly hand: MeetingAtHand,
    private readonly cancelling: CancelMeeting,
    private readonly news: MeetingNews,
  ) {}

  sweep(): Promise<void> {
    return this.oneByOne.keepAll({
      what: 'A meeting',
      page: (tx, afterId) => this.page(tx, afterId),
      keep: (tx, id) => this.keep(tx, id, 'DO'),
    });
  }

  private async page(tx: Tx, afterId: string | null): Promise<PageOfIds> {
    const found = await this.meetings.mayBeDue(tx, isHourOfNudges(tx.now), afterId, portion);
    const due: string[] = [];
    for (const id of found) if (await this.keep(tx, id, 'LOOK')) due.push(id);
    return { ...fullPage(found, portion), ids: due };
  }

  /** Whether anything was (to be) done. LOOK locks and writes nothing. */
  private async keep(tx: Tx, id: string, how: 'LOOK' | 'DO'): Promise<boolean> {
    const seen = await this.meetings.byId(tx, id);
    if (!seen) return false;
    if (how === 'DO') await this.introductions.forUpdate(tx, seen.introductionId);
    const found = await this.news.of(tx, id);
    if (!found) return false;
    const { meeting } = found.told;
    const { introduction } = found;
    if (!(await this.hand.isAlive(tx, introduction))) {
      const isAhead = ['PROPOSED', 'TO_COME'].includes(stageOf(meeting, tx.now));
      if (!isAhead) return false;
      if (how === 'DO')
        await this.cancelling.within(tx, meeting, 'INTRODUCTION_ENDED', introduction.proposedBy);
      return true;
    }
    if (!isHourOfNudges(tx.now)) return false;
    const notices = noticesDue(meeting, tx.now);
    const rules = await this.settings.of(tx, introduction.regionCode);
    const { turn, told } = await this.hand.turnOf(tx, meeting, introduction);
    const isTurnToAnswer = turn !== null && stageOf(meeting, tx.now) !== 'TO_COME';
    const nudges =
      isTurnToAnswer && isWorkingDay(tx.today)
        ? await this.nudgesDue(tx, meeting, turn, rules, notices.includes('ASK'))
        : [];
    if (how === 'LOOK') return notices.length + nudges.length > 0;

    for (const notice of notices) {
      await this.meetings.noted(tx, id, notice);
      const isReminder = notice === 'REMIND';
      for (const side of ['CANDIDATE', 'EMPLOYER'] as const)
        if (isReminder || !told.includes(side))
          await this.news.toSide(tx, found, side, {
            kind: isReminder ? 'meeting-reminder' : 'meeting-outcome',
            reason: `${notice}-${meeting.sequence}`,
            words: isReminder ? reminderMail : outcomeMail,
          });
    }
    for (const { party, daysBefore } of nudges) {
      const dueOn = turn?.by ?? meeting.dueBy;
      await this.meetings.nudged(tx, id, { party, dueOn, daysBefore });
      const sentence = { nl: meetingTurnText(turn, 'nl') ?? '', en: meetingTurnText(turn, 'en') ?? '' };
      const mail = {
        kind: 'meeting-nudge' as const,
        reason: `nudge-${party}-${dueOn}-${daysBefore}`,
        words: (...[of, reader, locale, url]: Parameters<typeof reminderMail>) =>
          nudgeMail(of, reader, sentence, locale, url),
      };
      if (party === 'ADVISER') await this.news.toAdviser(tx, found, mail);
      else await this.news.toSide(tx, found, party, mail);
    }
    return true;
  }

  private async nudgesDue(
    tx: Tx,
    meeting: Meeting,
    turn: MeetingTurn,
    rules: Parameters<typeof dueOf>[3],
    isAskedNow: boolean,
  ) {
    const { parties, by } = turn;
    if (isAskedNow) return [];
    const told = await this.meetings.nudgesOf(tx, meeting.id);
    const since = meeting.askedAt ?? meeting.turnedAt;
    const due = dueOf({ status: 'ACCEPTED', parties, by, since }, { told, lapsed: [] }, tx.now, rules).nudges;
    const nudges = parties.flatMap((party) => {
      const mine = due.find((each) => each.party === party);
      if (mine) return [{ party, daysBefore: mine.daysBefore }];
      const isNew = party === 'ADVISER' && !told.some((each) => each.party === party && each.dueOn === by);
      return isNew ? [{ party, daysBefore: atOnce }] : [];
    });
    return nudges;
  }
}
