import type { Side } from '../introductions/introduction.js';
import { turnSentence } from '../introductions/whose-turn.js';
import { addDays, dateAt, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { addWorkingDays } from '../platform/working-days.js';

/** What two sides who both said yes arrange: to meet, or to try the work for a day (kennismaking, meeloopdag). */
export const meetingKinds = ['MEETING', 'TASTER_DAY'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const meetingForms = ['ON_SITE', 'PHONE', 'VIDEO'] as const;
export type MeetingForm = (typeof meetingForms)[number];

/** PROPOSED: one side gave times, the other chooses. AGREED: a time stands. HELD, MISSED: what was told afterwards. */
export const meetingStatuses = ['PROPOSED', 'AGREED', 'HELD', 'MISSED', 'CANCELLED'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

/** Why somebody moves or cancels: what the other side reads, so nothing of a person's health or home. */
export const meetingReasons = [
  'CANNOT_THEN',
  'NO_TRAVEL',
  'TOO_BUSY',
  'NOT_NEEDED',
  'OTHER',
  'INTRODUCTION_ENDED',
] as const;
export type MeetingReason = (typeof meetingReasons)[number];

/** How it was, as a side tells the day after. DID_NOT_COME: the other side, or oneself. */
export const meetingOutcomes = ['WENT_WELL', 'DOUBTS', 'DID_NOT_COME'] as const;
export type MeetingOutcome = (typeof meetingOutcomes)[number];

/** From one moment to another. */
export interface MeetingTime {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Meeting {
  readonly id: string;
  readonly version: number;
  readonly introductionId: string;
  readonly kind: MeetingKind;
  readonly status: MeetingStatus;
  readonly form: MeetingForm;
  /** An address, a number to call or a link. */
  readonly location: string;
  readonly whoComes: string | null;
  readonly bring: string | null;
  /** What the candidate does on a taster day. */
  readonly tasks: string | null;
  /** Whose times these are; the other side chooses. */
  readonly timesOf: Side;
  /** One to three, the earliest first. */
  readonly times: readonly MeetingTime[];
  /** The time that stands, or that stood while it is being moved; null before one was chosen. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly agreedAt: Date | null;
  /** The last day of the turn that runs. */
  readonly dueBy: CalendarDate;
  /** Counts what calendars were told; 0 before the first invitation. */
  readonly sequence: number;
  readonly reason: MeetingReason | null;
  readonly remindedAt: Date | null;
  readonly askedAt: Date | null;
  /** When it was last somebody's turn anew. */
  readonly turnedAt: Date;
}

/** What a side told of it. */
export interface ToldOutcome {
  readonly meetingId: string;
  readonly side: Side;
  readonly outcome: MeetingOutcome;
  /** For that side and the advisers. */
  readonly note: string | null;
  readonly toldAt: Date;
}

/** Where a meeting stands at a moment: as its status, and of a time that stands whether it has come. */
export const meetingStages = ['PROPOSED', 'TO_COME', 'BEEN', 'HELD', 'MISSED', 'CANCELLED'] as const;
export type MeetingStage = (typeof meetingStages)[number];

/** Where it stands now. */
export function stageOf({ status, startsAt }: Pick<Meeting, 'status' | 'startsAt'>, now: Date): MeetingStage {
  if (status !== 'AGREED') return status;
  return startsAt !== null && startsAt <= now ? 'BEEN' : 'TO_COME';
}

export const meetingMoves = ['choose', 'move', 'cancel', 'tell'] as const;
export type MeetingMove = (typeof meetingMoves)[number];
/** Whose times are on the table, and the side that is asked to choose. */
export type MeetingMover = 'PROPOSER' | 'OTHER';

/**
 * The moves a meeting can make, and which side may make them; an adviser makes them as a side, after a call. Anything
 * not listed is refused. What was told afterwards can be told again: people think once more.
 */
export const meetingMoveTable = {
  choose: { from: ['PROPOSED'], by: ['OTHER'] },
  move: { from: ['PROPOSED', 'TO_COME'], by: ['PROPOSER', 'OTHER'] },
  cancel: { from: ['PROPOSED', 'TO_COME'], by: ['PROPOSER', 'OTHER'] },
  tell: { from: ['BEEN', 'HELD', 'MISSED'], by: ['PROPOSER', 'OTHER'] },
} as const satisfies Record<
  MeetingMove,
  { readonly from: readonly MeetingStage[]; readonly by: readonly MeetingMover[] }
>;

/** The side that did not give the times. */
export const otherSide = (side: Side): Side => (side === 'CANDIDATE' ? 'EMPLOYER' : 'CANDIDATE');

/** Why a move is refused; null when it is not. */
export function refusedMove(
  meeting: Pick<Meeting, 'status' | 'startsAt' | 'timesOf'>,
  move: MeetingMove,
  side: Side,
  now: Date,
): 'NOT_YOURS' | 'NOT_NOW' | null {
  const { from, by }: { from: readonly MeetingStage[]; by: readonly MeetingMover[] } = meetingMoveTable[move];
  if (!by.includes(side === meeting.timesOf ? 'PROPOSER' : 'OTHER')) return 'NOT_YOURS';
  return from.includes(stageOf(meeting, now)) ? null : 'NOT_NOW';
}

/** It was, when one of the sides says so; who did not see the other tells only of that. */
export function statusAfter(outcomes: readonly MeetingOutcome[]): Extract<MeetingStatus, 'HELD' | 'MISSED'> {
  return outcomes.some((outcome) => outcome !== 'DID_NOT_COME') ? 'HELD' : 'MISSED';
}

/** Who is to move in a meeting, to do what and by when. */
export interface MeetingTurn {
  readonly parties: readonly (Side | 'ADVISER')[];
  readonly by: CalendarDate;
  readonly task: Sentence;
}

const names: Record<MeetingKind, Sentence> = {
  MEETING: { nl: 'de kennismaking', en: 'the meeting' },
  TASTER_DAY: { nl: 'de meeloopdag', en: 'the taster day' },
};

/** What it is called in the middle of a sentence. */
export const meetingName = (kind: MeetingKind, locale: Locale): string => names[kind][locale];

/**
 * Whose turn it is. A side that lets its day pass is not left alone with it: then it is the adviser's, for as many working
 * days again. `told`: the sides that told how it was. `isLast`: no later one of its kind was arranged. Null: nobody's, as
 * it is over and done, or was cancelled; the introduction itself always has a turn.
 */
export function turnOfMeeting(
  meeting: Pick<Meeting, 'kind' | 'status' | 'timesOf' | 'startsAt' | 'dueBy'>,
  told: readonly Side[],
  now: Date,
  workingDays: number,
  isLast = true,
): MeetingTurn | null {
  const { kind, timesOf, startsAt, dueBy } = meeting;
  const today = dateAt(now);
  const adviserBy = addWorkingDays(dueBy, workingDays);
  const name = names[kind];
  const adviser = (task: Sentence): MeetingTurn => ({ parties: ['ADVISER'], by: adviserBy, task });
  switch (stageOf(meeting, now)) {
    case 'CANCELLED':
      return null;
    case 'PROPOSED': {
      const task = {
        nl: `een tijd kiezen voor ${name.nl}`,
        en: `choose a time for ${name.en}`,
      };
      if (today <= dueBy) return { parties: [otherSide(timesOf)], by: dueBy, task };
      return adviser({ nl: `bellen over een tijd voor ${name.nl}`, en: `call about a time for ${name.en}` });
    }
    case 'TO_COME':
      return {
        parties: ['CANDIDATE', 'EMPLOYER'],
        by: dateAt(startsAt ?? now),
        task: { nl: `naar ${name.nl} komen`, en: `come to ${name.en}` },
      };
    default: {
      const silent = (['CANDIDATE', 'EMPLOYER'] as const).filter((side) => !told.includes(side));
      const isAsked = silent.length > 0 && today <= dueBy;
      const task = { nl: `vertellen hoe ${name.nl} was`, en: `tell how ${name.en} was` };
      if (isAsked) return { parties: silent, by: dueBy, task };
      if (meeting.status === 'HELD' || !isLast) return null;
      return adviser({
        nl: `bellen over ${name.nl}, en zo nodig een nieuwe afspreken`,
        en: `call about ${name.en}, and arrange a new one where needed`,
      });
    }
  }
}

/** Whose turn it is in one sentence, the same for every party, on every screen and in every mail; null when nobody's. */
export function meetingTurnText(turn: MeetingTurn | null, locale: Locale): string | null {
  return turn && turnSentence(turn.parties, turn.by, turn.task, locale);
}

/** Everything that a clock brings about: a reminder of the day before, and the question how it was. */
export type MeetingNotice = 'REMIND' | 'ASK';

/**
 * What is due at a moment by the clock alone. The day before (or on the day, when nothing ran then) both are reminded,
 * unless it was arranged so late that the invitation did; from the day after both are asked how it was.
 */
export function noticesDue(
  meeting: Pick<Meeting, 'status' | 'startsAt' | 'agreedAt' | 'remindedAt' | 'askedAt'>,
  now: Date,
): MeetingNotice[] {
  const { startsAt, agreedAt, remindedAt, askedAt } = meeting;
  if (startsAt === null || agreedAt === null) return [];
  const today = dateAt(now);
  const eve = addDays(dateAt(startsAt), -1);
  const stage = stageOf(meeting, now);
  if (stage === 'TO_COME')
    return remindedAt === null && today >= eve && dateAt(agreedAt) < eve ? ['REMIND'] : [];
  return stage === 'BEEN' && askedAt === null && today > dateAt(startsAt) ? ['ASK'] : [];
}
