import { dueAt } from '../deadlines/plan-alerts.js';
import type { Place, PlaceStatus } from '../places/place.js';
import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';

/** A place as a calendar knows it. */
export type FeedPlace = Pick<Place, 'id' | 'version' | 'title' | 'status' | 'lapsesOn' | 'startsOn'>;

/** One appointment: the same `uid` for as long as the place lives, with a `sequence` that only goes up. */
export interface Appointment {
  readonly uid: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly summary: string;
  readonly description: string;
  /** Of the whole day; null for one with an hour. */
  readonly day: CalendarDate | null;
  readonly at: Date;
  readonly url: string;
}

/** What ends a place: its appointments are off. One that lapsed did so on the day, which stands. */
const over: readonly PlaceStatus[] = ['FILLED', 'WITHDRAWN', 'DRAFT'];

/**
 * The appointments of a place: the day it lapses, and the mornings on which the reader is reminded. Every change of a
 * place raises its version; taking the last seat does not, so that counts one more. `changes`: how often the reader
 * chose other lead times.
 */
export function appointmentsOf(
  place: FeedPlace,
  leadDays: readonly number[],
  changes: number,
  locale: Locale,
  publicUrl: string,
): Appointment[] {
  const { id, version, title, status, lapsesOn } = place;
  const isCancelled = over.includes(status);
  const sequence = version + changes + (status === 'FILLED' ? 1 : 0);
  const url = `${publicUrl}/mijn-leerbanen/${id}`;
  const words = {
    nl: {
      lapses: status === 'LAPSED' ? `Vervallen: ${title}` : `Vervalt: ${title}`,
      lapsesText: `De laatste dag om deze leerbaan te vervullen is ${day(lapsesOn, 'nl')}. Verlengen of stoppen kan op de pagina van de leerbaan.`,
      reminder: `Herinnering: ${title} vervalt op ${day(lapsesOn, 'nl')}`,
      reminderText:
        'U krijgt deze ochtend een mail met knoppen om te verlengen, te melden dat de plek vervuld is, of te stoppen.',
    },
    en: {
      lapses: status === 'LAPSED' ? `Lapsed: ${title}` : `Lapses: ${title}`,
      lapsesText: `The last day to fill this place is ${day(lapsesOn, 'en')}. On the page of the place you can extend or stop it.`,
      reminder: `Reminder: ${title} lapses on ${day(lapsesOn, 'en')}`,
      reminderText:
        'This morning you get a mail with buttons to extend, to say that the place is filled, or to stop.',
    },
  }[locale];
  const common = { sequence, url };
  return [
    {
      ...common,
      uid: `place-${id}-lapse@routekaart`,
      isCancelled,
      summary: words.lapses,
      description: words.lapsesText,
      day: lapsesOn,
      at: dueAt(lapsesOn, 0),
    },
    ...leadDays.map((lead) => ({
      ...common,
      uid: `place-${id}-reminder-${lead}@routekaart`,
      isCancelled: isCancelled || status === 'LAPSED',
      summary: words.reminder,
      description: words.reminderText,
      day: null,
      at: dueAt(lapsesOn, lead),
    })),
  ];
}
