import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { sideOf } from '../introductions/answer-introduction.usecase.js';
import { standsOf } from '../introductions/introduction-access.js';
import type { Introduction, Party, Side } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import type { MilestoneStatus } from '../introductions/milestone.js';
import { PlacementsRepository } from '../introductions/placements.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  STALE,
  succeed,
  type Result,
} from '../platform/problem.js';
import type { Tx } from '../platform/transaction.service.js';
import {
  otherSide,
  refusedMove,
  turnOfMeeting,
  type Meeting,
  type MeetingKind,
  type MeetingMove,
  type MeetingTurn,
} from './meeting.js';
import { MeetingsRepository } from './meetings.repository.js';

/** Which meeting somebody moves, as they last saw it. */
export interface MeetingMoved {
  readonly id: string;
  readonly version: number;
  /** By an adviser: for which side. */
  readonly onBehalfOf: Party | null;
}

/** An introduction in which somebody may arrange something, and as which side. */
export interface Arranging {
  readonly introduction: Introduction;
  readonly side: Side;
  /** The account that does it. */
  readonly by: string;
  /** Working days in which a side is asked to move. */
  readonly workingDays: number;
}

const forWhom = {
  nl: 'Kies voor wie u dit doet: voor de kandidaat of voor het leerbedrijf.',
  en: 'Choose for whom you do this: the candidate or the employer.',
};
const bothFirst = {
  nl: 'Een afspraak maken kan zodra beide kanten ja hebben gezegd, en zolang het voorstel loopt.',
  en: 'A meeting can be arranged once both sides said yes, for as long as the introduction runs.',
};
const notYours = {
  nl: 'De andere kant kiest uit deze tijden. Past geen van de tijden meer? Stel andere voor.',
  en: 'The other side chooses among these times. Does none of them fit any more? Propose others.',
};
const tooLate = {
  nl: 'Dit kan nu niet meer: de afspraak is intussen geweest, verzet of afgezegd. Laad de pagina opnieuw.',
  en: 'This is no longer possible: the meeting has been, was moved or cancelled meanwhile. Reload the page.',
};

/** Opens a meeting for a move: the introduction locked, rights, version and the table of moves looked at. */
@Injectable()
export class MeetingAtHand {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly meetings: MeetingsRepository,
    private readonly settings: SettingsRepository,
  ) {}

  /** An introduction in which a side may arrange something now. */
  async arrange(
    tx: Tx,
    actor: Actor,
    introductionId: string,
    onBehalfOf: Party | null,
  ): Promise<Result<Arranging>> {
    const introduction = isIdentifier(introductionId)
      ? await this.introductions.forUpdate(tx, introductionId)
      : null;
    const stands = introduction ? standsOf(actor, 'introduction.answer', introduction) : [];
    if (!introduction || stands.length === 0) return refuse(problem(NOT_FOUND, 'introductionId'));
    const side = sideOf(stands, onBehalfOf);
    if (!side) return refuse(problem(INVALID, 'onBehalfOf', forWhom));
    if (!(await this.isAlive(tx, introduction)))
      return refuse(problem(NOT_ALLOWED_NOW, 'introductionId', bothFirst));
    const { answerWithinWorkingDays: workingDays } = await this.settings.of(tx, introduction.regionCode);
    return succeed({ introduction, side, by: actor.accountId as string, workingDays });
  }

  /** A meeting that may make this move now, as it stands under the lock. */
  async open(
    tx: Tx,
    actor: Actor,
    { id, version, onBehalfOf }: MeetingMoved,
    move: MeetingMove,
  ): Promise<Result<Arranging & { readonly meeting: Meeting }>> {
    const found = isIdentifier(id) ? await this.meetings.byId(tx, id) : null;
    if (!found) return refuse(problem(NOT_FOUND, 'id'));
    const isDesk = await this.isDesk(tx, actor, found.introductionId);
    const arranged = await this.arrange(
      tx,
      actor,
      found.introductionId,
      isDesk ? (onBehalfOf ?? sideMeant(found, move)) : onBehalfOf,
    );
    if (arranged.problems)
      return refuse(
        ...arranged.problems.map((each) =>
          each.path[0] === 'introductionId' ? { ...each, path: ['id'] } : each,
        ),
      );
    const meeting = (await this.meetings.byId(tx, id)) as Meeting;
    const refused = refusedMove(meeting, move, arranged.value.side, tx.now);
    if (refused === 'NOT_YOURS') return refuse(problem(NOT_ALLOWED_NOW, 'id', notYours));
    if (meeting.version !== version) return refuse(problem(STALE, 'version'));
    if (refused) return refuse(problem(NOT_ALLOWED_NOW, 'id', tooLate));
    return succeed({ ...arranged.value, meeting });
  }

  /** Both said yes and it did not end, also not after the placement. */
  async isAlive(tx: Tx, { id, status }: Pick<Introduction, 'id' | 'status'>): Promise<boolean> {
    if (status !== 'PLACED') return status === 'ACCEPTED';
    const [placement] = await this.placements.placementsOf(tx, [id]);
    return placement?.endedOn === null;
  }

  /** Whose turn it is in a meeting of an introduction that is alive, and the sides that told how it was. */
  async turnOf(
    tx: Tx,
    meeting: Meeting,
    { id, regionCode }: Pick<Introduction, 'id' | 'regionCode'>,
  ): Promise<{ readonly turn: MeetingTurn | null; readonly told: readonly Side[] }> {
    const { answerWithinWorkingDays } = await this.settings.of(tx, regionCode);
    const told = (await this.meetings.outcomesOf(tx, [meeting.id])).map(({ side }) => side);
    const ofKind = (await this.meetings.ofIntroductions(tx, [id])).filter(
      ({ kind }) => kind === meeting.kind,
    );
    const isLast = ofKind.at(-1)?.id === meeting.id;
    return { turn: turnOfMeeting(meeting, told, tx.now, answerWithinWorkingDays, isLast), told };
  }

  /** Writes beside the introduction that it is planned, was, or is not to be any more; what was done stays. */
  async noteFact(
    tx: Tx,
    introductionId: string,
    fact: {
      readonly kind: MeetingKind;
      readonly status: Extract<MilestoneStatus, 'PLANNED' | 'DONE'> | null;
      readonly onDate: CalendarDate | null;
    },
    by: string,
  ): Promise<void> {
    const { kind, status, onDate } = fact;
    await tx.beyond('arrange-meeting', async () => {
      const known = await this.placements.milestonesOf(tx, [introductionId]);
      const was = known.find((each) => each.kind === kind)?.status;
      if (was === 'DONE') return;
      if (status === null && was === 'PLANNED') await this.placements.dropMilestone(tx, introductionId, kind);
      if (status !== null)
        await this.placements.putMilestone(tx, { introductionId, kind, status, onDate }, by);
      await this.introductions.touch(tx, introductionId);
    });
  }

  private async isDesk(tx: Tx, actor: Actor, introductionId: string): Promise<boolean> {
    const introduction = await this.introductions.byId(tx, introductionId);
    return introduction !== null && standsOf(actor, 'introduction.answer', introduction).includes('ADVISER');
  }
}

/** For which side an adviser moves who does not say: who is asked chooses, and whoever calls it off, it is off. */
function sideMeant({ timesOf }: Meeting, move: MeetingMove): Side | null {
  if (move === 'choose') return otherSide(timesOf);
  return move === 'cancel' ? timesOf : null;
}
