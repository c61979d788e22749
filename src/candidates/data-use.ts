import type { RecordedBasis } from './legal-basis.js';
import type { Objection } from './objection.js';
import { purposes, type Purpose } from './purpose.js';

/** How one use of somebody's data stands: it goes on, stands still until an objection is decided, or does not happen. */
export const useStates = ['RUNNING', 'PAUSED', 'STOPPED'] as const;
export type UseState = (typeof useStates)[number];

/** One use of somebody's data, the ground it has now and every ground it had, the newest first. */
export interface DataUse {
  readonly purpose: Purpose;
  readonly state: UseState;
  readonly ground: RecordedBasis | null;
  readonly history: readonly RecordedBasis[];
}

/** How every use stands, by what was recorded. */
export function dataUsesOf(
  recorded: readonly RecordedBasis[],
  objections: readonly Pick<Objection, 'purposes' | 'outcome'>[],
): DataUse[] {
  return purposes.map((purpose) => {
    const history = recorded.filter((basis) => basis.purpose === purpose);
    const ground = history.find(({ endedAt }) => endedAt === null) ?? null;
    const isPaused = objections.some((each) => each.outcome === null && each.purposes.includes(purpose));
    return { purpose, state: ground ? 'RUNNING' : isPaused ? 'PAUSED' : 'STOPPED', ground, history };
  });
}
