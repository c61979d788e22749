import { defineEvent } from '../platform/event.js';

/** Somebody is no adviser of a region any more; a colleague takes over what they did there. */
export const adviserLeft = defineEvent<{ accountId: string; toAccountId: string; regionCode: string }>(
  'adviser-left',
);
