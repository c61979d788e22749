import type { HesitationKind } from '../introductions/introduction.js';
import type { RemedyKind } from './remedy.js';

/** What became of the offers of one kind of remedy against one hesitation. */
export interface RemedyCounts {
  readonly hesitation: HesitationKind;
  readonly kind: RemedyKind;
  readonly offered: number;
  readonly taken: number;
  readonly declined: number;
  readonly helped: number;
  readonly didNotHelp: number;
}

/** The same for telling: null is a number so small that it could be somebody. */
export interface ToldCounts {
  readonly hesitation: HesitationKind;
  readonly kind: RemedyKind;
  readonly offered: number;
  readonly taken: number | null;
  readonly declined: number | null;
  readonly helped: number | null;
  readonly didNotHelp: number | null;
}

/** Fewer than so many are not told. */
export const fewestTold = 5;

/**
 * What may be told of it. A line of fewer than five offers is left out. Where one part of a sum is too small to tell,
 * neither are its other parts, nor could it be found by taking them away.
 */
export function tellable(counts: readonly RemedyCounts[]): ToldCounts[] {
  const isSmall = (count: number) => count > 0 && count < fewestTold;
  return counts
    .filter(({ offered }) => offered >= fewestTold)
    .map(({ hesitation, kind, offered, taken, declined, helped, didNotHelp }) => {
      const hidesAnswers = [taken, declined, offered - taken - declined].some(isSmall);
      const hidesWhatHelped = hidesAnswers || [helped, didNotHelp, taken - helped - didNotHelp].some(isSmall);
      return {
        hesitation,
        kind,
        offered,
        taken: hidesAnswers ? null : taken,
        declined: hidesAnswers ? null : declined,
        helped: hidesWhatHelped ? null : helped,
        didNotHelp: hidesWhatHelped ? null : didNotHelp,
      };
    });
}
