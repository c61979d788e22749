import { addDays, atHour, dateAt } from '../platform/calendar-date.js';

/** A part of a day in Amsterdam, by instants: from, and until but not including. */
export interface DayPart {
  readonly from: Date;
  readonly until: Date;
}

/** Night, early morning, morning, afternoon, evening: alerts are due at eight. */
const hours = [0, 6, 9, 12, 18];
const daysBack = 2;

/** The parts of today that have begun and of the two days before, the last first. */
export function dayParts(now: Date): DayPart[] {
  const today = dateAt(now);
  const starts: Date[] = [];
  for (let day = -daysBack; day <= 1; day++)
    for (const hour of hours) starts.push(atHour(addDays(today, day), hour));
  return starts
    .flatMap((from, index) => {
      const until = starts[index + 1];
      return until && from <= now ? [{ from, until }] : [];
    })
    .reverse();
}
