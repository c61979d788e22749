import { daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import type { Turn, MilestoneName } from '../routes/route.js';

/** The days on which an introduction came along, as far as it did. */
export interface Passage {
  readonly proposedOn: CalendarDate;
  /** Both had said yes. */
  readonly acceptedOn: CalendarDate | null;
  readonly metOn: CalendarDate | null;
  readonly tastedOn: CalendarDate | null;
  readonly placedOn: CalendarDate | null;
  readonly signedOn: CalendarDate | null;
  readonly startedOn: CalendarDate | null;
  readonly talkedOn: CalendarDate | null;
}

/** Of each step the day it ended on, and the days it can have begun on: the last of these that is known. */
const steps: readonly (readonly [MilestoneName, keyof Passage, readonly (keyof Passage)[]])[] = [
  ['INTRODUCTION', 'acceptedOn', ['proposedOn']],
  ['MEETING', 'metOn', ['acceptedOn']],
  ['TASTER_DAY', 'tastedOn', ['acceptedOn', 'metOn']],
  ['ENROLMENT', 'placedOn', ['acceptedOn', 'metOn', 'tastedOn']],
  ['AGREEMENT', 'signedOn', ['placedOn']],
  ['START', 'startedOn', ['placedOn', 'signedOn']],
  ['TALK', 'talkedOn', ['startedOn']],
];

/** Fewer than so many tell nothing of what is usual. */
export const fewestPassages = 5;

/**
 * Calendar days that three out of four took at most in each step; a step that fewer than five passed is left out. Days
 * that were recorded in another order count for nothing.
 */
export function usualDays(passages: readonly Passage[]): ReadonlyMap<MilestoneName, number> {
  return new Map(
    steps.flatMap(([name, end, begins]) => {
      const taken = passages
        .flatMap((passage) => {
          const ended = passage[end];
          const began = begins
            .flatMap((each) => passage[each] ?? [])
            .sort()
            .at(-1);
          return ended === null || began === undefined ? [] : [daysBetween(began, ended)];
        })
        .filter((days) => days >= 0)
        .sort((one, other) => one - other);
      const third = taken[Math.ceil(taken.length * 0.75) - 1];
      return taken.length < fewestPassages || third === undefined ? [] : [[name, third] as const];
    }),
  );
}

/** How an introduction stands in somebody's work. */
export interface Standing {
  readonly daysInStep: number;
  /** Null where too few went before to know. */
  readonly usualDays: number | null;
  /** Longer in its step than three out of four were; where that is not known, its day is past. */
  readonly isStalled: boolean;
  /** Somebody is to do something today: the desk is to move, or whoever is has come to the day. */
  readonly isDue: boolean;
  /** The day of the next talk about how it goes has come. */
  readonly isTalkDue: boolean;
  /** A side says that it goes badly, and no talk followed. */
  readonly isWarned: boolean;
}

/** How a placement that runs goes. */
export interface Support {
  /** The day of the next talk; null when all were held. */
  readonly talkOn: CalendarDate | null;
  readonly isWarned: boolean;
}

export function standingOf(
  turn: Pick<Turn, 'parties' | 'by'> | null,
  since: CalendarDate,
  usual: number | null,
  today: CalendarDate,
  support: Support | null,
): Standing {
  const daysInStep = Math.max(0, daysBetween(since, today));
  const isLate = turn !== null && turn.by < today;
  const isWarned = support?.isWarned ?? false;
  const isTalkDue = support !== null && support.talkOn !== null && support.talkOn <= today;
  // A talk waits for its day; everything else that is the desk's to do can be done now.
  const isDesksNow = turn?.parties.includes('ADVISER') === true && support === null;
  return {
    daysInStep,
    usualDays: usual,
    isStalled: turn !== null && (usual === null ? isLate : daysInStep > usual),
    isDue: isWarned || isTalkDue || (turn !== null && (turn.by <= today || isDesksNow)),
    isTalkDue,
    isWarned,
  };
}

export const caseloadShows = ['ALL', 'DUE', 'STALLED', 'UNREAD', 'TALK'] as const;
export type CaseloadShow = (typeof caseloadShows)[number];

export const caseloadWhoses = ['MINE', 'TEAM', 'REGION'] as const;
export type CaseloadWhose = (typeof caseloadWhoses)[number];

/**
 * Whether a case is somebody's own: they carry it, or they do the work of whoever carries it, as that colleague is away
 * or has left, and the desk is to move. What a colleague of the case team carries and does is not.
 */
export function isOwn(
  accountId: string,
  { carriedBy, doneBy }: { readonly carriedBy: string; readonly doneBy: string | null },
  { parties }: Pick<Turn, 'parties'>,
): boolean {
  return carriedBy === accountId || (doneBy === accountId && parties.includes('ADVISER'));
}

/** What of a list somebody wants to see. */
export interface CaseloadFilter {
  readonly show: CaseloadShow;
  readonly step: MilestoneName | null;
}

export function isShown(
  { show, step }: CaseloadFilter,
  entry: Omit<Standing, 'daysInStep' | 'usualDays'> & {
    readonly step: MilestoneName;
    readonly unread: number;
  },
): boolean {
  if (step !== null && entry.step !== step) return false;
  if (show === 'DUE') return entry.isDue;
  if (show === 'STALLED') return entry.isStalled;
  if (show === 'TALK') return entry.isTalkDue || entry.isWarned;
  return show === 'ALL' || entry.unread > 0;
}
