import { graphql } from '../../lib/graphql.js';
import type { Side } from './introduction-row.js';

export type DeclineReason = ReturnType<typeof graphql.scalar<'DeclineReason'>>;

/** The reasons for a no that a side can give, the likeliest first. */
export const declineReasonsOf = {
  CANDIDATE: ['TOO_FAR', 'HOURS', 'OTHER_WORK', 'OTHER_PLACE', 'NOT_NOW', 'OTHER'],
  EMPLOYER: ['FILLED', 'NO_SUPERVISION', 'EXPERIENCE', 'LANGUAGE', 'START_DATE', 'OTHER'],
} as const satisfies Record<Side, readonly DeclineReason[]>;
