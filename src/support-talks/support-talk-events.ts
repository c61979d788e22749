import { defineEvent } from '../platform/event.js';
import type { Side } from '../introductions/introduction.js';

/** A side said that a placement goes badly. */
export const saidGoesBadly = defineEvent<{ introductionId: string; side: Side }>('said-goes-badly');
