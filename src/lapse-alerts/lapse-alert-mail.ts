import { day, days } from '../matching/plain-words.js';
import { daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import type { PlaceAtRisk } from './lapse-alert.js';
import { plainMail } from '../platform/plain-mail.js';

/** A place with the number of candidates that match it now. */
export interface CountedPlace extends PlaceAtRisk {
  readonly candidates: number;
}

function when(lapsesOn: CalendarDate, today: CalendarDate, locale: Locale): string {
  const left = daysBetween(today, lapsesOn);
  const date = day(lapsesOn, locale);
  if (left <= 0) return locale === 'nl' ? `Vervalt vandaag, op ${date}` : `Lapses today, on ${date}`;
  return locale === 'nl'
    ? `Vervalt over ${days(left, locale)}, op ${date}`
    : `Lapses in ${days(left, locale)}, on ${date}`;
}

function numbers({ candidates, seatsLeft }: CountedPlace, locale: Locale): string {
  if (locale === 'nl') {
    const fitting = candidates === 1 ? '1 kandidaat past' : `${candidates} kandidaten passen`;
    return `${fitting}, nog ${seatsLeft} ${seatsLeft === 1 ? 'plek' : 'plekken'} vrij`;
  }
  const fitting = candidates === 1 ? '1 candidate matches' : `${candidates} candidates match`;
  return `${fitting}, ${seatsLeft} ${seatsLeft === 1 ? 'seat' : 'seats'} left`;
}

/** One place in one line: which, when it lapses, and how many candidates there are. */
export function placeLine(place: CountedPlace, today: CalendarDate, locale: Locale): string {
  const which = `${place.title} – ${place.employerName}, ${place.town}`;
  return `${which}. ${when(place.lapsesOn, today, locale)}. ${numbers(place, locale)}.`;
}

const whyDigest = {
  nl: 'U krijgt dit overzicht omdat het loket u voor deze plekken heeft aangewezen. Hoogstens één keer per dag.',
  en: 'You get this list because the desk named you for these places. At most once a day.',
};

/** The morning digest: the places in the order of the screen, each with a link to a page with a button. */
export function digestMail(
  alerts: readonly { id: string; place: CountedPlace }[],
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  const count = alerts.length;
  const words = {
    nl: {
      subject: count === 1 ? '1 leerbaan vervalt binnenkort' : `${count} leerbanen vervallen binnenkort`,
      text: 'Deze plekken vervallen als niemand ze vervult. De meest dringende staat bovenaan. Open een plek om te laten weten dat u ermee bezig bent.',
      label: 'Naar uw lijst van vandaag',
    },
    en: {
      subject: count === 1 ? '1 place lapses soon' : `${count} places lapse soon`,
      text: 'These places lapse if nobody fills them. The most urgent comes first. Open a place to say that you are on it.',
      label: 'To your list for today',
    },
  }[locale];
  return {
    subject: words.subject,
    body: {
      locale,
      heading: words.subject,
      parts: [
        { kind: 'text' as const, text: words.text },
        {
          kind: 'list' as const,
          items: alerts.map(({ id, place }) => ({
            text: placeLine(place, today, locale),
            url: `${publicUrl}/signalen/${id}`,
          })),
        },
        { kind: 'button' as const, label: words.label, url: `${publicUrl}/vandaag` },
      ],
      footer: whyDigest[locale],
    },
  };
}

/** The mail about one place, to who is told at once: because it lapses before the next digest, or by choice. */
export function urgentMail(
  id: string,
  place: CountedPlace,
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  const left = daysBetween(today, place.lapsesOn);
  const words = {
    nl: {
      subject:
        left <= 0 ? `Vervalt vandaag: ${place.title}` : `Vervalt over ${days(left, 'nl')}: ${place.title}`,
      next: 'Stel nu nog een kandidaat voor, of vraag de werkgever om de plek te verlengen.',
      label: 'Laat weten dat u ermee bezig bent',
      footer:
        'U krijgt deze mail meteen, omdat de plek vervalt voor het volgende overzicht of omdat u daarvoor koos.',
    },
    en: {
      subject: left <= 0 ? `Lapses today: ${place.title}` : `Lapses in ${days(left, 'en')}: ${place.title}`,
      next: 'Introduce a candidate now, or ask the employer to extend the place.',
      label: 'Say that you are on it',
      footer:
        'You get this mail at once, because the place lapses before the next list or because you chose so.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [placeLine(place, today, locale), words.next],
    button: { label: words.label, url: `${publicUrl}/signalen/${id}` },
    footer: words.footer,
  });
}

/** The news that a place has lapsed, with what its reader can do next. */
export function lapsedMail(
  reader: 'EMPLOYER' | 'DESK',
  place: PlaceAtRisk,
  locale: Locale,
  publicUrl: string,
) {
  const last = day(place.lapsesOn, locale);
  const words = {
    EMPLOYER: {
      nl: {
        subject: `Uw leerbaan is vervallen: ${place.title}`,
        text: `De laatste dag om deze leerbaan te vervullen was ${last}. Kandidaten zien de leerbaan niet meer.`,
        next: 'Is de plek er nog? Geef de leerbaan dan een nieuwe datum. Twijfelt u? Bel het loket: dat denkt met u mee.',
        label: 'Naar uw leerbanen',
        footer: 'U krijgt deze mail omdat u bij dit leerbedrijf hoort.',
      },
      en: {
        subject: `Your place has lapsed: ${place.title}`,
        text: `The last day to fill this place was ${last}. Candidates do not see it any more.`,
        next: 'Is the place still there? Then give it a new date. In doubt? Call the service desk: it thinks along with you.',
        label: 'To your places',
        footer: 'You get this mail because you belong to this employer.',
      },
    },
    DESK: {
      nl: {
        subject: `Leerbaan vervallen: ${place.title}`,
        text: `${place.title} bij ${place.employerName} in ${place.town} is niet vervuld. De laatste dag was ${last}.`,
        next: 'Bel de werkgever: kan de plek verlengd worden, en wat hield een match tegen?',
        label: 'Bekijk de leerbaan',
        footer: 'U krijgt deze mail omdat het loket u voor deze plek heeft aangewezen.',
      },
      en: {
        subject: `Place lapsed: ${place.title}`,
        text: `${place.title} at ${place.employerName} in ${place.town} was not filled. The last day was ${last}.`,
        next: 'Call the employer: can the place be extended, and what stood in the way of a match?',
        label: 'See the place',
        footer: 'You get this mail because the desk named you for this place.',
      },
    },
  }[reader][locale];
  const path = reader === 'EMPLOYER' ? 'mijn-leerbanen' : `leerbanen/${place.id}`;
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url: `${publicUrl}/${path}` },
    footer: words.footer,
  });
}
