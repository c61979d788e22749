import { defineEvent } from '../platform/event.js';

/** Somebody asked to sign in with an address that may be known or not. */
export const signInAsked = defineEvent<{ requestId: string }>('sign-in-asked');
