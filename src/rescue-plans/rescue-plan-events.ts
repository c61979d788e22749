import { defineEvent } from '../platform/event.js';

/** Somebody of a desk wants to know what is best to do now. */
export const rescuePlanRequested = defineEvent<{ rescuePlanId: string }>('rescue-plan-requested');
