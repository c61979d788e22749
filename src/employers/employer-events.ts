import { defineEvent } from '../platform/event.js';

/** Somebody proved their mailbox and waits to act for an employer. */
export const employerClaimed = defineEvent<{ claimId: string }>('employer-claimed');
