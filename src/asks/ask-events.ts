import { defineEvent } from '../platform/event.js';

/** Somebody asked a desk to make an introduction. */
export const askMade = defineEvent<{ askId: string }>('ask-made');
/** It was declined, or lapsed. */
export const askEnded = defineEvent<{ askId: string }>('ask-ended');
