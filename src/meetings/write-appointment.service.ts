import { TZDate } from '@date-fns/tz';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { amsterdam, amsterdamTimezone } from '../platform/amsterdam-zone.js';
import type { Locale } from '../platform/locale.js';

/** An appointment as one person's calendar is told of it. */
export interface AppointmentTold {
  readonly uid: string;
  /** Only goes up; a calendar keeps the highest. */
  readonly sequence: number;
  /** TENTATIVE: it is being moved. */
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly url: string;
  readonly organizer: { readonly name: string; readonly email: string };
  /** Who gets it: nobody else's address is in it. */
  readonly to: string;
}

/**
 * The iTIP message (RFC 5546) that brings, changes (same UID, higher SEQUENCE) or takes away an appointment. Its lines are
 * folded when it leaves: until then a name stands in it whole, and can be erased.
 */
export function writeAppointment(told: AppointmentTold, locale: Locale, now: Date): string {
  const isCancelled = told.status === 'CANCELLED';
  const calendar = ical({
    prodId: { company: 'Routekaart', product: 'Afspraken', language: locale.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: amsterdam, generator: () => amsterdamTimezone },
  });
  calendar.createEvent({
    id: told.uid,
    sequence: told.sequence,
    status: ICalEventStatus[told.status],
    summary: told.summary,
    description: told.description,
    ...(told.location === null ? {} : { location: told.location }),
    url: told.url,
    start: new TZDate(told.startsAt.getTime(), amsterdam),
    end: new TZDate(told.endsAt.getTime(), amsterdam),
    timezone: amsterdam,
    stamp: now,
    organizer: told.organizer,
    attendees: [
      {
        email: told.to,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
  });
  return calendar.toString().replaceAll('\r\n ', '');
}
