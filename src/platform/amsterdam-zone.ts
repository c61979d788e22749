/** The zone in which everything happens here. */
export const amsterdam = 'Europe/Amsterdam';

/** The rules of Amsterdam's clock since 1996 (RFC 5545, 3.6.5; source: IANA tz database). */
export const amsterdamTimezone = [
  'BEGIN:VTIMEZONE',
  `TZID:${amsterdam}`,
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
