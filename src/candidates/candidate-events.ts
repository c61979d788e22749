import { defineEvent } from '../platform/event.js';

/** A use of somebody's data ended or stands still: consent withdrawn, or an objection. What is read now decides. */
export const useEnded = defineEvent<{ candidateId: string }>('candidate-use-ended');
/** Somebody objects to what is done on the ground of the public task: a desk has to decide. */
export const objectionMade = defineEvent<{ objectionId: string }>('objection-made');
export const objectionDecided = defineEvent<{ objectionId: string }>('objection-decided');
/** The day by which somebody needed a place has passed without one. */
export const placeNeedPassed = defineEvent<{ candidateId: string }>('place-need-passed');
/** An operator reads a case: the coordinator hears of it at once. */
export const glassBroken = defineEvent<{ glassId: string }>('glass-broken');
