import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { INVALID, problem, type Problem } from '../platform/problem.js';
import { day } from '../matching/plain-words.js';
import type { Place } from '../places/place.js';
import type { Enrolment } from './introduction.js';

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
