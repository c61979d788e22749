import { languageLevels, type LanguageLevel } from '../places/language-level.js';
import { addDays, daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import { criteria } from './criterion.js';
import { metresTooFar, type MatchedPlace, type MatchedWish } from './eligibility.js';
import { nearly, nearMiss, type AreNeighbours } from './near-miss.js';

/** One thing said otherwise in a wish. A level comes beside those wished; anything else comes instead. */
export type WishChange =
  | { readonly criterion: 'LEVEL'; readonly mboLevel: number }
  | { readonly criterion: 'REGION'; readonly regionCode: string }
  | { readonly criterion: 'DISTANCE'; readonly maxTravelKm: number }
  | { readonly criterion: 'AVAILABILITY'; readonly availableFrom: CalendarDate }
  | { readonly criterion: 'HOURS'; readonly maxHoursPerWeek: number }
  | { readonly criterion: 'LANGUAGE'; readonly languageLevel: LanguageLevel };
export type ChangedCriterion = WishChange['criterion'];

/** A change of a wish, and what it unlocks. */
export interface UnlockingChange {
  readonly change: WishChange;
  /** What the wish says now: as text of the same kind (kilometres, hours, a date, a level or code); null for none. */
  readonly was: string | null;
  /** How much of what is nearly right it takes, from 0 to 1: to compare changes of different kinds. */
  readonly size: number;
  /** How many places match the changed wish and not the wish as it is. */
  readonly places: number;
  /** A few of those places, the smallest change first. */
  readonly examples: readonly string[];
}

/**
 * Near misses of these criteria are told together up to so many metres, days or hours; the change told is the smallest
 * that gives them all. Of the other criteria each value is a change of its own.
 */
export const rungs = {
  DISTANCE: [2_000, 5_000, nearly.metres],
  AVAILABILITY: [14, 30, nearly.days],
  HOURS: [4, nearly.hours],
} as const;

/** How many examples go with a change. */
export const examplesAtMost = 3;
/** The longest distance a wish can name, in kilometres. */
const farthest = 300;

/** The wish with the change made. */
export function withChange<Some extends Pick<MatchedWish, 'mboLevels'>>(
  wish: Some,
  change: WishChange,
): Some {
  const { criterion: _, ...said } = change;
  if ('mboLevel' in said)
    return { ...wish, mboLevels: [...wish.mboLevels, said.mboLevel].sort((a, b) => a - b) };
  return { ...wish, ...said };
}

/** By how much a place that is nearly right misses: metres, days, hours; else 0. */
function missedBy(criterion: ChangedCriterion, place: MatchedPlace, wish: MatchedWish): number {
  if (criterion === 'DISTANCE') return metresTooFar(place, wish);
  if (criterion === 'AVAILABILITY') return daysBetween(place.startsOn, wish.availableFrom ?? place.startsOn);
  if (criterion === 'HOURS') return place.hoursPerWeek - (wish.maxHoursPerWeek ?? place.hoursPerWeek);
  return 0;
}

/** The change that makes a wish accept what misses it by so much. */
function changeOf(
  criterion: ChangedCriterion,
  place: MatchedPlace,
  wish: MatchedWish,
  by: number,
): WishChange {
  switch (criterion) {
    case 'LEVEL':
      return { criterion, mboLevel: place.mboLevel };
    case 'REGION':
      return { criterion, regionCode: place.regionCode };
    case 'DISTANCE':
      return { criterion, maxTravelKm: (wish.maxTravelKm ?? 0) + Math.ceil(by / 1000) };
    case 'AVAILABILITY':
      return { criterion, availableFrom: addDays(wish.availableFrom ?? place.startsOn, -by) };
    case 'HOURS':
      return { criterion, maxHoursPerWeek: (wish.maxHoursPerWeek ?? 0) + by };
    default:
      return { criterion, languageLevel: place.languageLevel ?? languageLevels[0] };
  }
}

/** What the wish says now of what would change. */
function wasOf(criterion: ChangedCriterion, wish: MatchedWish): string | null {
  const said = {
    LEVEL: null,
    REGION: wish.regionCode,
    DISTANCE: wish.maxTravelKm,
    AVAILABILITY: wish.availableFrom,
    HOURS: wish.maxHoursPerWeek,
    LANGUAGE: wish.languageLevel,
  }[criterion];
  return said === null ? null : String(said);
}

/** How much of what is nearly right a change takes, from 0 to 1. */
export function sizeOf(criterion: ChangedCriterion, by: number): number {
  const most = { DISTANCE: nearly.metres, AVAILABILITY: nearly.days, HOURS: nearly.hours };
  return criterion in most ? by / most[criterion as keyof typeof most] : 1;
}

/** The smallest change first; of equal ones that which unlocks most. */
export function bySize(a: UnlockingChange, b: UnlockingChange): number {
  return (
    a.size - b.size ||
    b.places - a.places ||
    criteria.indexOf(a.change.criterion) - criteria.indexOf(b.change.criterion) ||
    (keyOf(a.change) < keyOf(b.change) ? -1 : 1)
  );
}
const keyOf = ({ criterion, ...said }: WishChange) => `${criterion} ${Object.values(said).join()}`;

/**
 * All near misses of a wish, grouped by the change that turns them into matches, the smallest change first. What the
 * database answers is this. A change that no wish can hold (more than 300 km) is left out.
 */
export function changesThatUnlock(
  places: readonly MatchedPlace[],
  wish: MatchedWish,
  today: CalendarDate,
  areNeighbours: AreNeighbours,
): UnlockingChange[] {
  const misses = places.flatMap((place) => {
    const criterion = nearMiss(place, wish, today, areNeighbours) as ChangedCriterion | null;
    return criterion ? [{ place, criterion, by: missedBy(criterion, place, wish) }] : [];
  });
  const groups = new Map<string, typeof misses>();
  for (const miss of misses) {
    const steps: readonly number[] = rungs[miss.criterion as keyof typeof rungs] ?? [0];
    for (const step of steps.filter((most) => most >= miss.by)) {
      const value = miss.criterion in rungs ? step : keyOf(changeOf(miss.criterion, miss.place, wish, 0));
      const key = `${miss.criterion} ${value}`;
      groups.set(key, [...(groups.get(key) ?? []), miss]);
    }
  }
  const changes = [...groups.values()].flatMap((those) => {
    const [most] = [...those].sort((a, b) => b.by - a.by);
    if (!most) return [];
    const { criterion, by, place } = most;
    const change = changeOf(criterion, place, wish, by);
    if (change.criterion === 'DISTANCE' && change.maxTravelKm > farthest) return [];
    const examples = [...those]
      .sort(
        (a, b) =>
          a.by - b.by || compare(a.place.lapsesOn, b.place.lapsesOn) || compare(a.place.id, b.place.id),
      )
      .slice(0, examplesAtMost)
      .map((miss) => miss.place.id);
    return [
      { change, was: wasOf(criterion, wish), size: sizeOf(criterion, by), places: those.length, examples },
    ];
  });
  // A longer step that gives no place more is no step.
  return [...new Map(changes.map((found) => [keyOf(found.change), found])).values()].sort(bySize);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
