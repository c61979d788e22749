import type { Draw } from '../../../src/demo/draw.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import type { Act, IntroductionState, PlaceState, RaceState } from './model.js';

/** One race: how everything stands at the start, and what each racer tries. */
export interface Course {
  readonly before: RaceState;
  readonly acts: readonly Act[];
}

/** At most so many candidates take part in a race; the drill has so many. */
export const mostCandidates = (racers: number) => racers + 4;

/**
 * Lays out a race: a place with one to four seats, some of them taken, some of them lapsed, another place that some of
 * its candidates are also accepted at, and racers of whom most want a seat.
 */
export function layOut(draw: Draw, racers: number, today: string): Course {
  const seats = draw.between(1, 4);
  const taken = draw.chance(0.5) ? draw.between(0, seats) : 0;
  const hasLapsed = taken < seats && draw.chance(0.15);
  const status = taken === seats ? 'FILLED' : hasLapsed ? 'LAPSED' : 'PUBLISHED';
  const lapsesOn = addDays(today, hasLapsed ? -1 : draw.pick([0, 20]));
  const version = draw.between(1, 9);
  const open = (place: Omit<PlaceState, 'watched'>): PlaceState => ({
    ...place,
    watched: place.status === 'PUBLISHED' ? place.lapsesOn : null,
  });
  const places = [
    open({ status, seats, taken, version, lapsesOn }),
    open({
      status: 'PUBLISHED',
      seats: draw.between(1, 3),
      taken: 0,
      version: 1,
      lapsesOn: addDays(today, 30),
    }),
  ];
  const introductions: IntroductionState[] = [];
  const add = (place: number, candidate: number, isPlaced = false) =>
    introductions.push({
      place,
      candidate,
      status: isPlaced ? 'PLACED' : 'ACCEPTED',
      cause: null,
      placement: isPlaced ? 'RUNS' : null,
    }) - 1;
  for (let candidate = 0; candidate < taken; candidate++) add(0, candidate, true);
  const rivals = draw.between(Math.max(1, Math.ceil(racers / 2)), racers);
  // A filled place has nobody accepted any more; a race there is about the seat that comes free.
  for (let candidate = taken; candidate < taken + rivals; candidate++) {
    if (status !== 'FILLED') add(0, candidate);
    if (status === 'FILLED' || draw.chance(0.2)) add(1, candidate);
  }
  const before = { places, introductions };
  const acts = Array.from({ length: racers }, () => actOf(draw, before, today));
  return { before, acts };
}

function actOf(draw: Draw, { places, introductions }: RaceState, today: string): Act {
  const some = (wanted: (each: IntroductionState) => boolean) => {
    const fitting = [...introductions.keys()].filter((at) => wanted(introductions[at] as IntroductionState));
    return draw.pick(fitting.length > 0 ? fitting : [...introductions.keys()]);
  };
  const { version } = places[0] as PlaceState;
  const { kind } = draw.weighted([
    { kind: 'confirm', weight: 62 },
    { kind: 'withdraw', weight: 12 },
    { kind: 'end', weight: 14 },
    { kind: 'extend', weight: 10 },
    { kind: 'withdrawPlace', weight: 2 },
  ] as const);
  if (kind === 'extend') return { kind, place: 0, version, lapsesOn: addDays(today, draw.pick([5, 20, 40])) };
  if (kind === 'withdrawPlace') return { kind, place: 0, version };
  if (kind === 'end' && draw.chance(0.8))
    return { kind, introduction: some((each) => each.placement !== null) };
  return { kind, introduction: some((each) => each.status === 'ACCEPTED') };
}
