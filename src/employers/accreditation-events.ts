import { defineEvent } from '../platform/event.js';

/** An employer's accreditation for a qualification no longer carries places on it. */
export const accreditationEnded = defineEvent<{ employerId: string; creboCode: string }>(
  'accreditation-ended',
);
