import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';

/** The best set of introductions to make now, for a region or the country; advisers decide. */
export interface RescuePlan {
  readonly id: string;
  /** Null for the country. */
  readonly regionCode: string | null;
  /** Places that lapse today or within this many days count. */
  readonly horizonDays: number;
  /** Draws the lots where plans are worth the same. */
  readonly seed: number;
  readonly requestedAt: Date;
  /** 0 to 1 while it is being computed. */
  readonly progress: number;
  readonly computedAt: Date | null;
  /** Free seats of places that lapse inside the horizon for which nobody is introduced, on the day it was computed. */
  readonly seatsAtRisk: number;
  readonly seatsSaved: number;
  /** What the steps are worth together, and what no plan could exceed; null until computed. */
  readonly worth: number | null;
  readonly bound: number | null;
  /** Whether it was computed to the end; false when time was up first. */
  readonly isExact: boolean | null;
  /** What a desk reaches that works from its list, place by place. */
  readonly deskSaves: number | null;
  /** Stands for everything it was computed from: the same fingerprint and seed give the same plan. */
  readonly fingerprint: string | null;
  /** Against the plan before it: what that saved, and steps that came and went without anybody deciding so. */
  readonly savedBefore: number | null;
  readonly stepsNew: number | null;
  readonly stepsGone: number | null;
}

/** A place and a candidate. */
export interface Pair {
  readonly placeId: string;
  readonly candidateId: string;
}

/** One introduction to make: by whom, and in time. */
export interface Step extends Pair {
  /** The account of the adviser; null for a desk without one. */
  readonly adviserId: string | null;
  /** The last day on which it fits in what the adviser can do, and before the place lapses. */
  readonly doBy: CalendarDate;
}

/** One week of a plan. */
export interface PlanWeek {
  /** Its Monday. */
  readonly startsOn: CalendarDate;
  /** Seats that lapse in it when nothing is done, those that the plan saves, and those that a desk by itself would. */
  readonly seatsAtRisk: number;
  readonly seatsSaved: number;
  readonly deskSaves: number;
}

/** What came of computing a plan. */
export interface Computed {
  readonly asOf: CalendarDate;
  readonly seatsAtRisk: number;
  readonly places: number;
  readonly candidates: number;
  readonly pairs: number;
  readonly steps: readonly Step[];
  readonly weeks: readonly PlanWeek[];
  readonly seatsSaved: number;
  readonly deskSaves: number;
  readonly worth: number;
  readonly bound: number;
  readonly isExact: boolean;
  readonly fingerprint: string;
  /** The limits that counted, by region. */
  readonly settings: Readonly<Record<string, PlanSettings>>;
}

/** What a region decides about plans. */
export interface PlanSettings {
  readonly introductionsPerWeek: number;
  readonly asksAtOnce: number;
  readonly introductionsPerCandidateWeek: number;
}

/** In days. */
export const longestHorizon = 366;
export const impossibleHorizon: Sentence = {
  nl: `Kies een aantal dagen van 1 tot en met ${longestHorizon}.`,
  en: `Choose a number of days from 1 to ${longestHorizon}.`,
};

export function isHorizon(days: number): boolean {
  return days >= 1 && days <= longestHorizon;
}

/** Differences below this part are of adding floating-point numbers in another order. */
const grain = 1e-9;

/**
 * The part by which the best plan could be better, 0 to 1: no plan is worth more than `worth / (1 - gap)`. 0 when
 * the plan is proven to be the best.
 */
export function gapOf({ worth, bound }: { readonly worth: number; readonly bound: number }): number {
  const gap = bound === 0 ? 0 : 1 - worth / bound;
  return gap < grain ? 0 : gap;
}

/** Why an adviser sets a step aside. */
export const setAsideReasons = ['CANDIDATE', 'EMPLOYER', 'BETTER_IDEA', 'OTHER'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** A pair that an adviser does not want to introduce, which no plan proposes until it is brought back. */
export interface SetAside extends Pair {
  readonly id: string;
  readonly reason: SetAsideReason;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

/** In characters. */
export const longestNote = 500;
export const noteTooLong: Sentence = {
  nl: `Gebruik voor de toelichting hoogstens ${longestNote} tekens.`,
  en: `Use at most ${longestNote} characters for the explanation.`,
};
export const noteNeeded: Sentence = {
  nl: 'Schrijf kort op waarom u deze stap opzij legt.',
  en: 'Write shortly why you set this step aside.',
};

/** What is known today of a step that still fits. */
export interface StandingStep {
  readonly placeId: string;
  readonly lapsesOn: CalendarDate;
  /** Free seats for which nobody is introduced. */
  readonly seatsLeft: number;
  readonly score: number;
  readonly id: string;
}

/**
 * The steps in the order in which to make them: what lapses first comes first, then who fits best. When a place has
 * fewer seats left than steps, those that fit best stay.
 */
export function inOrderOfUrgency<Known extends StandingStep>(steps: readonly Known[]): Known[] {
  const ordered = [...steps].sort(
    (one, other) =>
      compare(one.lapsesOn, other.lapsesOn) ||
      compare(one.placeId, other.placeId) ||
      other.score - one.score ||
      compare(one.id, other.id),
  );
  const shown = new Map<string, number>();
  return ordered.filter(({ placeId, seatsLeft }) => {
    const before = shown.get(placeId) ?? 0;
    shown.set(placeId, before + 1);
    return before < seatsLeft;
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
