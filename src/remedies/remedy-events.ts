import type { Side } from '../introductions/introduction.js';
import { defineEvent } from '../platform/event.js';

/** A side said what holds it back, beside an answer or in between. */
export const hesitationSaid = defineEvent<{ introductionId: string; hesitationId: string }>(
  'hesitation-said',
);
/** There is an offer for somebody to answer: the receiver, or first the candidate it tells something of. */
export const remedyOffered = defineEvent<{ offerId: string; tell: Side }>('remedy-offered');
