import { addMonths } from 'date-fns';
import { sides as allSides, type HesitationKind, type Side } from '../introductions/introduction.js';
import { day } from '../matching/plain-words.js';
import { addDays, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { isOfPerson, readConditions, type RemedyCondition } from './remedy-condition.js';

/** What a remedy (ontzorging) is, so that what helps can be counted over regions and years. */
export const remedyKinds = [
  'NO_RISK_POLICY',
  'PRACTICE_LEARNING_SUBSIDY',
  'WAGE_COST_BENEFIT',
  'JOB_COACH',
  'LANGUAGE_BUDDY',
  'TRAVEL_ALLOWANCE',
  'SHARED_MENTOR',
  'EMPLOYER_CALL',
  'TASTER_DAY',
  'TRIAL_PLACEMENT',
  'PRACTICE_STATEMENT',
  'SCHOOL_CONTACT',
  'NO_SHOW_PLAN',
  'CONTRACT_WITH_SCHOOLING',
  'OTHER',
] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/**
 * Those that are there for some people alone: who is told that one applies learns something of a candidate's health,
 * benefit or schooling.
 */
export const tellingKinds: readonly RemedyKind[] = [
  'NO_RISK_POLICY',
  'WAGE_COST_BENEFIT',
  'JOB_COACH',
  'TRIAL_PLACEMENT',
  'PRACTICE_STATEMENT',
];

export const amountUnits = ['HOUR', 'YEAR', 'ONCE'] as const;
export type AmountUnit = (typeof amountUnits)[number];

/** What a coordinator writes of a remedy. Amounts are whole cents; every date is a calendar date. */
export interface RemedyDetails {
  readonly kind: RemedyKind;
  /** The hesitations it takes away. */
  readonly eases: readonly HesitationKind[];
  /** The sides whose hesitation it takes away, and to whom it can be offered. */
  readonly sides: readonly Side[];
  /** It tells something of the candidate: an employer hears of it with the candidate's consent alone. */
  readonly isPersonal: boolean;
  readonly nameNl: string;
  readonly nameEn: string;
  readonly textNl: string;
  readonly textEn: string;
  /** Who gives it: UWV, the municipality, the school, the desk. */
  readonly offeredBy: string;
  readonly amountCents: number | null;
  readonly amountPer: AmountUnit | null;
  /** The amount is the most there is, not what everybody gets. */
  readonly amountIsAtMost: boolean;
  /** The most there is in a year; null without such a limit. */
  readonly yearMostCents: number | null;
  readonly conditions: readonly RemedyCondition[];
  /** For how many months from the start it lasts; null as long as the place does. */
  readonly coversMonths: number | null;
  /** The days on which it can be asked for; null when any day will do. */
  readonly claimFrom: CalendarDate | null;
  readonly claimUntil: CalendarDate | null;
  readonly source: string;
  readonly sourceUrl: string | null;
  /** The days on which it counts, both included; a new year is a new remedy. */
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate | null;
}

export interface Remedy extends RemedyDetails {
  readonly id: string;
  readonly version: number;
  readonly regionCode: string;
  /** When a coordinator last said that this is still so; null as long as nobody did since it was written. */
  readonly checkedOn: CalendarDate | null;
  /** Whose account said so; null too when that account is gone. */
  readonly checkedBy: string | null;
}

/** Whether a coordinator said within so many months that it is still so. */
export function isChecked(
  { checkedOn }: Pick<Remedy, 'checkedOn'>,
  today: CalendarDate,
  months: number,
): boolean {
  return checkedOn !== null && today <= monthsOn(checkedOn, months);
}

/** The same day so many months later, or the last of that month. */
function monthsOn(date: CalendarDate, months: number): CalendarDate {
  return addMonths(new Date(`${date}T12:00:00Z`), months)
    .toISOString()
    .slice(0, 10);
}

/** Whether it counts on that day. */
export function isInForce(
  { validFrom, validUntil }: Pick<Remedy, 'validFrom' | 'validUntil'>,
  today: CalendarDate,
): boolean {
  return validFrom <= today && (validUntil === null || today <= validUntil);
}

/** Wages are paid through the year, holidays too; hours at work in the BBL are counted in school weeks. */
const paidWeeksAYear = 52;

/** What it comes to in a year, in cents, at so many hours a week; null without an amount a year can be told of. */
export function worthAYear(
  { amountCents, amountPer, yearMostCents }: Pick<Remedy, 'amountCents' | 'amountPer' | 'yearMostCents'>,
  hoursAWeek: number,
): number | null {
  if (amountCents === null || amountPer === null || amountPer === 'ONCE') return null;
  const plain = amountPer === 'YEAR' ? amountCents : Math.round(amountCents * hoursAWeek * paidWeeksAYear);
  return yearMostCents === null ? plain : Math.min(plain, yearMostCents);
}

/** The last day it covers for whoever starts on that day: so many months on, less a day; null without an end. */
export function coversUntil(
  { coversMonths }: Pick<Remedy, 'coversMonths'>,
  startsOn: CalendarDate,
): CalendarDate | null {
  if (coversMonths === null) return null;
  return addDays(monthsOn(startsOn, coversMonths), -1);
}

const perWords: Record<AmountUnit, Record<Locale, string>> = {
  HOUR: { nl: 'per uur', en: 'an hour' },
  YEAR: { nl: 'per jaar', en: 'a year' },
  ONCE: { nl: 'eenmalig', en: 'once' },
};

/** Euros as people write them, whole ones without cents: `€ 2.700`, `€ 1,01`. */
export function euros(cents: number, locale: Locale): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  const amount = (cents / 100).toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return locale === 'nl' ? `€ ${amount}` : `€${amount}`;
}

/** The amount in words; null without one. */
export function amountText(remedy: RemedyDetails, locale: Locale): string | null {
  const { amountCents, amountPer, amountIsAtMost, yearMostCents } = remedy;
  if (amountCents === null || amountPer === null) return null;
  const most = locale === 'nl' ? 'hoogstens ' : 'at most ';
  const amount = `${amountIsAtMost ? most : ''}${euros(amountCents, locale)} ${perWords[amountPer][locale]}`;
  return yearMostCents === null
    ? amount
    : `${amount}, ${most}${euros(yearMostCents, locale)} ${perWords.YEAR[locale]}`;
}

/** When it can be asked for, in words; null when any day will do. */
export function claimText(
  { claimFrom, claimUntil }: Pick<Remedy, 'claimFrom' | 'claimUntil'>,
  locale: Locale,
): string | null {
  if (claimFrom === null && claimUntil === null) return null;
  const isDutch = locale === 'nl';
  return [
    isDutch ? 'Aanvragen' : 'Ask for it',
    ...(claimFrom ? [`${isDutch ? 'van' : 'from'} ${day(claimFrom, locale)}`] : []),
    ...(claimUntil ? [`${isDutch ? 'tot en met' : 'until'} ${day(claimUntil, locale)}`] : []),
  ].join(' ');
}

const sentences = {
  empty: { nl: 'Vul dit in.', en: 'Fill this in.' },
  tooLong: { nl: 'Dit is te lang.', en: 'This is too long.' },
  chooseOne: { nl: 'Kies er minstens één.', en: 'Choose at least one.' },
  order: { nl: 'De einddatum ligt voor de begindatum.', en: 'The last day is before the first.' },
  amount: {
    nl: 'Geef een bedrag in hele centen, en waarvoor het geldt: per uur, per jaar of eenmalig.',
    en: 'Give an amount in whole cents, and what it is for: an hour, a year or once.',
  },
  months: {
    nl: 'Geef een aantal maanden van 1 tot en met 120.',
    en: 'Give a number of months from 1 to 120.',
  },
  conditions: {
    nl: 'Een voorwaarde klopt niet: geef een onder- of bovengrens die bij het feit past.',
    en: 'A condition is not right: give a lower or upper bound that goes with the fact.',
  },
  telling: {
    nl: 'Deze ontzorging vertelt iets over de kandidaat. Ze is persoonlijk: het leerbedrijf ziet haar pas als de kandidaat dat goedvindt.',
    en: 'This remedy tells something of the candidate. It is personal: the employer sees it only with the candidate’s consent.',
  },
  url: { nl: 'Geef een adres dat met https:// begint.', en: 'Give an address that begins with https://.' },
};

/** What is wrong with a remedy, each at its field under `input`. */
export function remedyProblems(details: RemedyDetails): Problem[] {
  const at = (field: string, sentence: { nl: string; en: string }) =>
    problem(INVALID, `input.${field}`, sentence);
  const texts: [keyof RemedyDetails, string, number][] = [
    ['nameNl', details.nameNl, 120],
    ['nameEn', details.nameEn, 120],
    ['textNl', details.textNl, 1000],
    ['textEn', details.textEn, 1000],
    ['offeredBy', details.offeredBy, 120],
    ['source', details.source, 300],
  ];
  const isWhole = (cents: number | null) =>
    cents === null || (Number.isSafeInteger(cents) && cents > 0 && cents <= 10_000_000);
  const { amountCents, amountPer, yearMostCents, coversMonths, conditions } = details;
  const isTelling = tellingKinds.includes(details.kind) || conditions.some(isOfPerson);
  const isUpsideDown = (from: CalendarDate | null, until: CalendarDate | null) =>
    from !== null && until !== null && until < from;
  return [
    ...texts.flatMap(([field, text, most]) =>
      text.trim() === ''
        ? [at(field, sentences.empty)]
        : text.length > most
          ? [at(field, sentences.tooLong)]
          : [],
    ),
    ...(details.eases.length === 0 ? [at('eases', sentences.chooseOne)] : []),
    ...(details.sides.length === 0 || !details.sides.every((side) => allSides.includes(side))
      ? [at('sides', sentences.chooseOne)]
      : []),
    ...(isTelling && !details.isPersonal ? [at('isPersonal', sentences.telling)] : []),
    ...((amountCents === null) !== (amountPer === null) ||
    !isWhole(amountCents) ||
    !isWhole(yearMostCents) ||
    (amountCents === null && yearMostCents !== null)
      ? [at('amountCents', sentences.amount)]
      : []),
    ...(coversMonths !== null && !(Number.isInteger(coversMonths) && coversMonths >= 1 && coversMonths <= 120)
      ? [at('coversMonths', sentences.months)]
      : []),
    ...(readConditions(conditions) === null ? [at('conditions', sentences.conditions)] : []),
    ...(isUpsideDown(details.validFrom, details.validUntil) ? [at('validUntil', sentences.order)] : []),
    ...(isUpsideDown(details.claimFrom, details.claimUntil) ? [at('claimUntil', sentences.order)] : []),
    ...(details.sourceUrl !== null && !/^https:\/\/\S+$/.test(details.sourceUrl)
      ? [at('sourceUrl', sentences.url)]
      : []),
  ];
}
