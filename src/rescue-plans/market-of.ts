import { none, type Market } from './market.js';
import { seatWorth } from './seat-worth.js';

/** A place whose seats would lapse. */
export interface PlaceAtRisk {
  readonly seats: number;
  /** Calendar days until it lapses, from 0. */
  readonly daysLeft: number;
  /** The week in which it lapses: 0 is the week of the plan. */
  readonly week: number;
  /** The number of the adviser who is to introduce somebody. */
  readonly adviser: number;
}

/** What an adviser can do. */
export interface Load {
  /** Introductions a week. */
  readonly perWeek: number;
  /** Those made this week already. */
  readonly made: number;
}

/** Pairs that fit and may be introduced, as columns: numbers of the place and of the candidate, and the score. */
export interface Pairs {
  readonly place: Int32Array;
  readonly candidate: Int32Array;
  readonly score: Float64Array;
}

/** All that a plan is made of. */
export interface PlanInput {
  readonly horizonDays: number;
  readonly places: readonly PlaceAtRisk[];
  readonly advisers: readonly Load[];
  readonly candidates: number;
  readonly pairs: Pairs;
}

/**
 * How many introductions an adviser can make from now until the end of a week; 0 is this week. Who made more this week
 * than they can hold has none left of it, and every later week as a whole.
 */
export function roomUntil({ perWeek, made }: Load, week: number): number {
  return Math.max(0, perWeek - made) + perWeek * week;
}

/**
 * The market of a plan. Its place `n` is node `limits + n`, and the options of a candidate stand in the order of the
 * places, so that equal input makes an equal market.
 */
export function marketOf({ horizonDays, places, advisers, candidates, pairs }: PlanInput): Market {
  const limits = limitsOf(places, advisers);
  const from = new Int32Array(candidates + 1);
  for (const candidate of pairs.candidate) from[candidate + 1]! += 1;
  for (let candidate = 0; candidate < candidates; candidate++) from[candidate + 1]! += from[candidate]!;
  const next = from.slice();
  const place = new Int32Array(pairs.place.length);
  const worth = new Float64Array(pairs.place.length);
  for (const pair of inOrderOfPlace(pairs.place, places.length)) {
    const at = next[pairs.candidate[pair]!]!++;
    const number = pairs.place[pair]!;
    place[at] = limits.room.length + number;
    worth[at] = seatWorth(pairs.score[pair]!, places[number]!.daysLeft, horizonDays);
  }
  return {
    room: Int32Array.from([...limits.room, ...places.map(({ seats }) => seats)]),
    above: Int32Array.from([...limits.above, ...limits.ofPlace]),
    limits: limits.room.length,
    from,
    place,
    worth,
  };
}

function inOrderOfPlace(place: Int32Array, places: number): Int32Array {
  const next = new Int32Array(places + 1);
  for (const number of place) next[number + 1]! += 1;
  for (let number = 0; number < places; number++) next[number + 1]! += next[number]!;
  const order = new Int32Array(place.length);
  for (let pair = 0; pair < place.length; pair++) order[next[place[pair]!]!++] = pair;
  return order;
}

/**
 * For every adviser a chain of limits: until the last week, under it until the week before, and so on. A limit that
 * the seats under it cannot reach is left out.
 */
function limitsOf(places: readonly PlaceAtRisk[], advisers: readonly Load[]) {
  const room: number[] = [];
  const above: number[] = [];
  const ofPlace = Array.from({ length: places.length }, () => none);
  const byAdviser = advisers.map(() => [] as number[]);
  for (const [number, { adviser }] of places.entries()) byAdviser[adviser]!.push(number);
  for (const [adviser, numbers] of byAdviser.entries()) {
    const binding = bindingWeeks(
      numbers.map((number) => places[number]!),
      advisers[adviser]!,
    );
    const nodes = new Map<number, number>();
    let over = none;
    for (const week of binding) {
      nodes.set(week, room.length);
      above.push(over);
      over = room.push(roomUntil(advisers[adviser]!, week)) - 1;
    }
    for (const number of numbers) {
      const week = binding.findLast((each) => each >= places[number]!.week);
      if (week !== undefined) ofPlace[number] = nodes.get(week)!;
    }
  }
  return { room, above, ofPlace };
}

/** The weeks whose limit can be reached, the last first. */
function bindingWeeks(places: readonly PlaceAtRisk[], load: Load): number[] {
  const weeks = [...new Set(places.map(({ week }) => week))].sort((one, other) => one - other);
  const binding: number[] = [];
  let filled = 0;
  for (const week of weeks) {
    for (const place of places) if (place.week === week) filled += place.seats;
    const most = roomUntil(load, week);
    if (filled > most) binding.unshift(week);
    filled = Math.min(filled, most);
  }
  return binding;
}
