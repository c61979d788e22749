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
  /** The place can still be filled before that date, and this is the tightest lead time so far. */
  readonly current: boolean;
}

/** What messages about a place are made of; nothing in it names a candidate. */
export interface PlaceAtRisk {
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
