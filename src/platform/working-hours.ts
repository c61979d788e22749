import { addDays, atHour, dateAt, type CalendarDate } from './calendar-date.js';
import { isWorkingDay } from './working-days.js';

/** The hours in Amsterdam between which a desk is at work, on working days. */
export const opensAt = 9;
export const closesAt = 17;

const hour = 3_600_000;

/** The instant that many working hours after another; time outside working hours does not count. */
export function addWorkingHours(from: Date, hours: number): Date {
  let left = hours * hour;
  for (let day: CalendarDate = dateAt(from); ; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const begin = Math.max(from.getTime(), atHour(day, opensAt).getTime());
    const here = Math.max(0, atHour(day, closesAt).getTime() - begin);
    if (left <= here) return new Date(begin + left);
    left -= here;
  }
}
