import type { Side } from '../introductions/introduction.js';
import { addDays, dateAt, type CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { addWorkingDays, isWorkingDay } from '../platform/working-days.js';

/** How a placement goes, in the eyes of one side. */
export const howItGoes = ['GOES_WELL', 'DOUBTS', 'GOES_BADLY'] as const;
export type HowItGoes = (typeof howItGoes)[number];

/** Which talks were held: enough to know which are still to come. */
export interface TalkHeld {
  readonly introductionId: string;
  /** Of which of the set talks, in weeks after the start; null of one in between. */
  readonly weeks: number | null;
  /** Null where the route's milestone of the talk was undone. */
  readonly heldOn: CalendarDate | null;
}

/** A talk as the desk keeps it. */
export interface SupportTalk extends TalkHeld {
  readonly id: string;
  readonly candidateGoes: HowItGoes;
  readonly employerGoes: HowItGoes;
  readonly note: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** What a side said of the placement, by itself. */
export interface Voice {
  readonly introductionId: string;
  readonly side: Side;
  readonly goes: HowItGoes;
  /** For the adviser alone. */
  readonly note: string | null;
  readonly saidAt: Date;
}

/** One of the set talks of a placement. */
export interface TalkToHold {
  /** After the start. */
  readonly weeks: number;
  readonly dueOn: CalendarDate;
  readonly heldOn: CalendarDate | null;
  /** Held, skipped, or passed over by a later one. */
  readonly isBehind: boolean;
  /** The last is the talk at the end of the route (100 days). */
  readonly isLast: boolean;
}

/** What the set talks of a placement follow from. */
export interface TalkFacts {
  readonly startsOn: CalendarDate;
  /** The region's setting, in weeks after the start. */
  readonly weeks: readonly number[];
  readonly held: readonly Pick<TalkHeld, 'weeks' | 'heldOn'>[];
  /** The route's milestone of the talk; null while nothing is known of it. */
  readonly last: { readonly status: string; readonly onDate: CalendarDate | null } | null;
}

/**
 * The set talks of a placement, the first first. The last of them is the talk at the end of the route, whatever its week
 * was when it was held. A later talk lets the earlier ones be: nobody asks for week 2 after week 6.
 */
export function talksOf({ startsOn, weeks, held, last }: TalkFacts): TalkToHold[] {
  const isOver = last?.status === 'DONE' || last?.status === 'SKIPPED';
  const furthest = Math.max(
    0,
    ...held.filter(({ heldOn }) => heldOn !== null).map((each) => each.weeks ?? 0),
  );
  const inOrder = [...weeks].sort((one, other) => one - other);
  return inOrder.map((each, at) => {
    const isLast = at === inOrder.length - 1;
    const own = held.find((talk) => talk.weeks === each)?.heldOn ?? null;
    return {
      weeks: each,
      dueOn: addDays(startsOn, each * 7),
      heldOn: isLast ? (last?.status === 'DONE' ? last.onDate : null) : own,
      isBehind: isOver || (!isLast && each <= furthest),
      isLast,
    };
  });
}

/** The first talk that is still to be held; null when all are behind. */
export function nextTalk(facts: TalkFacts): TalkToHold | null {
  return talksOf(facts).find(({ isBehind }) => !isBehind) ?? null;
}

/**
 * Since when it is known that it goes badly and no talk followed; null when there is nothing to act on. A talk answers
 * what was said before it: held on that day or later, and recorded after it was said.
 */
export function warnedSince(
  said: readonly Pick<Voice, 'goes' | 'saidAt'>[],
  talks: readonly { readonly heldOn: CalendarDate | null; readonly recordedAt: Date }[],
): Date | null {
  const open = said
    .filter(({ goes, saidAt }) => {
      const isAnswered = talks.some(
        ({ heldOn, recordedAt }) => heldOn !== null && heldOn >= dateAt(saidAt) && recordedAt >= saidAt,
      );
      return goes === 'GOES_BADLY' && !isAnswered;
    })
    .map(({ saidAt }) => saidAt.getTime());
  return open.length === 0 ? null : new Date(Math.min(...open));
}

/** DUE: the day of the talk came. OVERDUE: it is past by so much that a coordinator hears of it too. */
export const talkSteps = ['DUE', 'OVERDUE'] as const;
export type TalkStep = (typeof talkSteps)[number];

/** Working days after the day of a talk on which it is overdue; a choice of the product. */
const overdueAfter = 5;

/** What to tell now of a talk that was not held, once each and on working days alone; null when nothing. */
export function talkStepDue(
  dueOn: CalendarDate,
  told: readonly TalkStep[],
  today: CalendarDate,
): TalkStep | null {
  if (!isWorkingDay(today) || today < dueOn) return null;
  const step = today >= addWorkingDays(dueOn, overdueAfter) ? 'OVERDUE' : 'DUE';
  return told.includes(step) || told.includes('OVERDUE') ? null : step;
}

const beforeStart: Sentence = {
  nl: 'Deze dag ligt voor de start. Een gesprek over hoe het gaat, is na de start.',
  en: 'This day is before the start. A talk about how it goes is after the start.',
};
const toCome: Sentence = {
  nl: 'Deze dag moet nog komen. Leg het gesprek vast als het is geweest.',
  en: 'This day is still to come. Record the talk when it has been.',
};
const notSet: Sentence = {
  nl: 'Uw regio heeft geen gesprek na zo veel weken. Laad de pagina opnieuw en kies een ander gesprek.',
  en: 'Your region has no talk after so many weeks. Reload the page and choose another talk.',
};
const heldAlready: Sentence = {
  nl: 'Dit gesprek is al vastgelegd. Kies een ander gesprek, of trek het eerst terug.',
  en: 'This talk is recorded already. Choose another talk, or take it back first.',
};

/** What is wrong with a talk that is to be recorded: its day, or that it is none of the set ones, or was held before. */
export function talkProblems(
  talk: { readonly weeks: number | null; readonly heldOn: CalendarDate },
  facts: TalkFacts,
  today: CalendarDate,
): Problem[] {
  const { weeks, heldOn } = talk;
  const set = talksOf(facts).find((each) => each.weeks === weeks);
  return [
    ...(weeks !== null && !set ? [problem(INVALID, 'weeks', notSet)] : []),
    ...(set?.heldOn ? [problem(INVALID, 'weeks', heldAlready)] : []),
    ...(heldOn < facts.startsOn ? [problem(INVALID, 'heldOn', beforeStart)] : []),
    ...(heldOn > today ? [problem(INVALID, 'heldOn', toCome)] : []),
  ];
}
