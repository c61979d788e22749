import { atHour, dateAt } from './calendar-date.js';

/** From eight in the evening to eight in the morning, in Amsterdam, nobody gets a nudge. */
export const quietFromHour = 20;
export const quietUntilHour = 8;

/** Whether it is too late in the evening, or too early, for mail that can wait. */
export function isQuiet(now: Date): boolean {
  const today = dateAt(now);
  return now < atHour(today, quietUntilHour) || now >= atHour(today, quietFromHour);
}
