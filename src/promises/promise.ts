import type { RegionSettings } from '../desks/region-settings.js';
import type { IntroductionStatus, Party } from '../introductions/introduction.js';
import { addDays, dateAt, type CalendarDate } from '../platform/calendar-date.js';
import { addWorkingDays, isWorkingDay } from '../platform/working-days.js';

/** A turn in an introduction: who is to move, by when, and since when they know. */
export interface Turn {
  readonly status: IntroductionStatus;
  readonly parties: readonly Party[];
  readonly by: CalendarDate;
  /** When the last thing happened that made it their turn. */
  readonly since: Date;
}

/** A reminder that was given. */
export interface Nudge {
  readonly party: Party;
  /** The end of the turn it was about. */
  readonly dueOn: CalendarDate;
  /** Which of the set days it was for. */
  readonly daysBefore: number;
  readonly toldAt: Date;
}

/** What a region set: see `RegionSettings`. */
export type PromiseRules = Pick<RegionSettings, 'nudgeDays' | 'closeAfterWorkingDays'>;

/** What is to be done now about a turn. */
export interface Due {
  readonly nudges: readonly { readonly party: Party; readonly daysBefore: number }[];
  /** The day is past, and these did not move. */
  readonly lapsed: readonly Party[];
  /** Nobody answered: the case closes. */
  readonly closes: boolean;
}

const aDay = 24 * 60 * 60 * 1000;

/** The working day that many working days before a date; with 0 the date itself, or the last working day before it. */
export function workingDaysBefore(date: CalendarDate, days: number): CalendarDate {
  let reached = date;
  while (!isWorkingDay(reached)) reached = addDays(reached, -1);
  for (let left = days; left > 0;) {
    reached = addDays(reached, -1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/**
 * What is due at a moment. Somebody is reminded at the tightest set day that has come and was not told, never twice in
 * 24 hours, and not on a day that was past when it became their turn; once the turn is over, at least once. `lapsed`:
 * whose silence was noted before.
 */
export function dueOf(
  turn: Turn,
  { told, lapsed }: { readonly told: readonly Nudge[]; readonly lapsed: readonly Party[] },
  now: Date,
  rules: PromiseRules,
): Due {
  const today = dateAt(now);
  const isOver = today > turn.by;
  const nudges = turn.parties.flatMap((party) => {
    const last = lastOf(told.filter((each) => each.party === party));
    if (last !== null && now.getTime() - last.getTime() < aDay) return [];
    const mine = told.filter((each) => each.party === party && each.dueOn === turn.by);
    const [daysBefore] = rules.nudgeDays
      .filter((days) => {
        const on = workingDaysBefore(turn.by, days);
        return on <= today && (isOver || on > dateAt(turn.since));
      })
      .sort((a, b) => a - b);
    const isTold = mine.some((each) => daysBefore === undefined || each.daysBefore <= daysBefore);
    return daysBefore === undefined || isTold ? [] : [{ party, daysBefore }];
  });
  const closesOn = closesOnOf(turn, told, rules);
  return {
    nudges,
    lapsed: isOver ? turn.parties.filter((party) => !lapsed.includes(party)) : [],
    closes: closesOn !== null && today > closesOn && nudges.length === 0,
  };
}

/**
 * The last day on which an answer is still waited for; null while nobody was reminded, and after both said yes: then the
 * case stays with the adviser, whatever a school or referrer does.
 */
export function closesOnOf(turn: Turn, told: readonly Nudge[], rules: PromiseRules): CalendarDate | null {
  if (turn.status !== 'PROPOSED') return null;
  const last = lastOf(told.filter((each) => each.dueOn === turn.by && turn.parties.includes(each.party)));
  if (last === null) return null;
  const from = dateAt(last) > turn.by ? dateAt(last) : turn.by;
  return addWorkingDays(from, rules.closeAfterWorkingDays);
}

/** The next day on which whoever is to move is reminded; null when there is none any more. */
export function nextNudgeOn(
  turn: Turn,
  told: readonly Nudge[],
  today: CalendarDate,
  { nudgeDays }: PromiseRules,
): CalendarDate | null {
  const tightest = Math.min(...told.filter(({ dueOn }) => dueOn === turn.by).map((each) => each.daysBefore));
  const [next] = nudgeDays
    .filter((days) => days < tightest)
    .map((days) => workingDaysBefore(turn.by, days))
    .filter((on) => on >= today && on > dateAt(turn.since))
    .sort();
  return next ?? null;
}

/** When somebody was last reminded; null when nobody was. */
export function lastOf(told: readonly Nudge[]): Date | null {
  const times = told.map(({ toldAt }) => toldAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}
