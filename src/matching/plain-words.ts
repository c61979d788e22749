import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import type { LanguageLevel } from '../places/language-level.js';

/** Who reads the sentence: the person who seeks, or somebody who reads about that person. */
export type Reader = 'SEEKER' | 'ADVISER';

/** How the seeker is spoken of, with the verbs that sentences about a match need. */
export const seeker = {
  SEEKER: {
    nl: {
      seeks: 'u zoekt',
      wants: 'u wilt',
      can: 'u kunt',
      named: 'U noemde',
      chose: 'u koos',
      gave: 'u gaf',
      their: 'uw',
    },
    en: {
      seeks: 'you seek',
      wants: 'you want',
      can: 'you can',
      named: 'You named',
      chose: 'you chose',
      gave: 'you gave',
      their: 'your',
    },
  },
  ADVISER: {
    nl: {
      seeks: 'de kandidaat zoekt',
      wants: 'de kandidaat wil',
      can: 'de kandidaat kan',
      named: 'De kandidaat noemde',
      chose: 'de kandidaat koos',
      gave: 'de kandidaat gaf',
      their: 'de',
    },
    en: {
      seeks: 'the candidate seeks',
      wants: 'the candidate wants',
      can: 'the candidate can',
      named: 'The candidate named',
      chose: 'the candidate chose',
      gave: 'the candidate gave',
      their: 'the',
    },
  },
} as const;

/** The names behind the codes of a place. */
export interface PlaceNames {
  readonly qualification: string;
  readonly sector: Sentence;
  readonly region: string;
}

/** What each step of Dutch means at work. */
export const languageTasks: Readonly<Record<LanguageLevel, Sentence>> = {
  A1: { nl: 'losse woorden en getallen begrijpen', en: 'understanding single words and numbers' },
  A2: { nl: 'een korte uitleg begrijpen', en: 'understanding a short explanation' },
  B1: { nl: 'een werkbon lezen', en: 'reading a work order' },
  B2: {
    nl: 'een handleiding lezen en met klanten overleggen',
    en: 'reading a manual and talking things over with customers',
  },
  C1: { nl: 'een verslag schrijven', en: 'writing a report' },
};

/** A number with at most one decimal (`15,3`), in the language's own way of writing. */
export function decimal(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 }).format(
    value,
  );
}

/** A date in words (`1 februari 2027`). */
export function day(date: CalendarDate, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}

/** A number of days in words (`1 dag`, `28 dagen`). */
export function days(count: number, locale: Locale): string {
  const [one, more] = locale === 'nl' ? ['dag', 'dagen'] : ['day', 'days'];
  return `${count} ${count === 1 ? one : more}`;
}

/** Things one may choose from (`2, 3 of 4`). */
export function anyOf(things: readonly (string | number)[], locale: Locale): string {
  const type = 'disjunction';
  return new Intl.ListFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', { type }).format(things.map(String).sort());
}
