import type { PlaceStatus } from '../places/place.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import { answeredSentence, stateSentence } from './answer-words.js';
import type { PlaceAnswer } from './place-answer.js';

/** An employer's answer as a desk is told of it. */
export interface ToldAnswer {
  readonly id: string;
  readonly title: string;
  readonly employerName: string;
  readonly lapsesOn: CalendarDate;
  readonly status: PlaceStatus;
  readonly answer: PlaceAnswer;
  /** Who answered, and on which day. */
  readonly name: string;
  readonly on: CalendarDate;
}

const next: Record<PlaceAnswer, Record<Locale, string>> = {
  EXTENDED: {
    nl: 'Kijk of de nieuwe datum past bij het startmoment van de klas.',
    en: 'See whether the new date fits the start of the class.',
  },
  FILLED_ELSEWHERE: {
    nl: 'Kandidaten met een open voorstel krijgen bericht als er geen plek meer vrij is.',
    en: 'Candidates with an open introduction are told when no seat is left.',
  },
  FILLED_BY_DESK: {
    nl: 'Bevestig de plaatsing bij het voorstel. Pas dan is de plek bezet en stoppen de signalen.',
    en: 'Confirm the placement with the introduction. Only then is the seat taken and do the alerts stop.',
  },
  WITHDRAWN: {
    nl: 'Bel de werkgever: wat hield een match tegen?',
    en: 'Call the employer: what stood in the way of a match?',
  },
};

/** The mail to a desk about what an employer answered. */
export function placeAnsweredMail(told: ToldAnswer, locale: Locale, publicUrl: string) {
  const { id, title, employerName, answer } = told;
  const words = {
    nl: {
      subject: `Antwoord van ${employerName}: ${title}`,
      label: 'Bekijk de leerbaan',
      footer: 'U krijgt deze mail omdat het loket u voor deze plek heeft aangewezen.',
    },
    en: {
      subject: `Answer from ${employerName}: ${title}`,
      label: 'See the place',
      footer: 'You get this mail because the desk named you for this place.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [`${answeredSentence(told, locale)} ${stateSentence(told, locale)}`, next[answer][locale]],
    button: { label: words.label, url: `${publicUrl}/leerbanen-beheren/${id}` },
    footer: words.footer,
  });
}
