import { day } from '../matching/plain-words.js';
import type { Place } from '../places/place.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import { choices, placeLinkLastsDays, type Choice } from './place-answer.js';

/** The page behind a link; with a choice, the page of that choice. */
export function answerUrl(publicUrl: string, token: string, choice?: Choice): string {
  return `${publicUrl}/antwoord${choice ? `/${choices[choice]}` : ''}?token=${token}`;
}

/** What is on the buttons, in a mail and on the page. */
export const choiceLabels: Record<Choice, Record<Locale, string>> = {
  extend: { nl: 'Verlengen', en: 'Extend' },
  filled: { nl: 'De plek is vervuld', en: 'The place is filled' },
  stop: { nl: 'Stoppen met deze leerbaan', en: 'Stop offering this place' },
};

/** A new link for who asked for one. */
export function newLinkMail(
  place: Pick<Place, 'title' | 'lapsesOn'>,
  token: string,
  locale: Locale,
  publicUrl: string,
) {
  const last = day(place.lapsesOn, locale);
  const words = {
    nl: {
      subject: `Nieuwe link voor ${place.title}`,
      texts: [
        `Met deze link laat u weten of de leerbaan langer openblijft, vervuld is of stopt. De vervaldatum is ${last}.`,
        `De link werkt ${placeLinkLastsDays} dagen en één keer.`,
      ],
      label: 'Geef antwoord over deze leerbaan',
      footer:
        'U krijgt deze mail omdat op de pagina van een oude link een nieuwe is gevraagd. Was u dat niet? Dan hoeft u niets te doen.',
    },
    en: {
      subject: `New link for ${place.title}`,
      texts: [
        `With this link you say whether the place stays open longer, is filled or stops. The lapse date is ${last}.`,
        `The link works for ${placeLinkLastsDays} days, and once.`,
      ],
      label: 'Answer for this place',
      footer:
        'You get this mail because a new link was asked for on the page of an old one. It was not you? Then you need not do anything.',
    },
  }[locale];
  const { subject, texts, label, footer } = words;
  return plainMail(locale, { subject, texts, button: { label, url: answerUrl(publicUrl, token) }, footer });
}

/** The news to an employer's member that a place has lapsed: one page with a button publishes it again. */
export function employerLapsedMail(
  place: Pick<Place, 'title' | 'lapsesOn'>,
  token: string,
  locale: Locale,
  publicUrl: string,
) {
  const last = day(place.lapsesOn, locale);
  const words = {
    nl: {
      subject: `Uw leerbaan is vervallen: ${place.title}`,
      texts: [
        `De laatste dag om deze leerbaan te vervullen was ${last}. Kandidaten zien de leerbaan niet meer.`,
        'Is de plek er nog? Op de pagina achter de knop staat een nieuwe datum klaar. Met één druk op de knop staat de leerbaan er weer op. Aanmelden hoeft niet.',
        'Twijfelt u? Bel het loket: dat denkt met u mee.',
      ],
      label: 'Opnieuw aanbieden',
      footer: `U krijgt deze mail omdat u bij dit leerbedrijf hoort. De link werkt ${placeLinkLastsDays} dagen, alleen voor deze leerbaan.`,
    },
    en: {
      subject: `Your place has lapsed: ${place.title}`,
      texts: [
        `The last day to fill this place was ${last}. Candidates do not see it any more.`,
        'Is the place still there? The page behind the button has a new date ready. One press of the button offers the place again. You need not sign in.',
        'In doubt? Call the service desk: it thinks along with you.',
      ],
      label: 'Offer it again',
      footer: `You get this mail because you belong to this employer. The link works for ${placeLinkLastsDays} days, for this place alone.`,
    },
  }[locale];
  const { subject, texts, label, footer } = words;
  return plainMail(locale, {
    subject,
    texts,
    button: { label, url: answerUrl(publicUrl, token, 'extend') },
    footer,
  });
}
