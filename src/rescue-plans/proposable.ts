import { hasRoom, type CandidateLimits } from '../introductions/candidate-limits.js';
import type { Pair } from './rescue-plan.js';

/** An introduction that runs. */
export interface RunningIntroduction extends Pair {
  /** Both sides said yes: only the placement is left to confirm. */
  readonly isAccepted: boolean;
  /** How well they fit today, 0 to 1; 0 when they do not any more. */
  readonly score: number;
}

/** A candidate who is eligible for a place, and how well it fits, 0 to 1. */
export interface EligiblePair extends Pair {
  readonly score: number;
}

/** What of brokering counts for a plan: what runs, and what people decided not to do. */
export interface Standing {
  readonly running: readonly RunningIntroduction[];
  readonly setAside: readonly Pair[];
  /** Introductions made of each candidate since Monday. */
  readonly madeThisWeek: ReadonlyMap<string, number>;
}

const keyOf = ({ placeId, candidateId }: Pair) => `${placeId} ${candidateId}`;

/**
 * Tells of a pair whether a plan may propose it. Not when its own introduction runs, nor when an adviser set it aside;
 * nor when elsewhere both sides accepted the candidate, or the candidate is asked for a place that fits better, or is
 * asked for as many, at once or this week, as the region of the place agreed on.
 */
export function proposable({
  running,
  setAside,
  madeThisWeek,
}: Standing): (pair: EligiblePair, settings: CandidateLimits) => boolean {
  const closed = new Set([...running, ...setAside].map(keyOf));
  const asked = new Map<string, { times: number; best: number; isAccepted: boolean }>();
  for (const { candidateId, score, isAccepted } of running) {
    const before = asked.get(candidateId) ?? { times: 0, best: 0, isAccepted: false };
    asked.set(candidateId, {
      times: before.times + 1,
      best: Math.max(before.best, score),
      isAccepted: before.isAccepted || isAccepted,
    });
  }
  return (pair, limits) => {
    if (closed.has(keyOf(pair))) return false;
    const already = asked.get(pair.candidateId);
    const load = { open: already?.times ?? 0, thisWeek: madeThisWeek.get(pair.candidateId) ?? 0 };
    return hasRoom(load, limits) && (!already || (!already.isAccepted && already.best <= pair.score));
  };
}
