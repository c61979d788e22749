import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import type { PaperStep, Signer } from './placement-papers.js';

const names: Record<Signer, Sentence> = {
  STUDENT: { nl: 'de student', en: 'the student' },
  EMPLOYER: { nl: 'het leerbedrijf', en: 'the employer' },
  SCHOOL: { nl: 'de school', en: 'the school' },
  GUARDIAN: { nl: 'een ouder of voogd', en: 'a parent or guardian' },
};

const asks: Record<PaperStep, Sentence> = {
  SIDES: {
    nl: 'De school stuurt de overeenkomst. Lees en teken haar, en laat het uw adviseur weten. Niets gekregen? Bel de adviseur.',
    en: 'The school sends the agreement. Read and sign it, and tell your adviser. Nothing received? Call the adviser.',
  },
  ADVISER: {
    nl: 'Bel wie nog niet tekende, en leg de dag vast op de pagina van het voorstel.',
    en: 'Call whoever did not sign, and record the day on the page of the introduction.',
  },
  COORDINATOR: {
    nl: 'De start is daar en de overeenkomst is niet getekend. Zonder overeenkomst telt de plaatsing niet. Kijk met de adviseur wat nodig is.',
    en: 'The start has come and the agreement is not signed. Without it the placement does not count. See with the adviser what is needed.',
  },
};

/** That a placement agreement is not signed yet: who is missing, and what to do. It names no candidate. */
export function papersMail(
  about: {
    readonly introductionId: string;
    readonly placeTitle: string;
    readonly startsOn: CalendarDate;
    readonly missing: readonly Signer[];
  },
  step: PaperStep,
  locale: Locale,
  publicUrl: string,
) {
  const { introductionId, placeTitle, startsOn, missing } = about;
  const who = missing.map((signer) => names[signer][locale]).join(', ');
  const words = {
    nl: {
      subject: `Nog niet getekend: praktijkovereenkomst ${placeTitle}`,
      facts: `De start is op ${day(startsOn, 'nl')}. Nog niet getekend door: ${who}.`,
      label: 'Bekijk de papieren',
      footer:
        'U krijgt deze mail omdat u bij deze plaatsing betrokken bent. Vragen? Bel het loket in uw regio.',
    },
    en: {
      subject: `Not signed yet: placement agreement ${placeTitle}`,
      facts: `The start is on ${day(startsOn, 'en')}. Not signed yet by: ${who}.`,
      label: 'See the papers',
      footer:
        'You get this mail because this placement concerns you. Questions? Call the service desk in your region.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.facts, asks[step][locale]],
    button: { label: words.label, url: `${publicUrl}/voorstellen/${introductionId}` },
    footer: words.footer,
  });
}
