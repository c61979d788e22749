import { day, days } from '../matching/plain-words.js';
import { daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import type { AtRisk, CandidateAtRisk, PlaceAtRisk } from './lapse-alert.js';
import { plainMail } from '../platform/plain-mail.js';

/** A place with the number of candidates that match it now, or a candidate with that of places. */
export type Counted = AtRisk & { readonly matches: number };
type CountedPlace = PlaceAtRisk & { readonly matches: number };
type CountedCandidate = CandidateAtRisk & { readonly matches: number };

function when(lapsesOn: CalendarDate, today: CalendarDate, locale: Locale): string {
  const left = daysBetween(today, lapsesOn);
  const date = day(lapsesOn, locale);
  if (left <= 0) return locale === 'nl' ? `Vervalt vandaag, op ${date}` : `Lapses today, on ${date}`;
  return locale === 'nl'
    ? `Vervalt over ${days(left, locale)}, op ${date}`
    : `Lapses in ${days(left, locale)}, on ${date}`;
}

function numbers({ matches: candidates, seatsLeft }: CountedPlace, locale: Locale): string {
  if (locale === 'nl') {
    const fitting = candidates === 1 ? '1 kandidaat past' : `${candidates} kandidaten passen`;
    return `${fitting}, nog ${seatsLeft} ${seatsLeft === 1 ? 'plek' : 'plekken'} vrij`;
  }
  const fitting = candidates === 1 ? '1 candidate matches' : `${candidates} candidates match`;
  return `${fitting}, ${seatsLeft} ${seatsLeft === 1 ? 'seat' : 'seats'} left`;
}

/** Somebody who needs a place in one line, without who: where, which levels, by when, and how many places there are. */
function candidateLine(candidate: CountedCandidate, today: CalendarDate, locale: Locale): string {
  const { municipality, mboLevels, neededBy, matches } = candidate;
  const levels = mboLevels.join(', ');
  const left = days(Math.max(0, daysBetween(today, neededBy)), locale);
  const by = day(neededBy, locale);
  if (locale === 'nl') {
    const fitting = matches === 1 ? '1 leerbaan past' : `${matches} leerbanen passen`;
    return `Kandidaat uit ${municipality}, niveau ${levels}. Heeft binnen ${left} een plek nodig, uiterlijk ${by}. ${fitting}.`;
  }
  const fitting = matches === 1 ? '1 place matches' : `${matches} places match`;
  return `Candidate from ${municipality}, level ${levels}. Needs a place within ${left}, by ${by}. ${fitting}.`;
}

/** One thing whose date nears in one line: which, when, and how many there are that fit. */
export function alertLine(counted: Counted, today: CalendarDate, locale: Locale): string {
  return counted.kind === 'PLACE' ? placeLine(counted, today, locale) : candidateLine(counted, today, locale);
}

/** Where somebody says that they are on it: a page with a button. */
function alertPage(id: string, { kind }: AtRisk, publicUrl: string): string {
  return `${publicUrl}/signalen/${kind === 'PLACE' ? '' : 'kandidaat/'}${id}`;
}

/** One place in one line: which, when it lapses, and how many candidates there are. */
function placeLine(place: CountedPlace, today: CalendarDate, locale: Locale): string {
  const which = `${place.title} – ${place.employerName}, ${place.town}`;
  return `${which}. ${when(place.lapsesOn, today, locale)}. ${numbers(place, locale)}.`;
}

const whyDigest = {
  nl: 'U krijgt dit overzicht omdat het loket u voor deze plekken heeft aangewezen. Hoogstens één keer per dag.',
  en: 'You get this list because the desk named you for these places. At most once a day.',
};

/** The morning digest: the places in the order of the screen, each with a link to a page with a button. */
export function digestMail(
  alerts: readonly { id: string; told: Counted }[],
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  const count = alerts.filter(({ told }) => told.kind === 'PLACE').length;
  const people = alerts.length - count;
  const words = {
    nl: {
      subject: [
        ...(count > 0
          ? [count === 1 ? '1 leerbaan vervalt binnenkort' : `${count} leerbanen vervallen binnenkort`]
          : []),
        ...(people > 0
          ? [
              people === 1
                ? '1 kandidaat heeft snel een plek nodig'
                : `${people} kandidaten hebben snel een plek nodig`,
            ]
          : []),
      ].join(', '),
      text: 'Deze plekken vervallen als niemand ze vervult, en deze kandidaten moeten voor een datum een plek hebben. De meest dringende staat bovenaan. Open een regel om te laten weten dat u ermee bezig bent.',
      label: 'Naar uw lijst van vandaag',
    },
    en: {
      subject: [
        ...(count > 0 ? [count === 1 ? '1 place lapses soon' : `${count} places lapse soon`] : []),
        ...(people > 0
          ? [people === 1 ? '1 candidate needs a place soon' : `${people} candidates need a place soon`]
          : []),
      ].join(', '),
      text: 'These places lapse if nobody fills them, and these candidates must have a place by a date. The most urgent comes first. Open a line to say that you are on it.',
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
          items: alerts.map(({ id, told }) => ({
            text: alertLine(told, today, locale),
            url: alertPage(id, told, publicUrl),
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
  told: Counted,
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  if (told.kind === 'CANDIDATE') return urgentCandidateMail(id, told, today, locale, publicUrl);
  const place = told;
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
    button: { label: words.label, url: alertPage(id, told, publicUrl) },
    footer: words.footer,
  });
}

function urgentCandidateMail(
  id: string,
  told: CountedCandidate,
  today: CalendarDate,
  locale: Locale,
  publicUrl: string,
) {
  const by = day(told.neededBy, locale);
  const words = {
    nl: {
      subject: `Een kandidaat heeft een plek nodig, uiterlijk ${by}`,
      next: 'Stel nu een leerbaan voor, of bel de school over meer tijd.',
      label: 'Laat weten dat u ermee bezig bent',
      footer: 'U krijgt deze mail meteen, omdat het vandaag of morgen zover is of omdat u daarvoor koos.',
    },
    en: {
      subject: `A candidate needs a place, by ${by}`,
      next: 'Introduce a place now, or call the school about more time.',
      label: 'Say that you are on it',
      footer: 'You get this mail at once, because the day is near or because you chose so.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [alertLine(told, today, locale), words.next],
    button: { label: words.label, url: alertPage(id, told, publicUrl) },
    footer: words.footer,
  });
}

/** The news to a desk that a place has lapsed, with what its reader can do next. */
export function lapsedMail(place: PlaceAtRisk, locale: Locale, publicUrl: string) {
  const last = day(place.lapsesOn, locale);
  const words = {
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
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url: `${publicUrl}/leerbanen/${place.id}` },
    footer: words.footer,
  });
}
