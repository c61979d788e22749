import { addDays, type CalendarDate } from '../platform/calendar-date.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';

/** What a candidate lets a desk or an adviser elsewhere do: read the case, until a day, for a purpose. */
export interface CaseGrant {
  readonly id: string;
  readonly candidateId: string;
  /** A whole desk; null when it is for one adviser. */
  readonly regionCode: string | null;
  /** One adviser; null when it is for a desk. */
  readonly accountId: string | null;
  readonly adviserName: string | null;
  readonly why: string;
  /** The last day on which it holds. */
  readonly endsOn: CalendarDate;
  readonly givenAt: Date;
  readonly endedAt: Date | null;
  readonly isRunning: boolean;
}

/** The longest that a grant holds by itself, in days: then the candidate thinks again. */
const longestInDays = 366;

/** What is wrong with the last day of a grant. */
export function endsOnProblems(endsOn: CalendarDate, today: CalendarDate): Problem[] {
  return endsOn >= today && endsOn <= addDays(today, longestInDays)
    ? []
    : [problem(INVALID, 'endsOn', whichDay)];
}

const whichDay = {
  nl: 'Kies een dag vanaf vandaag, hoogstens een jaar vooruit.',
  en: 'Choose today or a later day, at most a year ahead.',
};

/** Minutes for which an operator can read a case after breaking the glass. */
export const glassBrokenForMinutes = 60;
/** Characters: an operator's reason must tell a coordinator what was wrong. */
const shortestReason = 20;

/** What is wrong with an operator's reason to read a case. */
export function glassReasonProblems(reason: string): Problem[] {
  const { length } = reason.trim();
  return length >= shortestReason && length <= 1000 ? [] : [problem(INVALID, 'reason', whyNow)];
}

const whyNow = {
  nl: `Schrijf in minstens ${shortestReason} en hoogstens 1.000 tekens waarom het nu nodig is. De projectleider en de kandidaat lezen dit.`,
  en: `Write in at least ${shortestReason} and at most 1,000 characters why it is needed now. The coordinator and the candidate read this.`,
};
