import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import { askEndText, askTurnText, type Ask, type Asker, type ShownAsk } from './ask.js';

/** What a mail on an ask may tell: nothing that names a person, and nobody's own words. */
export interface AskTold {
  readonly ask: Ask;
  readonly placeTitle: string;
  readonly employerName: string;
}

const footers: Record<'DESK' | Asker, Record<Locale, string>> = {
  DESK: {
    nl: 'U krijgt deze mail omdat u verantwoordelijk bent voor deze leerbaan.',
    en: 'You get this mail because you are responsible for this place.',
  },
  CANDIDATE: {
    nl: 'Je krijgt deze mail omdat je bij Routekaart om een kennismaking vroeg.',
    en: 'You get this mail because you asked to meet somebody with Routekaart.',
  },
  EMPLOYER: {
    nl: 'U krijgt deze mail omdat uw bedrijf bij Routekaart iemand uitnodigde.',
    en: 'You get this mail because your company invited somebody with Routekaart.',
  },
};

/** To the desk: somebody asks; why they are told now. */
export function deskMail(
  { ask, placeTitle, employerName }: AskTold,
  why: 'NEW' | 'NUDGE' | 'LATE',
  locale: Locale,
  publicUrl: string,
) {
  const isCandidate = ask.askedBy === 'CANDIDATE';
  const heading = {
    nl: {
      NEW: isCandidate ? 'Een kandidaat wil kennismaken' : 'Een leerbedrijf nodigt iemand uit',
      NUDGE: 'Er wacht een vraag op uw antwoord',
      LATE: 'Een vraag kreeg op tijd geen antwoord',
    },
    en: {
      NEW: isCandidate ? 'A candidate would like to meet' : 'An employer invites somebody',
      NUDGE: 'A question waits for your answer',
      LATE: 'A question got no answer in time',
    },
  }[locale][why];
  const what = {
    nl: isCandidate
      ? `Een kandidaat wil kennismaken voor “${placeTitle}” bij ${employerName}.`
      : `${employerName} wil een kandidaat zonder naam uitnodigen voor “${placeTitle}”.`,
    en: isCandidate
      ? `A candidate would like to meet for “${placeTitle}” at ${employerName}.`
      : `${employerName} would like to invite a candidate without a name for “${placeTitle}”.`,
  }[locale];
  const turn = askTurnText(ask, { status: ask.status, answerBy: ask.answerBy }, locale);
  return plainMail(locale, {
    subject: `${heading}: ${placeTitle}`,
    texts: [what, ...(turn ? [turn] : [])],
    button: {
      label: { nl: 'Bekijk de vraag en antwoord', en: 'See the question and answer' }[locale],
      url: `${publicUrl}/voorstellen`,
    },
    footer: footers.DESK[locale],
  });
}

/** To the asker: how it ended, and what they can do next; null while there is nothing to tell. */
export function askerMail({ ask, placeTitle }: AskTold, shown: ShownAsk, locale: Locale, publicUrl: string) {
  const text = askEndText(ask, shown, locale);
  if (text === null) return null;
  const isCandidate = ask.askedBy === 'CANDIDATE';
  const subject = {
    nl: isCandidate
      ? `Antwoord op je vraag om kennis te maken: ${placeTitle}`
      : `Antwoord op uw uitnodiging: ${placeTitle}`,
    en: isCandidate
      ? `An answer to your question to meet: ${placeTitle}`
      : `An answer to your invitation: ${placeTitle}`,
  }[locale];
  const [label, path] = isCandidate
    ? [{ nl: 'Bekijk je vragen', en: 'See your questions' }[locale], '/mijn-voorstellen']
    : [{ nl: 'Bekijk uw leerbaan', en: 'See your place' }[locale], `/mijn-leerbanen/${ask.placeId}`];
  return plainMail(locale, {
    subject,
    texts: [text],
    button: { label, url: `${publicUrl}${path}` },
    footer: footers[ask.askedBy][locale],
  });
}
