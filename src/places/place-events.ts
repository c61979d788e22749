import { defineEvent } from '../platform/event.js';

/** The last seat was taken. */
export const placeFilled = defineEvent<{ placeId: string }>('place-filled');
/** The employer or its desk took the place back. */
export const placeWithdrawn = defineEvent<{ placeId: string }>('place-withdrawn');
/** The lapse date passed with a seat left. */
export const placeLapsed = defineEvent<{ placeId: string }>('place-lapsed');
