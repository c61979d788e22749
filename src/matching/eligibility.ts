import type { CalendarDate } from '../platform/calendar-date.js';
import { languageLevels, type LanguageLevel } from '../places/language-level.js';
import { distanceMetres, type Point } from '../reference/distance.js';
import type { MatchCriterion } from './criterion.js';

/** What somebody looks for. A value that is not given (null, or an empty list of codes) excludes nothing. */
export interface MatchedWish {
  readonly mboLevels: readonly number[];
  readonly sectorCodes: readonly string[];
  readonly creboCodes: readonly string[];
  /** The point of the home's PC4. */
  readonly home: Point | null;
  readonly maxTravelKm: number | null;
  readonly regionCode: string | null;
  readonly availableFrom: CalendarDate | null;
  readonly maxHoursPerWeek: number | null;
  readonly languageLevel: LanguageLevel | null;
  /** The first day compulsory schooling lets this person start; null when it does not bind (or an adviser said so). */
  readonly firstStartOn: CalendarDate | null;
}

/** What matching looks at in a place. */
export interface MatchedPlace {
  readonly id: string;
  readonly status: string;
  readonly seatsLeft: number;
  readonly creboCode: string;
  readonly mboLevel: number;
  readonly sectorCode: string;
  readonly regionCode: string;
  /** The point of the place's PC4. */
  readonly point: Point;
  readonly startsOn: CalendarDate;
  readonly lapsesOn: CalendarDate;
  readonly hoursPerWeek: number;
  readonly languageLevel: LanguageLevel | null;
}

/** Whether the place can still be filled on that day. */
export function isOpen(place: MatchedPlace, today: CalendarDate): boolean {
  return place.status === 'PUBLISHED' && place.seatsLeft > 0 && place.lapsesOn >= today;
}

/** Great-circle distance from home to place in whole metres; null without a home. */
export function distanceTo(place: MatchedPlace, wish: MatchedWish): number | null {
  return wish.home && distanceMetres(wish.home, place.point);
}

/** How many metres the place lies beyond what the wish allows; 0 within it, or without a home with a limit. */
export function metresTooFar(place: MatchedPlace, wish: MatchedWish): number {
  const distance = distanceTo(place, wish);
  if (distance === null || wish.maxTravelKm === null) return 0;
  return Math.max(0, distance - wish.maxTravelKm * 1000);
}

/** How many CEFR steps the place asks above what the wish offers; 0 when either says nothing. */
export function languageStepsShort(place: MatchedPlace, wish: MatchedWish): number {
  if (!place.languageLevel || !wish.languageLevel) return 0;
  return Math.max(
    0,
    languageLevels.indexOf(place.languageLevel) - languageLevels.indexOf(wish.languageLevel),
  );
}

const fitsWork = (place: MatchedPlace, { sectorCodes, creboCodes }: MatchedWish) =>
  (sectorCodes.length === 0 && creboCodes.length === 0) ||
  sectorCodes.includes(place.sectorCode) ||
  creboCodes.includes(place.creboCode);

/**
 * The criteria the place fails for the wish, in order. Sector and qualification are one criterion with two ways to
 * fit it; failing both is told as QUALIFICATION when CREBO codes are named, else as SECTOR. A place that is looked at
 * although it lies beside what is wished fails neither.
 * Source: design "Eligibility, exactly".
 */
export function failing(place: MatchedPlace, wish: MatchedWish, isBeside = false): MatchCriterion[] {
  const misfits: [MatchCriterion, boolean][] = [
    ['LEVEL', !wish.mboLevels.includes(place.mboLevel)],
    [wish.creboCodes.length > 0 ? 'QUALIFICATION' : 'SECTOR', !isBeside && !fitsWork(place, wish)],
    ['REGION', wish.regionCode !== null && wish.regionCode !== place.regionCode],
    ['DISTANCE', metresTooFar(place, wish) > 0],
    ['AVAILABILITY', wish.availableFrom !== null && wish.availableFrom > place.startsOn],
    ['HOURS', wish.maxHoursPerWeek !== null && wish.maxHoursPerWeek < place.hoursPerWeek],
    ['LANGUAGE', languageStepsShort(place, wish) > 0],
  ];
  return misfits.filter(([, misfit]) => misfit).map(([criterion]) => criterion);
}

/** Whether compulsory schooling allows this person to start there. Never a near miss: no party can change it. */
export function isOldEnough(place: MatchedPlace, wish: MatchedWish): boolean {
  return wish.firstStartOn === null || place.startsOn >= wish.firstStartOn;
}

/** Whether the place is eligible for the wish on that day. */
export function isEligible(
  place: MatchedPlace,
  wish: MatchedWish,
  today: CalendarDate,
  isBeside = false,
): boolean {
  return isOpen(place, today) && isOldEnough(place, wish) && failing(place, wish, isBeside).length === 0;
}
