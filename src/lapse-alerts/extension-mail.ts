import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import type { PlaceAtRisk } from './lapse-alert.js';

/** An adviser asks an employer to move the last day of a place. */
export function extensionMail(
  place: PlaceAtRisk,
  lapsesOn: CalendarDate,
  adviser: string,
  locale: Locale,
  publicUrl: string,
) {
  const until = day(lapsesOn, locale);
  const last = day(place.lapsesOn, locale);
  const words = {
    nl: {
      subject: `Kan uw leerbaan langer open blijven? ${place.title}`,
      text: `Deze leerbaan vervalt op ${last}. ${adviser} van het loket stelt voor om de laatste dag te verzetten naar ${until}. Dan is er meer tijd om iemand te vinden.`,
      next: 'Er verandert niets zonder u. Open de leerbaan om de datum te verzetten, of bel het loket.',
      label: 'Naar uw leerbaan',
      footer: 'U krijgt deze mail omdat u bij dit leerbedrijf hoort.',
    },
    en: {
      subject: `Can your place stay open longer? ${place.title}`,
      text: `This place lapses on ${last}. ${adviser} of the service desk proposes to move the last day to ${until}. That gives more time to find somebody.`,
      next: 'Nothing changes without you. Open the place to move the date, or call the desk.',
      label: 'To your place',
      footer: 'You get this mail because you belong to this employer.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url: `${publicUrl}/mijn-leerbanen/${place.id}` },
    footer: words.footer,
  });
}
