import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { amsterdam, amsterdamTimezone } from '../platform/amsterdam-zone.js';
import type { Locale } from '../platform/locale.js';
import type { Appointment } from './calendar-feed.js';

const minutes = 15;
const refreshHours = 6;

/** The appointments as an iCalendar file (RFC 5545), as a calendar program fetches it again and again. */
export function writeCalendar(appointments: readonly Appointment[], locale: Locale, now: Date): string {
  const calendar = ical({
    name: locale === 'nl' ? 'Verloopkalender Routekaart' : 'Routekaart lapse calendar',
    prodId: { company: 'Routekaart', product: 'Verloopkalender', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: amsterdam, generator: () => amsterdamTimezone },
    ttl: refreshHours * 3600,
  });
  for (const { uid, sequence, isCancelled, summary, description, day, at, url } of appointments) {
    const start =
      day === null ? new TZDate(at.getTime(), amsterdam) : new TZDate(`${day}T00:00:00`, amsterdam);
    calendar.createEvent({
      id: uid,
      sequence,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary,
      description,
      url,
      allDay: day !== null,
      start,
      ...(day === null
        ? { end: new TZDate(at.getTime() + minutes * 60_000, amsterdam), timezone: amsterdam }
        : {}),
      stamp: now,
    });
  }
  return calendar.toString();
}
