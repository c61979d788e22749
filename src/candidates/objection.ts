import type { Purpose } from './purpose.js';

/**
 * What came of an objection: the use stays ended, it goes on for compelling grounds, or the person gave consent in the
 * meantime. Source: AVG art. 21(1).
 */
export const objectionOutcomes = ['GRANTED', 'REFUSED', 'OVERTAKEN'] as const;
export type ObjectionOutcome = (typeof objectionOutcomes)[number];

/** Somebody's objection to uses on the ground of the public task; these stand still until it is decided. */
export interface Objection {
  readonly id: string;
  readonly candidateId: string;
  readonly purposes: readonly Purpose[];
  /** The person's own situation, in their words; null when they gave none. */
  readonly grounds: string | null;
  readonly objectedAt: Date;
  /** Null while it waits for a decision. */
  readonly outcome: ObjectionOutcome | null;
  readonly decision: string | null;
  readonly decidedAt: Date | null;
}
