import type { CalendarDate } from '../platform/calendar-date.js';
import type { Weights } from './criterion.js';
import type { Comparison } from './match-reason.js';
import { byRank, scores, total } from './score.js';

/** Somebody on a list. */
export interface Listed {
  readonly id: string;
  readonly comparison: Comparison;
}

/** How somebody moves on a list: the place before and after, counted from 1; and the score there will be. */
export interface Move<Some extends Listed> {
  readonly listed: Some;
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

/** The same people in the order that these weights give on that day. */
function ordered<Some extends Listed>(listed: readonly Some[], weights: Weights, asOf: CalendarDate) {
  return listed
    .map((one) => {
      const { place, wish, beside = null } = one.comparison;
      return {
        one,
        rank: {
          score: total(weights, scores(place, wish, asOf, beside)),
          lapsesOn: place.lapsesOn,
          id: one.id,
        },
      };
    })
    .sort((a, b) => byRank(a.rank, b.rank));
}

/**
 * What other weights do to a list: who stands among the first `take` before or after, in the new order. Weights never
 * change who is on the list, for they play no part in who is eligible.
 */
export function movesOf<Some extends Listed>(
  listed: readonly Some[],
  [before, after]: readonly [before: Weights, after: Weights],
  asOf: CalendarDate,
  take: number,
): Move<Some>[] {
  const stood = new Map(ordered(listed, before, asOf).map(({ one }, at) => [one.id, at + 1]));
  return ordered(listed, after, asOf)
    .map(({ one, rank }, at) => ({
      listed: one,
      before: stood.get(one.id) ?? 0,
      after: at + 1,
      score: rank.score,
    }))
    .filter((move) => move.before <= take || move.after <= take);
}
