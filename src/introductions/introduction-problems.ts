import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { defineProblem, INVALID, NOT_ALLOWED_NOW, problem, type Problem } from '../platform/problem.js';
import { NO_SEAT_LEFT } from '../places/place-problems.js';
import { isOpen, seatsLeft, type Place } from '../places/place.js';
import { limitSentence, type LimitReached } from './candidate-limits.js';
import { longestMessage, tooLong, type EndCause, type Introduction, type Refused } from './introduction.js';

export const ALREADY_INTRODUCED = defineProblem('ALREADY_INTRODUCED', {
  nl: 'Deze kandidaat is al voorgesteld voor deze leerbaan. Open dat voorstel om te zien wie aan zet is.',
  en: 'This candidate has already been introduced for this place. Open that introduction to see who is to move.',
});
export const ALREADY_ANSWERED = defineProblem('ALREADY_ANSWERED', {
  nl: 'Dit antwoord is al gegeven. Klopt het niet meer? Bel uw adviseur.',
  en: 'This answer has already been given. Is it no longer right? Call your adviser.',
});
export const LIMIT_REACHED = defineProblem('LIMIT_REACHED', {
  nl: 'Deze kandidaat wordt al vaak genoeg gevraagd. Wilt u het toch doen? Schrijf dan op waarom.',
  en: 'This candidate is asked often enough already. Do you want to do it all the same? Then write down why.',
});

/** Why a candidate cannot be asked once more without a reason; null with one that can be kept. */
export function limitProblem(reached: LimitReached, reason: string | null): Problem | null {
  const path = 'overLimitReason';
  if (reason === null) return problem(LIMIT_REACHED, path, limitSentence(reached));
  return reason.length > longestMessage ? problem(INVALID, path, tooLong) : null;
}

/** Why an introduction ended without a placement, for everyone who may see it. */
export const endSentences: Record<EndCause, Sentence> = {
  CANDIDATE_DECLINED: { nl: 'De kandidaat heeft nee gezegd.', en: 'The candidate said no.' },
  EMPLOYER_DECLINED: { nl: 'Het leerbedrijf heeft nee gezegd.', en: 'The employer said no.' },
  CANDIDATE_WITHDREW: { nl: 'De kandidaat heeft zich teruggetrokken.', en: 'The candidate has withdrawn.' },
  ADVISER_WITHDREW: {
    nl: 'De adviseur heeft het voorstel ingetrokken.',
    en: 'The adviser has withdrawn the introduction.',
  },
  PLACE_FILLED: { nl: 'De leerbaan is vol.', en: 'The place is filled.' },
  PLACE_LAPSED: { nl: 'De leerbaan is vervallen.', en: 'The place has lapsed.' },
  PLACE_WITHDRAWN: { nl: 'De leerbaan is ingetrokken.', en: 'The place has been withdrawn.' },
  CANDIDATE_PLACED: {
    nl: 'De kandidaat begint bij een ander leerbedrijf.',
    en: 'The candidate starts at another employer.',
  },
  // Neutral: why somebody wants no more to be done with their data is nobody's business.
  NOT_AVAILABLE: {
    nl: 'De kandidaat is niet meer beschikbaar.',
    en: 'The candidate is no longer available.',
  },
  SCHOOL_REFUSED: {
    nl: 'De school heeft nu geen plek in de klas. Dat zegt niets over de kandidaat of het leerbedrijf.',
    en: 'The school has no seat in a class now. That says nothing about the candidate or the employer.',
  },
  NO_ANSWER: {
    nl: 'Er kwam geen antwoord op tijd. Het voorstel is gesloten.',
    en: 'No answer came in time. The introduction is closed.',
  },
};

/** A refused move as a problem at an input field; one that came too late says what happened. */
export function refusalProblem(
  refused: Refused,
  { endCause }: Pick<Introduction, 'endCause'>,
  path: string,
): Problem {
  if (refused === 'ALREADY_ANSWERED') return problem(ALREADY_ANSWERED, path);
  if (refused === 'NO_SEAT_LEFT') return problem(NO_SEAT_LEFT, path);
  if (!endCause) return problem(NOT_ALLOWED_NOW, path);
  const { nl, en } = endSentences[endCause];
  return problem(NOT_ALLOWED_NOW, path, {
    nl: `${nl} Dit voorstel is daarmee beëindigd.`,
    en: `${en} This introduction has ended.`,
  });
}

const notOpen: Record<Exclude<Place['status'], 'FILLED'>, Sentence> = {
  DRAFT: {
    nl: 'Deze leerbaan is nog een concept. Publiceer haar eerst.',
    en: 'This place is still a draft. Publish it first.',
  },
  PUBLISHED: {
    nl: 'De vervaldatum van deze leerbaan is voorbij. Verleng haar eerst.',
    en: 'The lapse date of this place is past. Extend it first.',
  },
  LAPSED: {
    nl: 'Deze leerbaan is vervallen. Verleng haar eerst.',
    en: 'This place has lapsed. Extend it first.',
  },
  WITHDRAWN: { nl: 'Deze leerbaan is ingetrokken.', en: 'This place has been withdrawn.' },
};

/** Why nobody can be brokered to this place on that day; null when it is open. */
export function closedPlaceProblem(place: Place, today: CalendarDate, path: string): Problem | null {
  if (isOpen(place, today)) return null;
  if (place.status === 'FILLED' || (place.status === 'PUBLISHED' && seatsLeft(place) === 0))
    return problem(NO_SEAT_LEFT, path);
  return problem(NOT_ALLOWED_NOW, path, notOpen[place.status]);
}
