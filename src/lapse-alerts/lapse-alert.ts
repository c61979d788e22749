import type { Looked } from '../deadlines/recipients.js';
import type { CalendarDate } from '../platform/calendar-date.js';

/** One lead time of one deadline of one place, as one person was told of it. */
export interface LapseAlert {
  readonly id: string;
  readonly placeId: string;
  /** Calendar days before the place lapses. */
  readonly leadDays: number;
  readonly lapsesOn: CalendarDate;
  readonly dueAt: Date;
  readonly sentAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly escalatedAt: Date | null;
  /** The place can still be filled before that date, this is the tightest lead time so far, and it is still one's own. */
  readonly current: boolean;
  /** Put off until the morning of that day; null when it is not. */
  readonly snoozedUntil: CalendarDate | null;
  /** The last day until which it can be put off: that of the next lead time, or the day before the date. */
  readonly nextDueOn: CalendarDate | null;
  readonly handedOnAt: Date | null;
  /** Who looks after it since it was handed over; null when it never was. */
  readonly carrierAccountId: string | null;
  /** It came to the coordinators since no adviser is responsible. */
  readonly isGap: boolean;
}

/** One lead time before the day by which a candidate needs a place, as one person was told of it. */
export interface CandidateAlert extends Omit<LapseAlert, 'placeId' | 'lapsesOn'> {
  readonly candidateId: string;
  readonly neededBy: CalendarDate;
  readonly regionCode: string;
  /** The day has passed without a place. */
  readonly isTooLate: boolean;
}

/** Something whose date nears: what decides who hears of it, and what messages tell. Nothing in it names a candidate. */
export type AtRisk = PlaceAtRisk | CandidateAtRisk;

/** Somebody who needs a place by a day. */
export interface CandidateAtRisk extends Looked {
  readonly kind: 'CANDIDATE';
  readonly id: string;
  readonly regionCode: string;
  readonly municipalityCode: string;
  readonly municipality: string;
  readonly mboLevels: readonly number[];
  readonly neededBy: CalendarDate;
}

export interface PlaceAtRisk extends Looked {
  readonly kind: 'PLACE';
  readonly id: string;
  readonly title: string;
  readonly employerId: string;
  readonly employerName: string;
  readonly town: string;
  readonly regionCode: string;
  readonly municipalityCode: string;
  readonly sectorCode: string;
  readonly lapsesOn: CalendarDate;
  readonly seatsLeft: number;
}
