import { addDays, atHour, dateAt, type CalendarDate } from '../platform/calendar-date.js';
import { quietFromHour } from '../platform/quiet-hours.js';

/** The hour in Amsterdam from which the day's digest is written. */
export const digestHour = 8;

/** The morning digest from which something is told: today's until it is due, else tomorrow's. */
export function digestFrom(happenedAt: Date): Date {
  const today = dateAt(happenedAt);
  const due = atHour(today, digestHour);
  return happenedAt <= due ? due : atHour(addDays(today, 1), digestHour);
}

/** The morning digest of a Monday from which something is told that waited for a week. */
export function mondayDigestFrom(happenedAt: Date): Date {
  const first = dateAt(digestFrom(happenedAt));
  // A calendar date at noon UTC is that day of the week everywhere.
  const weekday = new Date(`${first}T12:00:00Z`).getUTCDay();
  return atHour(addDays(first, (8 - weekday) % 7), digestHour);
}

/** Until this hour a nudge waits for the day's digest, which may wait for alerts itself. */
const nudgesFromHour = 9;

/** Whether a nudge may go by itself at this hour, and need not wait for a digest. */
export function isHourOfNudges(now: Date): boolean {
  const today = dateAt(now);
  return now >= atHour(today, nudgesFromHour) && now < atHour(today, quietFromHour);
}

/** Whether digests are written at this hour: not before it is due, and not in the evening. */
export function isHourOfDigests(now: Date): boolean {
  const today = dateAt(now);
  return now >= atHour(today, digestHour) && now < atHour(today, quietFromHour);
}

/**
 * When somebody reads the next digest that can hold something: a digest that is overdue is written now, unless
 * today's was written before or it is evening.
 */
export function nextDigestAt(from: Date, now: Date, hadTodays: boolean): Date {
  const isEvening = now >= atHour(dateAt(now), quietFromHour);
  if (!hadTodays && !isEvening) return from > now ? from : now;
  const tomorrow = atHour(addDays(dateAt(now), 1), digestHour);
  return from > tomorrow ? from : tomorrow;
}

/** Whether the last day on which something can be done is over before that digest is read. */
export function isTooLate(lastDay: CalendarDate, digestAt: Date): boolean {
  return atHour(addDays(lastDay, 1), 0) <= digestAt;
}
