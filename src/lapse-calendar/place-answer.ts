import { enrolUntil, nextClassStart, type ClassStart } from '../colleges/class-start.js';
import type { Place, PlaceStatus } from '../places/place.js';
import { addDays, atHour, type CalendarDate } from '../platform/calendar-date.js';

/** What an employer can say of a place by the link in a mail, as it is kept. */
export const placeAnswers = ['EXTENDED', 'FILLED_ELSEWHERE', 'FILLED_BY_DESK', 'WITHDRAWN'] as const;
export type PlaceAnswer = (typeof placeAnswers)[number];

/** Days for which a link in a mail can be used: longer than a holiday. */
export const placeLinkLastsDays = 45;

/** When a link that is made today is of no use any more; a mail with one is of none then either. */
export function linkExpiry(today: CalendarDate): Date {
  return atHour(addDays(today, placeLinkLastsDays), 0);
}

/** Why an employer stops; that it was filled elsewhere is an answer of its own. */
export const stopReasons = ['NO_CANDIDATES', 'NOT_SUITABLE', 'NO_CAPACITY', 'OTHER'] as const;
export type StopReason = (typeof stopReasons)[number];

/** What somebody answers. `version`: of the place as the page showed it. */
export type Answer = { readonly version: number } & (
  | { readonly answer: 'EXTENDED'; readonly lapsesOn: CalendarDate; readonly startsOn: CalendarDate }
  | { readonly answer: 'FILLED_ELSEWHERE'; readonly seats: number }
  | { readonly answer: 'FILLED_BY_DESK' }
  | { readonly answer: 'WITHDRAWN'; readonly reason: StopReason }
);

/** The three things a link offers, by the last part of the page's address. */
export const choices = { extend: 'verlengen', filled: 'vervuld', stop: 'stoppen' } as const;
export type Choice = keyof typeof choices;

/** What can be said of a place in that state. A draft and a place that is gone ask for nothing. */
export function choicesOf(status: PlaceStatus): Choice[] {
  return status === 'PUBLISHED' || status === 'LAPSED' ? ['extend', 'filled', 'stop'] : [];
}

/** A link, and what became of it. */
export interface PlaceLink {
  readonly id: string;
  readonly placeId: string;
  readonly employerId: string;
  readonly accountId: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Whether a link can be used, and if not, why. */
export function linkState({ usedAt, expiresAt }: PlaceLink, now: Date): 'OPEN' | 'USED' | 'EXPIRED' {
  if (usedAt !== null) return 'USED';
  return expiresAt <= now ? 'EXPIRED' : 'OPEN';
}

/** The dates that an extension proposes, and the class they follow from; null when no class is known. */
export interface ProposedDates {
  readonly lapsesOn: CalendarDate;
  /** The latest start, later than it was only where the class begins later. */
  readonly startsOn: CalendarDate;
  readonly classStart: ClassStart | null;
}

const withoutClass = 28;

/**
 * A new date for a place: the last day to enrol for the first open class whose enrolment closes after the place lapses,
 * else four weeks more.
 */
export function proposedDates(
  { lapsesOn, startsOn }: Pick<Place, 'lapsesOn' | 'startsOn'>,
  starts: readonly ClassStart[],
  today: CalendarDate,
): ProposedDates {
  const after = lapsesOn > today ? lapsesOn : today;
  const classStart = nextClassStart(
    starts.filter((start) => enrolUntil(start) > after),
    today,
  );
  const proposed = classStart ? enrolUntil(classStart) : addDays(after, withoutClass);
  const start = classStart?.firstLessonOn ?? proposed;
  return { lapsesOn: proposed, startsOn: startsOn > start ? startsOn : start, classStart };
}
