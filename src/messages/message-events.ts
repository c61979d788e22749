import { defineEvent } from '../platform/event.js';

/** Somebody wrote in the thread of an introduction. */
export const messageWritten = defineEvent<{ introductionId: string; position: number }>('message-written');
