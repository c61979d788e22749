import { languageLevels, type LanguageLevel } from '../places/language-level.js';
import { addDays, type CalendarDate } from '../platform/calendar-date.js';
import { isEligible, type MatchedPlace, type MatchedWish } from './eligibility.js';
import { nearly } from './near-miss.js';

/** What an employer could offer otherwise. */
export type PlaceChange =
  | { readonly criterion: 'HOURS'; readonly hoursPerWeek: number }
  | { readonly criterion: 'LANGUAGE'; readonly languageLevel: LanguageLevel }
  | { readonly criterion: 'AVAILABILITY'; readonly startsOn: CalendarDate }
  | { readonly criterion: 'LEVEL'; readonly creboCode: string; readonly mboLevel: number };

/** What of a place candidates are counted by: one that stands, or one that is still being filled in. */
export interface OfferedPlace {
  readonly creboCode: string;
  readonly mboLevel: number;
  readonly regionCode: string;
  readonly postcode4: string;
  readonly hoursPerWeek: number;
  readonly startsOn: CalendarDate;
  readonly languageLevel: LanguageLevel | null;
}

/** Another qualification of the same dossier. */
export interface Sibling {
  readonly creboCode: string;
  readonly mboLevel: number;
}

/** So many hours a week fewer; a place asks at least 8. */
const hoursFewer = [4, nearly.hours] as const;
const fewestHours = 8;

/** The first days of the months that begin within so many days after a date. */
function firstDaysWithin(date: CalendarDate, days: number): CalendarDate[] {
  const last = addDays(date, days);
  const found: CalendarDate[] = [];
  let next = addDays(`${date.slice(0, 8)}01`, 31).slice(0, 8) + '01';
  while (next <= last) {
    found.push(next);
    next = addDays(next, 31).slice(0, 8) + '01';
  }
  return found;
}

/**
 * The changes worth counting for a place. They follow from the place alone and never from who would be found, so that
 * the steps themselves tell nothing of anybody.
 */
export function changesToTry(place: OfferedPlace, siblings: readonly Sibling[]): PlaceChange[] {
  const lower = place.languageLevel && languageLevels[languageLevels.indexOf(place.languageLevel) - 1];
  return [
    ...hoursFewer
      .map((fewer) => place.hoursPerWeek - fewer)
      .filter((hours) => hours >= fewestHours)
      .map((hoursPerWeek) => ({ criterion: 'HOURS' as const, hoursPerWeek })),
    ...(lower ? [{ criterion: 'LANGUAGE' as const, languageLevel: lower }] : []),
    ...firstDaysWithin(place.startsOn, nearly.days).map((startsOn) => ({
      criterion: 'AVAILABILITY' as const,
      startsOn,
    })),
    ...siblings
      .filter(({ mboLevel }) => Math.abs(mboLevel - place.mboLevel) === nearly.levels)
      .map(({ creboCode, mboLevel }) => ({ criterion: 'LEVEL' as const, creboCode, mboLevel })),
  ];
}

/** The place with the change made. */
export function offeredOtherwise<Some extends object>(place: Some, change: PlaceChange): Some {
  const { criterion: _, ...said } = change;
  return { ...place, ...said };
}

/**
 * Whom a changed place would be eligible for that it is not now: what the database counts. A later start also reaches
 * who is too young for the earlier one.
 */
export function wishesUnlocked<Some extends MatchedWish>(
  place: MatchedPlace,
  changed: MatchedPlace,
  wishes: readonly Some[],
  today: CalendarDate,
): Some[] {
  return wishes.filter((wish) => isEligible(changed, wish, today) && !isEligible(place, wish, today));
}
