import { TZDate } from '@date-fns/tz';
import { addDays, dateAt, isCalendarDate, type CalendarDate } from '../platform/calendar-date.js';
import { amsterdam } from '../platform/amsterdam-zone.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { day } from '../matching/plain-words.js';
import type { MeetingTime } from './meeting.js';

/** A time as people say it: a day, and what the clock in Amsterdam shows. */
export interface SpokenTime {
  readonly day: CalendarDate;
  /** `HH:MM` */
  readonly time: string;
}

/** In minutes. A taster day is at most a working day with its breaks. */
export const shortest = 15;
export const longest = 600;
/** Times are at most this many days ahead. */
export const furthestDays = 180;

/** The moment at which the clock in Amsterdam shows that; null when it never does, as in the hour that summer time skips. */
export function instantOf({ day: date, time }: SpokenTime): Date | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)?.map(Number) ?? [];
  if (hour === undefined || minute === undefined || !isCalendarDate(date)) return null;
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const local = new TZDate(year, month - 1, dayOfMonth, hour, minute, amsterdam);
  const isShown = local.getHours() === hour && local.getMinutes() === minute;
  return isShown ? new Date(local.getTime()) : null;
}

/** What the clock in Amsterdam shows at that moment: `13:30`. */
export function clockAt(instant: Date): string {
  const local = new TZDate(instant.getTime(), amsterdam);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(local.getHours())}:${pad(local.getMinutes())}`;
}

/** `29 november 2026, van 13:30 tot 14:30 uur` */
export function timeText({ startsAt, endsAt }: MeetingTime, locale: Locale): string {
  const on = day(dateAt(startsAt), locale);
  const [from, until] = [clockAt(startsAt), clockAt(endsAt)];
  return locale === 'nl' ? `${on}, van ${from} tot ${until} uur` : `${on}, from ${from} to ${until}`;
}

const count: Sentence = {
  nl: 'Geef een tot drie tijden, elke tijd één keer.',
  en: 'Give one to three times, each of them once.',
};
const noSuchTime: Sentence = {
  nl: 'Deze tijd bestaat niet op die dag. Vul de tijd in als 13:30.',
  en: 'There is no such time on that day. Fill in the time as 13:30.',
};
const past: Sentence = {
  nl: 'Deze tijd is al voorbij. Kies een latere tijd.',
  en: 'This time has passed. Choose a later time.',
};
const tooFar: Sentence = {
  nl: 'Deze dag is te ver weg. Kies een dag binnen een half jaar.',
  en: 'This day is too far away. Choose a day within half a year.',
};
const duration: Sentence = {
  nl: `Kies een duur van ${shortest} minuten tot ${longest / 60} uur.`,
  en: `Choose a duration from ${shortest} minutes to ${longest / 60} hours.`,
};

/** The times that were said, the earliest first; or what is wrong with them, each at its own field. */
export function readTimes(
  spoken: readonly SpokenTime[],
  minutes: number,
  now: Date,
): { readonly times: MeetingTime[]; readonly problems: Problem[] } {
  if (minutes < shortest || minutes > longest)
    return { times: [], problems: [problem(INVALID, 'minutes', duration)] };
  const read = spoken.map(instantOf);
  const last = addDays(dateAt(now), furthestDays);
  const problems = read.flatMap((at, index) => {
    if (at === null) return [problem(INVALID, `times.${index}`, noSuchTime)];
    if (at <= now) return [problem(INVALID, `times.${index}`, past)];
    return dateAt(at) > last ? [problem(INVALID, `times.${index}`, tooFar)] : [];
  });
  const distinct = new Set(read.map((at) => at?.getTime()));
  if (spoken.length < 1 || spoken.length > 3 || distinct.size < spoken.length)
    problems.push(problem(INVALID, 'times', count));
  const times = read
    .filter((at): at is Date => at !== null)
    .sort((a, b) => a.getTime() - b.getTime())
    .map((startsAt) => ({ startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }));
  return { times, problems };
}
