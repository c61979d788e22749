import { defineEvent } from '../platform/event.js';

/** Somebody accepted an invitation and holds the role from now on. */
export const invitationAccepted = defineEvent<{ invitationId: string }>('invitation-accepted');
