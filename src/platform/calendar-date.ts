import { addDays as addDaysTo, differenceInCalendarDays, isValid, parseISO } from 'date-fns';
import { TZDate } from '@date-fns/tz';

/** A calendar date in Europe/Amsterdam, ISO 8601 (`2026-11-21`). Compares with `<` and `>` as a string. */
export type CalendarDate = string;

const shape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a calendar date that exists (`2026-02-30` and the year 0000 do not). */
export function isCalendarDate(text: string): text is CalendarDate {
  return (
    shape.test(text) &&
    text >= '0001' &&
    isValid(parseISO(text)) &&
    parseISO(text).getDate() === Number(text.slice(8))
  );
}

const first = '0001-01-01';
const last = '9999-12-31';

/** The date that many calendar days later (earlier when negative); never before or after the dates that there are. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = addDaysTo(new Date(`${date}T12:00:00Z`), days);
  if (moved > new Date(`${last}T12:00:00Z`)) return last;
  if (moved < new Date(`${first}T12:00:00Z`)) return first;
  return moved.toISOString().slice(0, 10);
}

/** Calendar days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return differenceInCalendarDays(new Date(`${to}T12:00:00Z`), new Date(`${from}T12:00:00Z`));
}

/** The Monday of the week of a date. */
export function mondayOf(date: CalendarDate): CalendarDate {
  const aMonday = '2024-01-01';
  return addDays(date, -(((daysBetween(aMonday, date) % 7) + 7) % 7));
}

/** The instant at which the clock in Amsterdam shows `hour` o'clock on that date, summer time or not. */
export function atHour(date: CalendarDate, hour: number): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const local = new TZDate(2000, 0, 1, hour, 'Europe/Amsterdam');
  // The constructor would take the years 1 to 99 for 1901 to 1999.
  local.setFullYear(year, month - 1, day);
  local.setHours(hour);
  return new Date(local.getTime());
}

/** The calendar date in Amsterdam at that instant. */
export function dateAt(instant: Date): CalendarDate {
  const local = new TZDate(instant.getTime(), 'Europe/Amsterdam');
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(local.getFullYear(), 4)}-${pad(local.getMonth() + 1, 2)}-${pad(local.getDate(), 2)}`;
}
