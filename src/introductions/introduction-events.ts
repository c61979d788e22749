import { defineEvent } from '../platform/event.js';
import type { Side } from './introduction.js';

export const introductionProposed = defineEvent<{ introductionId: string }>('introduction-proposed');
/** One side said yes; the other may have said so before. */
export const introductionAccepted = defineEvent<{ introductionId: string; side: Side }>(
  'introduction-accepted',
);
/** It ended without a placement, for whatever cause. */
export const introductionEnded = defineEvent<{ introductionId: string }>('introduction-ended');
export const candidatePlaced = defineEvent<{ introductionId: string }>('candidate-placed');
