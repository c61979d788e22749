import type { CalendarDate } from '../platform/calendar-date.js';
import type { Sentence } from '../platform/locale.js';
import type { Assignment, OpenSeats } from './seat-assignment.js';

/** A region's best set of introductions to make now; advisers decide. */
export interface RescuePlan {
  readonly id: string;
  readonly regionCode: string;
  /** Places that lapse today or within this many days count. */
  readonly horizonDays: number;
  readonly requestedAt: Date;
  /** 0 to 1 while it is being computed. */
  readonly progress: number;
  readonly computedAt: Date | null;
  /** Free seats of places that lapse inside the horizon, on the day it was computed or, until then, asked for. */
  readonly seatsAtRisk: number;
  readonly seatsSaved: number;
  /** What the steps are worth together, and what no plan could exceed; null until computed. */
  readonly worth: number | null;
  readonly bound: number | null;
}

/** A place at risk and how many seats it has left. */
export interface PlaceAtRisk {
  readonly id: string;
  readonly seatsLeft: number;
}

/** A candidate who is eligible for a place, and how well it fits, 0 to 1. */
export interface EligiblePair {
  readonly placeId: string;
  readonly candidateId: string;
  readonly score: number;
}

/** An introduction that runs. */
export interface RunningIntroduction {
  readonly placeId: string;
  readonly candidateId: string;
  /** Both sides said yes: only the placement is left to confirm. */
  readonly isAccepted: boolean;
}

/** What a plan proposes: introduce this candidate for this place. */
export interface Step {
  readonly placeId: string;
  readonly candidateId: string;
}

/** What a plan was made of and what came of it. */
export interface Computed {
  readonly asOf: CalendarDate;
  readonly seatsAtRisk: number;
  readonly places: number;
  readonly candidates: number;
  readonly pairs: number;
  readonly steps: readonly Step[];
  readonly worth: number;
  readonly bound: number;
}

/** In days. */
export const longestHorizon = 366;
export const impossibleHorizon: Sentence = {
  nl: `Kies een aantal dagen van 1 tot en met ${longestHorizon}.`,
  en: `Choose a number of days from 1 to ${longestHorizon}.`,
};

export function isHorizon(days: number): boolean {
  return days >= 1 && days <= longestHorizon;
}

/** A filled seat counts one, and on top of that how well the pair fits. */
const worthOf = ({ score }: EligiblePair) => 1 + score;

/** Differences below this part are of adding floating-point numbers in another order. */
const grain = 1e-9;

/**
 * The part by which the best plan could be better, 0 to 1: no plan is worth more than `worth / (1 - gap)`. 0 when
 * the plan is proven to be the best.
 */
export function gapOf({ worth, bound }: Pick<Assignment, 'worth' | 'bound'>): number {
  const gap = bound === 0 ? 0 : 1 - worth / bound;
  return gap < grain ? 0 : gap;
}

/**
 * The pairs that are still to be introduced: neither their own introduction runs, nor one of the candidate elsewhere
 * that both sides accepted.
 */
export function notYetBrokered<Pair extends Step>(
  pairs: readonly Pair[],
  running: readonly RunningIntroduction[],
): Pair[] {
  const introduced = new Set(running.map(keyOf));
  const spokenFor = new Set(running.flatMap((each) => (each.isAccepted ? [each.candidateId] : [])));
  return pairs.filter((pair) => !introduced.has(keyOf(pair)) && !spokenFor.has(pair.candidateId));
}

const keyOf = ({ placeId, candidateId }: Step) => `${placeId} ${candidateId}`;

/** Places and candidates as numbers, in the order of their ids, and the way back. */
export interface NumberedProblem {
  readonly places: readonly OpenSeats[];
  readonly candidates: number;
  stepsOf(assignment: Assignment): Step[];
}

/** The problem to solve; the same whatever the order in which places and pairs come. */
export function numbered(places: readonly PlaceAtRisk[], pairs: readonly EligiblePair[]): NumberedProblem {
  const candidateIds = [...new Set(pairs.map(({ candidateId }) => candidateId))].sort();
  const numberOf = new Map(candidateIds.map((id, number) => [id, number]));
  const inOrder = [...places].sort((one, other) => (one.id < other.id ? -1 : 1));
  const options = new Map(inOrder.map(({ id }) => [id, [] as { candidate: number; worth: number }[]]));
  for (const pair of pairs)
    options
      .get(pair.placeId)
      ?.push({ candidate: numberOf.get(pair.candidateId) as number, worth: worthOf(pair) });
  return {
    candidates: candidateIds.length,
    places: inOrder.map(({ id, seatsLeft }) => ({
      seats: seatsLeft,
      options: (options.get(id) ?? []).sort((one, other) => one.candidate - other.candidate),
    })),
    stepsOf: (assignment) =>
      assignment.pairs.map(({ place, candidate }) => ({
        placeId: (inOrder[place] as PlaceAtRisk).id,
        candidateId: candidateIds[candidate] as string,
      })),
  };
}

/** What is known today of a step that still fits. */
export interface StandingStep {
  readonly placeId: string;
  readonly lapsesOn: CalendarDate;
  readonly seatsLeft: number;
  readonly score: number;
  readonly id: string;
}

/**
 * The steps in the order in which to make them: what lapses first comes first, then who fits best. When a place has
 * fewer seats left than steps, those that fit best stay.
 */
export function inOrderOfUrgency<Known extends StandingStep>(steps: readonly Known[]): Known[] {
  const ordered = [...steps].sort(
    (one, other) =>
      compare(one.lapsesOn, other.lapsesOn) ||
      compare(one.placeId, other.placeId) ||
      other.score - one.score ||
      compare(one.id, other.id),
  );
  const shown = new Map<string, number>();
  return ordered.filter(({ placeId, seatsLeft }) => {
    const before = shown.get(placeId) ?? 0;
    shown.set(placeId, before + 1);
    return before < seatsLeft;
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
