import type { EndCause, IntroductionStatus } from '../introductions/introduction.js';
import type { CalendarDate } from '../platform/calendar-date.js';

/** What a desk did for a place besides introducing somebody. */
export const effortKinds = ['EMPLOYER_CALLED', 'EXTENSION_PROPOSED'] as const;
export type EffortKind = (typeof effortKinds)[number];
export const triedKinds = ['INTRODUCTION', ...effortKinds] as const;

/** Something that was tried to fill a place, as the desk remembers it; nobody who was introduced is named. */
export interface Tried {
  readonly kind: (typeof triedKinds)[number];
  readonly at: Date;
  /** Whoever did it; null when they are erased. */
  readonly accountId: string | null;
  /** Of an introduction. */
  readonly introductionId: string | null;
  readonly status: IntroductionStatus | null;
  readonly endCause: EndCause | null;
  /** Of a proposal to extend. */
  readonly proposedDate: CalendarDate | null;
}
