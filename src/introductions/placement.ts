import { dateAt, type CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, NOT_ALLOWED_NOW, problem, type Problem } from '../platform/problem.js';
import { day } from '../matching/plain-words.js';
import type { Place } from '../places/place.js';
import type { Enrolment } from './introduction.js';

/** Why a placement ended before its time. */
export const placementEndReasons = [
  'NEVER_BEGAN',
  'CANDIDATE_STOPPED',
  'EMPLOYER_STOPPED',
  'SCHOOL_STOPPED',
  'OTHER',
] as const;
export type PlacementEndReason = (typeof placementEndReasons)[number];

/** What is wrong with ending a placement on that day: nothing runs, or the day is to come or before it was confirmed. */
export function earlyEndProblems(
  placement: { readonly confirmedAt: Date; readonly endedOn: CalendarDate | null } | null,
  endedOn: CalendarDate,
  today: CalendarDate,
): Problem[] {
  if (!placement || placement.endedOn !== null)
    return [problem(NOT_ALLOWED_NOW, 'introductionId', nothingRuns)];
  const from = dateAt(placement.confirmedAt);
  if (endedOn >= from && endedOn <= today) return [];
  return [
    problem(INVALID, 'endedOn', {
      nl: `De laatste dag moet liggen van ${day(from, 'nl')} tot en met vandaag. Stopt het later? Leg het dan die dag vast.`,
      en: `The last day must be from ${day(from, 'en')} to today. Does it end later? Then record it on that day.`,
    }),
  ];
}

const nothingRuns: Sentence = {
  nl: 'Hier loopt geen plaatsing (meer). Laad de pagina opnieuw om te zien hoe het staat.',
  en: 'No placement runs here (any more). Reload the page to see how it stands.',
};

/** A placement starts within the place's own starts; without an earliest one from today. */
export function startProblems(
  startsOn: CalendarDate,
  place: Pick<Place, 'startsFrom' | 'startsOn'>,
  today: CalendarDate,
): Problem[] {
  const from = place.startsFrom ?? today;
  if (startsOn >= from && startsOn <= place.startsOn) return [];
  return [
    problem(INVALID, 'startsOn', {
      nl: `De start moet liggen van ${day(from, 'nl')} tot en met ${day(place.startsOn, 'nl')}.`,
      en: `The start must be from ${day(from, 'en')} to ${day(place.startsOn, 'en')}.`,
    }),
  ];
}

const notAdmitted: Record<Exclude<Enrolment['status'], 'ADMITTED'> | 'NOTHING', Sentence> = {
  NOTHING: {
    nl: 'De school is nog niet gevraagd.',
    en: 'The school has not been asked yet.',
  },
  ASKED: { nl: 'De school heeft nog niet geantwoord.', en: 'The school has not answered yet.' },
  INTAKE: { nl: 'De intake bij de school loopt nog.', en: 'The intake at the school is not finished yet.' },
  WAITING_LIST: {
    nl: 'De kandidaat staat bij de school op de wachtlijst.',
    en: 'The candidate is on the school’s waiting list.',
  },
  REFUSED: {
    nl: 'De school heeft de kandidaat niet toegelaten.',
    en: 'The school has not admitted the candidate.',
  },
  CLASS_NOT_RUNNING: {
    nl: 'De klas gaat niet door.',
    en: 'The class is not running.',
  },
};

/**
 * That a placement is confirmed before a class takes the candidate: a match is no placement until it does, so it is
 * said plainly. Null when the candidate is admitted.
 */
export function enrolmentWarning(enrolment: Pick<Enrolment, 'status'> | null): Sentence | null {
  const status = enrolment?.status ?? 'NOTHING';
  if (status === 'ADMITTED') return null;
  const { nl, en } = notAdmitted[status];
  return {
    nl: `Let op: ${nl} Zonder school is er geen praktijkovereenkomst en kan de kandidaat niet beginnen.`,
    en: `Please note: ${en} Without a school there is no placement agreement, and the candidate cannot start.`,
  };
}
