import { dueAt } from '../deadlines/plan-alerts.js';
import type { Place } from '../places/place.js';
import { addDays, atHour, type CalendarDate } from '../platform/calendar-date.js';

/** What comes of a lapse date: a mail to the employer or to the desk before it, and the day itself. */
export const calendarKinds = ['EMPLOYER_REMINDER', 'DESK_ALERT', 'LAPSE'] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** One entry of the lapse calendar of a place. */
export interface CalendarEntry {
  readonly kind: CalendarKind;
  /** Calendar days before the place lapses; 0 for the day itself. */
  readonly leadDays: number;
  readonly on: CalendarDate;
  /** When the mail goes; of the lapse: when everybody is told that it has. */
  readonly at: Date;
  /** The names of who hears, as far as the reader may know them. */
  readonly to: readonly string[];
}

/** Somebody of the employer, and the lead times at which they are reminded. */
export interface Reader {
  readonly name: string;
  readonly leadDays: readonly number[];
}

/** Who hears of a place. */
export interface Hearers {
  readonly members: readonly Reader[];
  /** Names of who is responsible at the desk; empty for who may not know them. */
  readonly desk: readonly string[];
  /** The lead times at which the desk is alerted that are still to come. */
  readonly deskLeadDays: readonly number[];
}

/** Everything that is still to come of a place that is open, the first first; nothing of any other. */
export function lapseCalendar(
  { status, lapsesOn }: Pick<Place, 'status' | 'lapsesOn'>,
  { members, desk, deskLeadDays }: Hearers,
  now: Date,
): CalendarEntry[] {
  if (status !== 'PUBLISHED') return [];
  const leads = [...new Set(members.flatMap(({ leadDays }) => leadDays))];
  const mail = (kind: CalendarKind, leadDays: number, to: readonly string[]): CalendarEntry => ({
    kind,
    leadDays,
    on: addDays(lapsesOn, -leadDays),
    at: dueAt(lapsesOn, leadDays),
    to,
  });
  const lapse: CalendarEntry = {
    kind: 'LAPSE',
    leadDays: 0,
    on: lapsesOn,
    at: atHour(addDays(lapsesOn, 1), 0),
    to: [...members.map(({ name }) => name), ...desk],
  };
  return [
    ...leads.map((days) =>
      mail(
        'EMPLOYER_REMINDER',
        days,
        members.filter(({ leadDays }) => leadDays.includes(days)).map(({ name }) => name),
      ),
    ),
    ...deskLeadDays.map((days) => mail('DESK_ALERT', days, desk)),
    lapse,
  ]
    .filter(({ at }) => at > now)
    .sort(
      (a, b) => Number(a.at) - Number(b.at) || calendarKinds.indexOf(a.kind) - calendarKinds.indexOf(b.kind),
    );
}
