import { z } from 'zod';
import { priorEducations } from '../candidates/prior-education.js';
import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { languageLevels } from '../places/language-level.js';

/** What a condition can look at: of the place, which everybody may know, or of the candidate. */
export const placeFacts = ['HOURS_A_WEEK', 'WORK_HOURS_A_YEAR', 'MBO_LEVEL', 'STARTS_ON'] as const;
export const personFacts = [
  'AGE_AT_START',
  'DISTANCE_KM',
  'LANGUAGE',
  'PRIOR_EDUCATION',
  'LISTED_GROUP',
] as const;
export const remedyFacts = [...placeFacts, ...personFacts] as const;
export type RemedyFact = (typeof remedyFacts)[number];

/**
 * Groups for which the law has a scheme. Who belongs to one is never kept here: a register like that stands with UWV,
 * so such a condition is for the adviser to ask.
 */
export const listedGroups = ['JOB_AGREEMENT_REGISTER', 'WAJONG', 'WIA', 'PARTICIPATION_ACT'] as const;

/** One rule: the fact lies between these bounds, both ends counted, or is one of these. What is null is not asked. */
export interface RemedyCondition {
  readonly on: RemedyFact;
  readonly atLeast?: number | null;
  readonly atMost?: number | null;
  readonly from?: CalendarDate | null;
  readonly until?: CalendarDate | null;
  readonly oneOf?: readonly string[] | null;
}

/** What is known of a place and a candidate; null is not known to whoever asks. */
export interface RemedyFacts {
  readonly hoursAWeek: number;
  readonly mboLevel: number;
  readonly startsOn: CalendarDate;
  readonly ageAtStart: number | null;
  readonly distanceKm: number | null;
  readonly language: string | null;
  readonly priorEducation: string | null;
}

/** Whether it holds; ASK: only somebody who asks the people can know. */
export const remedyFits = ['MET', 'ASK', 'NOT_MET'] as const;
export type RemedyFit = (typeof remedyFits)[number];

/** School weeks in a year of the BBL, over which hours at work are counted. Source: WEB 7.2.7, 610 h over 40 weeks. */
export const weeksAYear = 40;

/** Hours at work in a year of the BBL, of hours a week; rounded to hundredths, so that 15.25 h a week is 610 h. */
export function workHoursAYear(hoursAWeek: number): number {
  return Math.round(hoursAWeek * weeksAYear * 100) / 100;
}

const day10 = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const bounds = { atLeast: z.number().min(0).nullish(), atMost: z.number().min(0).nullish() };
const dates = { from: day10.nullish(), until: day10.nullish() };
const among = (values: readonly [string, ...string[]]) => z.array(z.enum(values)).min(1);
const none = z.null().optional();
const noBounds = { atLeast: none, atMost: none };
const noDates = { from: none, until: none };
const noValues = { oneOf: none };
const inOrder = (low: number | string | null | undefined, high: number | string | null | undefined) =>
  low == null || high == null || low <= high;

const shapes = z.array(
  z.union([
    z
      .strictObject({
        on: z.enum(['HOURS_A_WEEK', 'WORK_HOURS_A_YEAR', 'MBO_LEVEL', 'AGE_AT_START', 'DISTANCE_KM']),
        ...bounds,
        ...noDates,
        ...noValues,
      })
      .refine(({ atLeast, atMost }) => (atLeast ?? atMost) != null && inOrder(atLeast, atMost)),
    z
      .strictObject({ on: z.literal('STARTS_ON'), ...noBounds, ...dates, ...noValues })
      .refine(({ from, until }) => (from ?? until) != null && inOrder(from, until)),
    z.strictObject({ on: z.literal('LANGUAGE'), ...noBounds, ...noDates, oneOf: among(languageLevels) }),
    z.strictObject({
      on: z.literal('PRIOR_EDUCATION'),
      ...noBounds,
      ...noDates,
      oneOf: among(priorEducations),
    }),
    z.strictObject({
      on: z.literal('LISTED_GROUP'),
      ...noBounds,
      ...noDates,
      oneOf: among(listedGroups),
    }),
  ]),
);

/** Conditions as they are kept; null when one of them says nothing, or not of that fact. */
export function readConditions(value: unknown): RemedyCondition[] | null {
  const read = shapes.safeParse(value);
  return read.success ? read.data : null;
}

/** Whether a condition tells something of the candidate to whoever sees that it is met. */
export function isOfPerson({ on }: Pick<RemedyCondition, 'on'>): boolean {
  return (personFacts as readonly string[]).includes(on);
}

const between = (value: number | string, low: number | string | null | undefined, high: typeof low) =>
  (low == null || value >= low) && (high == null || value <= high);

/** Whether one condition holds for these facts. Bounds are counted in. */
export function fitOf(condition: RemedyCondition, facts: RemedyFacts): RemedyFit {
  const { on, atLeast, atMost, from, until, oneOf } = condition;
  const known: Record<RemedyFact, number | string | null> = {
    HOURS_A_WEEK: facts.hoursAWeek,
    WORK_HOURS_A_YEAR: workHoursAYear(facts.hoursAWeek),
    MBO_LEVEL: facts.mboLevel,
    STARTS_ON: facts.startsOn,
    AGE_AT_START: facts.ageAtStart,
    DISTANCE_KM: facts.distanceKm,
    LANGUAGE: facts.language,
    PRIOR_EDUCATION: facts.priorEducation,
    LISTED_GROUP: null,
  };
  const value = known[on];
  if (value === null) return 'ASK';
  const holds = between(value, atLeast ?? from, atMost ?? until) && (!oneOf || oneOf.includes(String(value)));
  return holds ? 'MET' : 'NOT_MET';
}

/** Of all conditions together: one that fails decides, then one that must be asked. */
export function fitOfAll(conditions: readonly RemedyCondition[], facts: RemedyFacts): RemedyFit {
  const fits = conditions.map((condition) => fitOf(condition, facts));
  return fits.includes('NOT_MET') ? 'NOT_MET' : fits.includes('ASK') ? 'ASK' : 'MET';
}

const factWords: Record<RemedyFact, Sentence> = {
  HOURS_A_WEEK: { nl: 'uren per week', en: 'hours a week' },
  WORK_HOURS_A_YEAR: { nl: 'uren werk per schooljaar', en: 'hours at work in a school year' },
  MBO_LEVEL: { nl: 'mbo-niveau', en: 'mbo level' },
  STARTS_ON: { nl: 'start', en: 'start' },
  AGE_AT_START: { nl: 'leeftijd bij de start', en: 'age at the start' },
  DISTANCE_KM: { nl: 'kilometer van huis', en: 'kilometres from home' },
  LANGUAGE: { nl: 'taalniveau', en: 'language level' },
  PRIOR_EDUCATION: { nl: 'vooropleiding', en: 'prior education' },
  LISTED_GROUP: { nl: 'valt onder', en: 'falls under' },
};

const valueWords: Readonly<Record<string, Sentence>> = {
  JOB_AGREEMENT_REGISTER: { nl: 'doelgroepregister banenafspraak', en: 'the job agreement register' },
  WAJONG: { nl: 'Wajong', en: 'Wajong' },
  WIA: { nl: 'WIA', en: 'WIA' },
  PARTICIPATION_ACT: { nl: 'Participatiewet', en: 'the Participation Act' },
  NONE: { nl: 'geen diploma', en: 'no diploma' },
  PRACTICAL_SCHOOL: { nl: 'praktijkonderwijs', en: 'practical school' },
  VMBO_BASIC: { nl: 'vmbo basis', en: 'vmbo basic' },
  FOREIGN: { nl: 'buitenlands diploma', en: 'foreign diploma' },
};

/** A condition in words: `hours a week: at least 16`. */
export function conditionText(condition: RemedyCondition, locale: Locale): string {
  const { on, atLeast, atMost, from, until, oneOf } = condition;
  const isDutch = locale === 'nl';
  const number = (value: number) => value.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB');
  const parts = [
    atLeast == null ? null : `${isDutch ? 'minstens' : 'at least'} ${number(atLeast)}`,
    atMost == null ? null : `${isDutch ? 'hoogstens' : 'at most'} ${number(atMost)}`,
    from == null ? null : `${isDutch ? 'vanaf' : 'from'} ${day(from, locale)}`,
    until == null ? null : `${isDutch ? 'tot en met' : 'until'} ${day(until, locale)}`,
    oneOf ? oneOf.map((each) => valueWords[each]?.[locale] ?? each).join(isDutch ? ' of ' : ' or ') : null,
  ].filter((part) => part !== null);
  return `${factWords[on][locale]}: ${parts.join(', ')}`;
}
