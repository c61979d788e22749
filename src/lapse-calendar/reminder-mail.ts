import { day, days } from '../matching/plain-words.js';
import type { Place } from '../places/place.js';
import { seatsLeft } from '../places/place.js';
import { daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { answerUrl, choiceLabels } from './place-link-mail.js';
import { choicesOf, placeLinkLastsDays } from './place-answer.js';

/** A place to remind of, with the token of the reader's link. */
export interface Reminded {
  readonly place: Pick<Place, 'title' | 'lapsesOn' | 'seats' | 'seatsTaken' | 'status'>;
  readonly employerName: string;
  readonly token: string;
}

/** What a morning mail says to an employer's member of places that lapse: each with three buttons. */
export function remindersPart(
  reminded: readonly Reminded[],
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  const [first] = reminded;
  const count = reminded.length;
  const left = first ? daysBetween(today, first.place.lapsesOn) : 0;
  const words = {
    nl: {
      one: left <= 0 ? 'Uw leerbaan vervalt vandaag' : `Uw leerbaan vervalt over ${days(left, 'nl')}`,
      more: `${count} leerbanen van u vervallen binnenkort`,
      next: `Laat weten wat er moet gebeuren. Elke knop opent een pagina: pas daar bevestigt u. Aanmelden hoeft niet. De links werken ${placeLinkLastsDays} dagen, één keer.`,
    },
    en: {
      one: left <= 0 ? 'Your place lapses today' : `Your place lapses in ${days(left, 'en')}`,
      more: `${count} of your places lapse soon`,
      next: `Say what should happen. Each button opens a page: only there you confirm. You need not sign in. The links work for ${placeLinkLastsDays} days, once.`,
    },
  }[locale];
  return {
    subject: count === 1 ? `${words.one}: ${first?.place.title ?? ''}` : words.more,
    parts: [
      { kind: 'text' as const, text: words.next },
      ...reminded.flatMap(({ place, employerName, token }) => [
        { kind: 'text' as const, text: line(place, employerName, today, locale) },
        ...choicesOf(place.status).map((choice) => ({
          kind: 'button' as const,
          label: choiceLabels[choice][locale],
          url: answerUrl(publicUrl, token, choice),
        })),
      ]),
    ],
  };
}

function line(place: Reminded['place'], employerName: string, today: CalendarDate, locale: Locale): string {
  const left = daysBetween(today, place.lapsesOn);
  const date = day(place.lapsesOn, locale);
  const seats = seatsLeft(place);
  if (locale === 'nl') {
    const when = left <= 0 ? 'vervalt vandaag' : `vervalt over ${days(left, 'nl')}`;
    return `${place.title} – ${employerName}: ${when}, op ${date}. Nog ${seats} ${seats === 1 ? 'plek' : 'plekken'} vrij.`;
  }
  const when = left <= 0 ? 'lapses today' : `lapses in ${days(left, 'en')}`;
  return `${place.title} – ${employerName}: ${when}, on ${date}. ${seats} ${seats === 1 ? 'seat' : 'seats'} left.`;
}
