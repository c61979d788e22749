/** What can have a deadline. */
export type DeadlineKind = 'PLACE' | 'CANDIDATE';

/** Where a lead time's plan stands; all but PLANNED are the end. */
export type AlertStatus = 'PLANNED' | 'SENT' | 'SUPERSEDED' | 'CANCELLED';

/** Why a deadline is no longer one: it moved to another date, or its subject has no date to wait for any more. */
export type DeadlineEnd = 'MOVED' | 'FILLED' | 'WITHDRAWN' | 'LAPSED' | 'PLACED';

/** The thing whose date it is. */
export interface DeadlineSubject {
  readonly kind: DeadlineKind;
  readonly subjectId: string;
}
