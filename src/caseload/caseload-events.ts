import { defineEvent } from '../platform/event.js';

/** Introductions went to a colleague. */
export const casesHandedOver = defineEvent<{
  introductionIds: readonly string[];
  toAccountId: string;
  byAccountId: string;
}>('cases-handed-over');
