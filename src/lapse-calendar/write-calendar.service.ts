import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '../platform/locale.js';
import type { Appointment } from './calendar-feed.js';

const zone = 'Europe/Amsterdam';

/** The rules of Amsterdam's clock since 1996 (RFC 5545, 3.6.5; source: IANA tz database). */
const timezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

const minutes = 15;
const refreshHours = 6;

/** The appointments as an iCalendar file (RFC 5545), as a calendar program fetches it again and again. */
export function writeCalendar(appointments: readonly Appointment[], locale: Locale, now: Date): string {
  const calendar = ical({
    name: locale === 'nl' ? 'Verloopkalender Routekaart' : 'Routekaart lapse calendar',
    prodId: { company: 'Routekaart', product: 'Verloopkalender', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: zone, generator: () => timezone },
    ttl: refreshHours * 3600,
  });
  for (const { uid, sequence, isCancelled, summary, description, day, at, url } of appointments) {
    const start = day === null ? new TZDate(at.getTime(), zone) : new TZDate(`${day}T00:00:00`, zone);
    calendar.createEvent({
      id: uid,
      sequence,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary,
      description,
      url,
      allDay: day !== null,
      start,
      ...(day === null ? { end: new TZDate(at.getTime() + minutes * 60_000, zone), timezone: zone } : {}),
      stamp: now,
    });
  }
  return calendar.toString();
}
