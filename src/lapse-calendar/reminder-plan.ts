import { dueAt } from '../deadlines/plan-alerts.js';
import type { CalendarDate } from '../platform/calendar-date.js';

/** A lead time somebody is reminded at, and since when; null: ever since. */
export interface ReminderLead {
  readonly leadDays: number;
  readonly since: Date | null;
}

/** What was set for a place, and by whom it was known since when. */
export interface Watched {
  readonly fallsOn: CalendarDate;
  /** When that date was set: who set it needs no reminder of what was past by then. */
  readonly setAt: Date;
  /** Since when the reader belongs to the employer. */
  readonly joinedAt: Date;
  /** The tightest lead time that was told or overtaken before; null when none was. */
  readonly settled: number | null;
}

/** The lead times that somebody can choose, in calendar days, the longest first. */
export const leadChoices = [56, 28, 14, 7, 3, 1] as const;

/**
 * The lead times that have come and were not told: the tightest is told now, the others are overtaken by it. None once
 * a tighter one was told, and none whose moment lay before the date was set, the lead time chosen or the reader there.
 */
export function dueReminders(
  leads: readonly ReminderLead[],
  { fallsOn, setAt, joinedAt, settled }: Watched,
  now: Date,
): { told: number | null; superseded: number[] } {
  const due = leads
    .filter(({ leadDays, since }) => {
      const at = dueAt(fallsOn, leadDays);
      return at <= now && at > setAt && at > joinedAt && (since === null || at > since);
    })
    .map(({ leadDays }) => leadDays)
    .sort((a, b) => a - b);
  const [told = null, ...superseded] = due;
  if (told === null || (settled !== null && settled <= told)) return { told: null, superseded: [] };
  return { told, superseded: superseded.filter((days) => settled === null || days < settled) };
}
