import { day, days } from '../matching/plain-words.js';
import type { PlaceStatus } from '../places/place.js';
import { daysBetween, type CalendarDate } from '../platform/calendar-date.js';
import type { Locale } from '../platform/locale.js';
import type { PlaceAnswer, StopReason } from './place-answer.js';

const dutch = {
  site: 'Leerbanen in uw regio',
  place: 'Leerbaan',
  employer: 'Leerbedrijf',
  lapses: 'Vervaldatum',
  latestStart: 'Uiterste start',
  seats: 'Vrije plekken',
  title: 'Wat wilt u met deze leerbaan?',
  intro: 'Kies wat er moet gebeuren. Pas na de volgende knop verandert er iets.',
  extendTitle: 'Leerbaan verlengen',
  againTitle: 'Leerbaan opnieuw aanbieden',
  filledTitle: 'De plek is vervuld',
  stopTitle: 'Stoppen met deze leerbaan',
  extend: 'Verlengen',
  again: 'Opnieuw aanbieden',
  extendHint: 'De leerbaan blijft langer openstaan.',
  againHint: 'Kandidaten zien de leerbaan weer, met een nieuwe datum.',
  filledHint: 'U heeft iemand gevonden, zelf of via het loket.',
  stopHint: 'U biedt deze leerbaan niet meer aan.',
  newDate: 'Nieuwe vervaldatum',
  newDateHint: 'De laatste dag waarop iemand de plek kan krijgen.',
  startHint: 'De laatste dag waarop het werk kan beginnen.',
  noClass:
    'Wij kennen geen klas die later begint. Daarom stellen we vier weken langer voor. U kunt een andere dag kiezen.',
  who: 'Hoe is de plek vervuld?',
  byUs: 'Wij vonden zelf iemand',
  byUsHint: 'De plek gaat van de lijst. Kandidaten die op een antwoord wachten, horen dat.',
  byDesk: 'Met een kandidaat van het loket',
  byDeskHint: 'Het loket bevestigt de plaatsing. U hoeft verder niets te doen.',
  howMany: 'Om hoeveel plekken gaat het?',
  why: 'Waarom stopt u?',
  reasons: {
    NO_CANDIDATES: 'Er kwamen geen kandidaten',
    NOT_SUITABLE: 'De kandidaten pasten niet',
    NO_CAPACITY: 'Wij kunnen nu niemand begeleiden',
    OTHER: 'Een andere reden',
  } satisfies Record<StopReason, string>,
  confirmExtend: 'Verleng de leerbaan',
  confirmAgain: 'Bied de leerbaan opnieuw aan',
  confirmFilled: 'Geef door dat de plek vervuld is',
  confirmStop: 'Stop met deze leerbaan',
  back: 'Terug naar de keuzes',
  problem: 'Er ging iets mis',
  doneTitle: 'Uw antwoord is verwerkt',
  changeMind: 'Wilt u nog iets anders doorgeven? Bekijk de leerbaan na aanmelden.',
  toPlace: 'Naar uw leerbaan',
  nothingTitle: 'U hoeft niets te doen',
  expiredTitle: 'Deze link is verlopen',
  expired: 'We sturen u graag een nieuwe. De mail gaat naar het adres waarop u de eerste kreeg.',
  sendNew: 'Stuur mij een nieuwe link',
  sentTitle: 'Kijk in uw mail',
  sent: 'We hebben een nieuwe link gestuurd naar het adres waarop u de eerste kreeg. Komt er niets? Wacht een kwartier en probeer het dan opnieuw.',
  unknownTitle: 'Deze link werkt niet',
  unknown:
    'De link is niet compleet, of u hoort niet meer bij dit leerbedrijf. Kopieer de hele link uit de mail, of meld u aan.',
  tooOftenTitle: 'Even wachten',
  toSignIn: 'Naar aanmelden',
  needsChoice: 'Maak een keuze.',
  needsDate: 'Vul een datum in, zoals 31-08-2027.',
  stale:
    'Iemand heeft de leerbaan intussen gewijzigd. Hieronder staat hoe het nu is. Klopt uw antwoord nog? Druk dan opnieuw op de knop.',
};

/** What the pages behind a mailed link say. */
export const answerWords: Record<Locale, typeof dutch> = {
  nl: dutch,
  en: {
    site: 'Learning places in your region',
    place: 'Place',
    employer: 'Employer',
    lapses: 'Lapse date',
    latestStart: 'Latest start',
    seats: 'Seats left',
    title: 'What would you like to do with this place?',
    intro: 'Choose what should happen. Nothing changes until the next button.',
    extendTitle: 'Extend the place',
    againTitle: 'Offer the place again',
    filledTitle: 'The place is filled',
    stopTitle: 'Stop offering this place',
    extend: 'Extend',
    again: 'Offer it again',
    extendHint: 'The place stays open longer.',
    againHint: 'Candidates see the place again, with a new date.',
    filledHint: 'You found somebody, yourself or through the desk.',
    stopHint: 'You do not offer this place any more.',
    newDate: 'New lapse date',
    newDateHint: 'The last day on which somebody can get the place.',
    startHint: 'The last day on which the work can begin.',
    noClass:
      'We know of no class that begins later. So we propose four weeks more. You can choose another day.',
    who: 'How was the place filled?',
    byUs: 'We found somebody ourselves',
    byUsHint: 'The place goes off the list. Candidates who wait for an answer are told.',
    byDesk: 'With a candidate of the desk',
    byDeskHint: 'The desk confirms the placement. You need not do anything else.',
    howMany: 'How many seats?',
    why: 'Why do you stop?',
    reasons: {
      NO_CANDIDATES: 'There were no candidates',
      NOT_SUITABLE: 'The candidates did not suit',
      NO_CAPACITY: 'We cannot guide anybody now',
      OTHER: 'Another reason',
    },
    confirmExtend: 'Extend the place',
    confirmAgain: 'Offer the place again',
    confirmFilled: 'Say that the place is filled',
    confirmStop: 'Stop offering this place',
    back: 'Back to the choices',
    problem: 'Something went wrong',
    doneTitle: 'Your answer has been recorded',
    changeMind: 'Would you like to say something else? See the place after signing in.',
    toPlace: 'To your place',
    nothingTitle: 'You need not do anything',
    expiredTitle: 'This link has expired',
    expired: 'We gladly send you a new one. The mail goes to the address at which you got the first.',
    sendNew: 'Send me a new link',
    sentTitle: 'Look in your mail',
    sent: 'We sent a new link to the address at which you got the first. Nothing comes? Wait a quarter of an hour, then try again.',
    unknownTitle: 'This link does not work',
    unknown:
      'The link is not complete, or you no longer belong to this employer. Copy the whole link from the mail, or sign in.',
    tooOftenTitle: 'Please wait',
    toSignIn: 'To sign in',
    needsChoice: 'Make a choice.',
    needsDate: 'Fill in a date, such as 31-08-2027.',
    stale:
      'Somebody changed the place in the meantime. Below you see how it is now. Is your answer still right? Then press the button again.',
  },
};

/** When a place lapses, seen from today. */
export function lapsesWhen(lapsesOn: CalendarDate, today: CalendarDate, locale: Locale): string {
  const left = daysBetween(today, lapsesOn);
  const date = day(lapsesOn, locale);
  if (locale === 'nl')
    return left < 0
      ? `${date} (voorbij)`
      : left === 0
        ? `${date} (vandaag)`
        : `${date} (over ${days(left, 'nl')})`;
  return left < 0 ? `${date} (past)` : left === 0 ? `${date} (today)` : `${date} (in ${days(left, 'en')})`;
}

/** The class that a proposed date follows from. */
export function classSentence(
  start: { college: string; town: string; firstLessonOn: CalendarDate },
  enrolUntil: CalendarDate,
  locale: Locale,
): string {
  const [first, until] = [day(start.firstLessonOn, locale), day(enrolUntil, locale)];
  return {
    nl: `De volgende klas van ${start.college} in ${start.town} begint op ${first}. Inschrijven kan tot en met ${until}. Dat is de datum die we voorstellen.`,
    en: `The next class of ${start.college} in ${start.town} begins on ${first}. One can enrol up to and including ${until}. That is the date we propose.`,
  }[locale];
}

const said: Record<PlaceAnswer, Record<Locale, string>> = {
  EXTENDED: { nl: 'de leerbaan blijft openstaan', en: 'the place stays open' },
  FILLED_ELSEWHERE: {
    nl: 'de plek is vervuld, buiten het loket om',
    en: 'the place was filled without the desk',
  },
  FILLED_BY_DESK: {
    nl: 'de plek is vervuld met een kandidaat van het loket',
    en: 'the place was filled with a candidate of the desk',
  },
  WITHDRAWN: { nl: 'het leerbedrijf stopt met deze leerbaan', en: 'the employer stops offering this place' },
};

/** Who answered what, and when. `on`: the calendar date. */
export function answeredSentence(
  { name, answer, on }: { name: string; answer: PlaceAnswer; on: CalendarDate },
  locale: Locale,
): string {
  return locale === 'nl'
    ? `${name} antwoordde op ${day(on, 'nl')}: ${said[answer].nl}.`
    : `${name} answered on ${day(on, 'en')}: ${said[answer].en}.`;
}

/** How a place is now. */
export function stateSentence(
  { status, lapsesOn }: { status: PlaceStatus; lapsesOn: CalendarDate },
  locale: Locale,
): string {
  const date = day(lapsesOn, locale);
  const sentences: Record<PlaceStatus, Record<Locale, string>> = {
    PUBLISHED: {
      nl: `De leerbaan staat open tot en met ${date}.`,
      en: `The place is open up to and including ${date}.`,
    },
    LAPSED: { nl: `De leerbaan is vervallen op ${date}.`, en: `The place lapsed on ${date}.` },
    FILLED: { nl: 'De leerbaan is vervuld.', en: 'The place is filled.' },
    WITHDRAWN: {
      nl: 'De leerbaan is teruggetrokken. Kandidaten zien hem niet meer.',
      en: 'The place was withdrawn. Candidates do not see it any more.',
    },
    DRAFT: {
      nl: 'De leerbaan staat niet online. Kandidaten zien hem niet.',
      en: 'The place is not online. Candidates do not see it.',
    },
  };
  return sentences[status][locale];
}
