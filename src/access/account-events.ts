import { defineEvent } from '../platform/event.js';

/** Somebody changed the name or the e-mail address of their account. */
export const accountChanged = defineEvent<{ accountId: string }>('account-changed');
