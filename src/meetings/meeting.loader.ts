import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { turnOfMeeting, type Meeting, type MeetingTurn, type ToldOutcome } from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

/** A meeting as it stands at the moment it was asked for. */
export interface MeetingNow extends Meeting {
  readonly turn: MeetingTurn | null;
  readonly outcomes: readonly ToldOutcome[];
  readonly now: Date;
  /** Its introduction still runs. */
  readonly isAlive: boolean;
}

/** What was arranged in an introduction, the newest first, and whether more can be. */
export interface Arranged {
  readonly meetings: readonly MeetingNow[];
  readonly isAlive: boolean;
}

/** What was arranged, by the introduction's id. The caller has shown the introduction to the viewer already. */
@Injectable()
export class MeetingsLoader extends BatchLoader<string, Arranged, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly settings: SettingsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Arranged[]> {
    return this.transaction.read(async (tx) => {
      const introductions = await this.introductions.byIds(tx, ids);
      const placements = await this.placements.placementsOf(tx, ids);
      const meetings = await this.meetings.ofIntroductions(tx, ids);
      const meetingIds = meetings.map(({ id }) => id);
      const outcomes = await this.meetings.outcomesOf(tx, meetingIds);
      // Whose turn it is depends on who told; what they told does not leave with it.
      const told = await tx.beyond('arrange-meeting', () => this.meetings.outcomesOf(tx, meetingIds));
      const settings = await this.settings.ofRegions(tx, [
        ...new Set(introductions.map(({ regionCode }) => regionCode)),
      ]);
      return ids.map((id) => {
        const introduction = introductions.find((each) => each.id === id);
        const placement = placements.find(({ introductionId }) => introductionId === id);
        const isAlive =
          introduction?.status === 'ACCEPTED' ||
          (introduction?.status === 'PLACED' && placement?.endedOn === null);
        const days = settings.get(introduction?.regionCode ?? '')?.answerWithinWorkingDays ?? 5;
        const mine = meetings.filter(({ introductionId }) => introductionId === id);
        return {
          isAlive,
          meetings: mine
            .map((meeting) => {
              const isLast = mine.findLast(({ kind }) => kind === meeting.kind) === meeting;
              const who = told.filter((each) => each.meetingId === meeting.id).map(({ side }) => side);
              return {
                ...meeting,
                isAlive,
                now: tx.now,
                outcomes: outcomes.filter(({ meetingId }) => meetingId === meeting.id),
                turn: isAlive ? turnOfMeeting(meeting, who, tx.now, days, isLast) : null,
              };
            })
            .reverse(),
        };
      });
    });
  }
}
