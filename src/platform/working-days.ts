import Holidays from 'date-holidays';
import { addDays, type CalendarDate } from './calendar-date.js';

const dutch = new Holidays('NL', { types: ['public'] });
const holidaysByYear = new Map<string, ReadonlySet<CalendarDate>>();

/** The Dutch public holidays of a year (Algemene termijnenwet art. 3, without 5 May, on which desks may be open). */
function holidaysOf(year: string): ReadonlySet<CalendarDate> {
  let holidays = holidaysByYear.get(year);
  if (!holidays) {
    holidays = new Set(dutch.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)));
    holidaysByYear.set(year, holidays);
  }
  return holidays;
}

/** Whether desks, schools and most employers can be reached: Monday to Friday, not a public holiday. */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(date.slice(0, 4)).has(date);
}

/** The date that many working days later; the day itself does not count. With 0 the day itself, whatever day it is. */
export function addWorkingDays(date: CalendarDate, days: number): CalendarDate {
  let reached = date;
  for (let left = days; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}
