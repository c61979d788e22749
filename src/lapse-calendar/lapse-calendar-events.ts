import { defineEvent } from '../platform/event.js';

/** A member of an employer answered for a place by the link in a mail. */
export const placeAnswered = defineEvent<{ linkId: string }>('place-answered');
