import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import { earliestStartOf, type Candidate } from '../candidates/candidate.js';
import type { MatchCriterion } from '../matching/criterion.js';
import { failing, isEligible, type MatchedPlace, type MatchedWish } from '../matching/eligibility.js';
import { seatsLeft, type Place } from '../places/place.js';
import type { Point } from '../reference/distance.js';

/** A place and a candidate, with what the lists say of them. */
export interface Pair {
  readonly place: Place;
  readonly candidate: Candidate;
  readonly qualification: { readonly mboLevel: number; readonly sectorCode: string };
  readonly placePoint: Point;
  /** Where the candidate travels from; null when the postcode is not in the list. */
  readonly home: Point | null;
}

function placeOf({ place, qualification, placePoint }: Pair): MatchedPlace {
  const { mboLevel, sectorCode } = qualification;
  return { ...place, seatsLeft: seatsLeft(place), mboLevel, sectorCode, point: placePoint };
}

function wishOf({ candidate, home }: Pair): MatchedWish {
  return { ...candidate.wish, home, firstStartOn: earliestStartOf(candidate) };
}

/** Whether matching shows this pair to the desk of the place, as long as the candidate is lawfully in matching. */
export function isShownInMatching(pair: Pair, today: CalendarDate): boolean {
  return pair.candidate.placedOn === null && isEligible(placeOf(pair), wishOf(pair), today);
}

const names: Record<MatchCriterion, Sentence> = {
  LEVEL: { nl: 'niveau', en: 'level' },
  SECTOR: { nl: 'sector', en: 'sector' },
  QUALIFICATION: { nl: 'opleiding', en: 'qualification' },
  REGION: { nl: 'regio', en: 'region' },
  DISTANCE: { nl: 'reisafstand', en: 'distance' },
  AVAILABILITY: { nl: 'startdatum', en: 'start date' },
  HOURS: { nl: 'uren per week', en: 'hours a week' },
  LANGUAGE: { nl: 'taalniveau', en: 'language level' },
};

/** On what the place does not fit the wish, as a warning and never a wall: people decide. Null when it fits. */
export function misfitWarning(pair: Pair): Sentence | null {
  const criteria = failing(placeOf(pair), wishOf(pair));
  if (criteria.length === 0) return null;
  const list = (locale: 'nl' | 'en') => criteria.map((criterion) => names[criterion][locale]).join(', ');
  return {
    nl: `Let op: deze leerbaan past niet in de wens van de kandidaat: ${list('nl')}. Bespreek dit met de kandidaat.`,
    en: `Please note: this place does not fit the candidate’s wish: ${list('en')}. Discuss it with the candidate.`,
  };
}
