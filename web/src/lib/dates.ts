import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays, formatISO, parseISO } from 'date-fns';

/** Places lapsing within this many days carry the amber tag. A choice of the product, not a rule of law. */
export const URGENT_WITHIN_DAYS = 14;

/** The calendar date in Europe/Amsterdam at an instant, as `2026-11-21`. */
export function calendarDateOf(instant: Date): string {
  return formatISO(new TZDate(instant, 'Europe/Amsterdam'), { representation: 'date' });
}

/** Today in Europe/Amsterdam, by the visitor's clock: for showing only, the server decides what is in time. */
export function today(): string {
  return calendarDateOf(new Date());
}

/** Whole calendar days from one calendar date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from));
}

/** A calendar date in words: `29 november 2026`. With `weekday`: `zondag 29 november 2026`. */
export function dateInWords(date: string, language: string, options: { weekday?: boolean } = {}): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(options.weekday ? { weekday: 'long' } : {}),
  }).format(parseISO(date));
}

/** The time of an instant in Europe/Amsterdam: `08:00`. */
export function timeInWords(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(parseISO(instant));
}

/** An instant in words, in Europe/Amsterdam: `29 november 2026 om 08:00`. */
export function instantInWords(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(parseISO(instant));
}
