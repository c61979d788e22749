import type { CandidateAlert, LapseAlert } from './lapse-alert.js';

/** Something that happened with one alert of somebody: it came, was passed on, seen, put off, handed over or ended. */
export interface AlertHappening {
  readonly happenedAt: Date;
  /** As the alert is now; null when it is of a candidate. */
  readonly lapseAlert: LapseAlert | null;
  readonly candidateAlert: CandidateAlert | null;
}

/** What happened since a cursor, each alert once, and the cursor from which to read on. */
export interface AlertNews {
  readonly cursor: string;
  /** What happened before it is not all known any more: read the lists anew. */
  readonly startsOver: boolean;
  readonly happenings: readonly AlertHappening[];
}

/** The same, for whoever goes on reading. */
export interface AlertNewsSoFar extends AlertNews {
  /** There is more to be read at once. */
  readonly isMore: boolean;
  /** Something happened that cannot be told yet, since a transaction from before it is still running. */
  readonly isPending: boolean;
}
