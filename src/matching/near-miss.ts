import { daysBetween } from '../platform/calendar-date.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { MatchCriterion } from './criterion.js';
import {
  failing,
  isOldEnough,
  isOpen,
  languageStepsShort,
  metresTooFar,
  type MatchedPlace,
  type MatchedWish,
} from './eligibility.js';

/** How far beyond a wish a place may lie to be worth a word. Source: design "Eligibility, exactly", near miss. */
export const nearly = { levels: 1, metres: 10_000, days: 60, hours: 8, languageSteps: 1 } as const;

/** Whether two regions have postcode points within 5 km of each other. */
export type AreNeighbours = (regionCode: string, otherCode: string) => boolean;

type Nearness = (place: MatchedPlace, wish: MatchedWish, areNeighbours: AreNeighbours) => boolean;

/** A wrong sector or qualification is never nearly right. */
const nearEnough: Partial<Record<MatchCriterion, Nearness>> = {
  LEVEL: (place, wish) => wish.mboLevels.some((level) => Math.abs(level - place.mboLevel) <= nearly.levels),
  REGION: (place, wish, areNeighbours) => areNeighbours(wish.regionCode ?? '', place.regionCode),
  DISTANCE: (place, wish) => metresTooFar(place, wish) <= nearly.metres,
  AVAILABILITY: (place, wish) =>
    daysBetween(place.startsOn, wish.availableFrom ?? place.startsOn) <= nearly.days,
  HOURS: (place, wish) => place.hoursPerWeek - (wish.maxHoursPerWeek ?? 0) <= nearly.hours,
  LANGUAGE: (place, wish) => languageStepsShort(place, wish) <= nearly.languageSteps,
};

/**
 * The one criterion on which an open place only just fails the wish, while it fits everything else; else null.
 * Source: design "Eligibility, exactly", near miss.
 */
export function nearMiss(
  place: MatchedPlace,
  wish: MatchedWish,
  today: CalendarDate,
  areNeighbours: AreNeighbours,
): MatchCriterion | null {
  if (!isOpen(place, today) || !isOldEnough(place, wish)) return null;
  const [criterion, ...others] = failing(place, wish);
  if (!criterion || others.length > 0) return null;
  return nearEnough[criterion]?.(place, wish, areNeighbours) ? criterion : null;
}
