import type { Sentence } from '../platform/locale.js';
import type { MatchedPlace, MatchedWish } from './eligibility.js';

/** How a qualification that is not wished lies beside one that is. */
export type BesideKind = 'SAME_DOSSIER' | 'NEIGHBOURING_DOSSIER';

/** Why a place is looked at that the wish does not name. */
export interface Beside {
  readonly kind: BesideKind;
  /** Why the two dossiers are neighbours; null within one dossier. */
  readonly reason: Sentence | null;
}

/** What a place beside the wish scores on QUALIFICATION, where a wished one scores 1. */
export const besideScores: Readonly<Record<BesideKind, number>> = {
  SAME_DOSSIER: 0.5,
  NEIGHBOURING_DOSSIER: 0.25,
};

/** Which qualifications belong together: the dossier of each, and the reason why two dossiers are neighbours. */
export interface Dossiers {
  readonly of: (creboCode: string) => string;
  readonly reason: (dossierCode: string, otherCode: string) => Sentence | null;
}

/**
 * How the place lies beside a wish that names qualifications; null when it fits the wish as it is, or lies beside
 * nothing wished. The same dossier goes before a neighbouring one, and of several that of the lowest wished code.
 * Source: issue "Looking past the label".
 */
export function besideOf(place: MatchedPlace, wish: MatchedWish, dossiers: Dossiers): Beside | null {
  if (wish.sectorCodes.includes(place.sectorCode) || wish.creboCodes.includes(place.creboCode)) return null;
  const own = dossiers.of(place.creboCode);
  const wished = [...new Set(wish.creboCodes.map(dossiers.of))].sort();
  if (wished.includes(own)) return { kind: 'SAME_DOSSIER', reason: null };
  for (const dossier of wished) {
    const reason = dossiers.reason(dossier, own);
    if (reason) return { kind: 'NEIGHBOURING_DOSSIER', reason };
  }
  return null;
}
