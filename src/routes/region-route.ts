import type { CalendarDate } from '../platform/calendar-date.js';
import { milestones, type MilestoneName, type Route } from './route.js';

/** How many routes stand at a milestone. */
export interface RegionStop {
  readonly name: MilestoneName;
  readonly waiting: number;
  /** Those whose day is past. */
  readonly late: number;
}

/** What is before an introduction is no turn of anybody on a route yet. */
const counted = milestones.filter((name) => name !== 'WISH' && name !== 'MATCH');

/** Counts where routes stand; what is at its end stands nowhere. */
export function regionStops(routes: readonly Route[], today: CalendarDate): RegionStop[] {
  const standing = routes.map((route) => ({
    name: route.milestones.find(({ state }) => state === 'CURRENT')?.name,
    isLate: isLate(route, today),
  }));
  return counted.map((name) => {
    const here = standing.filter((each) => each.name === name);
    return { name, waiting: here.length, late: here.filter((each) => each.isLate).length };
  });
}

/** Whether somebody should have moved before today. */
export function isLate({ turn }: Pick<Route, 'turn'>, today: CalendarDate): boolean {
  return turn !== null && turn.by < today;
}

/** Where most are past their day, the earlier milestone first; null when nobody is. */
export function jamsAt(stops: readonly RegionStop[]): MilestoneName | null {
  const worst = Math.max(0, ...stops.map(({ late }) => late));
  return worst === 0 ? null : (stops.find(({ late }) => late === worst)?.name ?? null);
}
