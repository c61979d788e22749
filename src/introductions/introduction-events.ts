import { defineEvent } from '../platform/event.js';
import type { Enrolment, Side } from './introduction.js';

export const introductionProposed = defineEvent<{ introductionId: string }>('introduction-proposed');
/** One side said yes; the other may have said so before. */
export const introductionAccepted = defineEvent<{ introductionId: string; side: Side }>(
  'introduction-accepted',
);
/** The college was asked or said something; by whom it was recorded. */
export const enrolmentTold = defineEvent<{
  introductionId: string;
  status: Enrolment['status'];
  toldBy: Enrolment['toldBy'];
}>('enrolment-told');
/** It ended without a placement, for whatever cause. */
export const introductionEnded = defineEvent<{ introductionId: string }>('introduction-ended');
export const candidatePlaced = defineEvent<{ introductionId: string }>('candidate-placed');
