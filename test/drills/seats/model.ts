import { endSentences } from '../../../src/introductions/introduction-problems.js';
import type { EndCause, IntroductionStatus } from '../../../src/introductions/introduction.js';
import type { PlaceStatus } from '../../../src/places/place.js';

/*
 * The rules of seats once more, in their plainest form: one act after the other, no lock and no database. Written from
 * the rules of the domain and not from the use-cases, so that it can be their judge.
 */

/** What a racer tries. Places, introductions and candidates go by their number in the race. */
export type Act =
  | { readonly kind: 'confirm' | 'withdraw' | 'end'; readonly introduction: number }
  | { readonly kind: 'extend'; readonly place: number; readonly version: number; readonly lapsesOn: string }
  | { readonly kind: 'withdrawPlace'; readonly place: number; readonly version: number };

/** A place in a race; `watched`: the lapse date that alerts are planned for, null for none. */
export interface PlaceState {
  readonly status: PlaceStatus;
  readonly seats: number;
  readonly taken: number;
  readonly version: number;
  readonly lapsesOn: string;
  readonly watched: string | null;
}

/** An introduction in a race, to one of its places, of one of its candidates. */
export interface IntroductionState {
  readonly place: number;
  readonly candidate: number;
  readonly status: IntroductionStatus;
  readonly cause: EndCause | null;
  readonly placement: 'RUNS' | 'ENDED' | null;
}

/** Everything that a race is about. Who is placed follows from the placements that run. */
export interface RaceState {
  readonly places: readonly PlaceState[];
  readonly introductions: readonly IntroductionState[];
}

/** What a racer hears, and what is so afterwards: the same state when nothing changed. */
export interface Foretold {
  readonly heard: string;
  readonly after: RaceState;
}

export const done = 'DONE';
/** How a refusal is written down: its code, and where several causes have one code the Dutch sentence. */
export const heardOf = (problems: readonly { code: string; sentence: { nl: string } }[]): string =>
  problems
    .map(({ code, sentence }) => (code === 'NOT_ALLOWED_NOW' ? `${code} ${sentence.nl}` : code))
    .join(' + ');

const notNow = 'NOT_ALLOWED_NOW';
const isPlaced = (state: RaceState, candidate: number) =>
  state.introductions.some((each) => each.candidate === candidate && each.placement === 'RUNS');

/** What comes of an act in a state. `today` is an ISO date; `words` are the sentences that tell refusals apart. */
export function foretell(state: RaceState, act: Act, today: string, words: Words): Foretold {
  const refused = (heard: string): Foretold => ({ heard, after: state });
  if (act.kind === 'extend' || act.kind === 'withdrawPlace') return ofPlace(state, act, words);
  const introduction = state.introductions[act.introduction] as IntroductionState;
  const place = state.places[introduction.place] as PlaceState;
  if (act.kind === 'end') {
    if (introduction.placement !== 'RUNS') return refused(`${notNow} ${words.nothingRuns}`);
    return { heard: done, after: ended(state, act.introduction, today) };
  }
  if (introduction.status !== 'ACCEPTED') {
    if (act.kind === 'confirm' && introduction.cause === 'PLACE_FILLED') return refused('NO_SEAT_LEFT');
    return refused(`${notNow} ${introduction.cause ? words.over(introduction.cause) : words.notNow}`);
  }
  if (act.kind === 'withdraw')
    return { heard: done, after: closing(state, [act.introduction], 'WITHDRAWN', 'ADVISER_WITHDREW') };
  const hasSeat = place.taken < place.seats;
  if (place.status === 'FILLED' || (place.status === 'PUBLISHED' && !hasSeat)) return refused('NO_SEAT_LEFT');
  if (place.status !== 'PUBLISHED' || place.lapsesOn < today)
    return refused(`${notNow} ${words.closed(place.status)}`);
  if (isPlaced(state, introduction.candidate))
    return refused(`${notNow} ${endSentences.CANDIDATE_PLACED.nl}`);
  return { heard: done, after: confirmed(state, act.introduction) };
}

/** The sentences that tell refusals of one code apart. */
export interface Words {
  readonly notNow: string;
  readonly nothingRuns: string;
  over(cause: EndCause): string;
  closed(status: PlaceStatus): string;
}

function ofPlace(state: RaceState, act: Extract<Act, { place: number }>, words: Words): Foretold {
  const place = state.places[act.place] as PlaceState;
  const isStale = place.version !== act.version;
  const isOver = !['PUBLISHED', 'LAPSED'].includes(place.status);
  const no = [...(isStale ? ['STALE'] : []), ...(isOver ? [`${notNow} ${words.notNow}`] : [])];
  // A withdrawal says the first thing that is wrong, an extension all of it.
  const heard = act.kind === 'withdrawPlace' ? no.slice(0, 1) : no;
  if (heard.length > 0) return { heard: heard.join(' + '), after: state };
  const version = place.version + 1;
  const after: PlaceState =
    act.kind === 'extend'
      ? { ...place, version, status: 'PUBLISHED', lapsesOn: act.lapsesOn, watched: act.lapsesOn }
      : { ...place, version, status: 'WITHDRAWN', watched: null };
  return { heard: done, after: withPlace(state, act.place, after) };
}

function confirmed(state: RaceState, at: number): RaceState {
  const mine = state.introductions[at] as IntroductionState;
  const place = state.places[mine.place] as PlaceState;
  const taken = place.taken + 1;
  const isFull = taken === place.seats;
  const introductions = state.introductions.map((each, index): IntroductionState => {
    if (index === at) return { ...each, status: 'PLACED', placement: 'RUNS' };
    if (each.status !== 'ACCEPTED') return each;
    if (each.place === mine.place)
      return isFull ? { ...each, status: 'EXPIRED', cause: 'PLACE_FILLED' } : each;
    return each.candidate === mine.candidate
      ? { ...each, status: 'EXPIRED', cause: 'CANDIDATE_PLACED' }
      : each;
  });
  const now: PlaceState = isFull ? { ...place, taken, status: 'FILLED', watched: null } : { ...place, taken };
  return withPlace({ ...state, introductions }, mine.place, now);
}

function ended(state: RaceState, at: number, today: string): RaceState {
  const mine = state.introductions[at] as IntroductionState;
  const place = state.places[mine.place] as PlaceState;
  const introductions = state.introductions.map((each, index) =>
    index === at ? { ...each, placement: 'ENDED' as const } : each,
  );
  const taken = place.taken - 1;
  const isOpen = place.lapsesOn >= today;
  const now: PlaceState =
    place.status === 'FILLED'
      ? {
          ...place,
          taken,
          version: place.version + 1,
          status: isOpen ? 'PUBLISHED' : 'LAPSED',
          watched: isOpen ? place.lapsesOn : null,
        }
      : { ...place, taken };
  return withPlace({ ...state, introductions }, mine.place, now);
}

function closing(
  state: RaceState,
  which: readonly number[],
  status: IntroductionStatus,
  cause: EndCause,
): RaceState {
  return {
    ...state,
    introductions: state.introductions.map((each, index) =>
      which.includes(index) ? { ...each, status, cause } : each,
    ),
  };
}

function withPlace(state: RaceState, at: number, place: PlaceState): RaceState {
  return { ...state, places: state.places.map((each, index) => (index === at ? place : each)) };
}
