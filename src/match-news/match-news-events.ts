import { defineEvent } from '../platform/event.js';

/** Places were found that fit a candidate and did not before; which ones is kept with the pairs that were found. */
export const matchesFound = defineEvent<{ candidateId: string }>('matches-found');

/** A place that nobody fitted has a first candidate. */
export const firstCandidateFound = defineEvent<{ placeId: string }>('first-candidate-found');
