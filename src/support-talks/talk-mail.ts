import type { Side } from '../introductions/introduction.js';
import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import type { TalkStep } from './support-talk.js';

const label: Sentence = { nl: 'Bekijk de plaatsing', en: 'See the placement' };
const footer: Sentence = {
  nl: 'U krijgt deze mail omdat deze plaatsing bij uw loket hoort.',
  en: 'You get this mail because this placement is your service desk’s.',
};
const saidBy: Record<Side, Sentence> = {
  CANDIDATE: { nl: 'De kandidaat zegt dat het slecht gaat.', en: 'The candidate says that it goes badly.' },
  EMPLOYER: { nl: 'Het leerbedrijf zegt dat het slecht gaat.', en: 'The employer says that it goes badly.' },
};

interface About {
  readonly introductionId: string;
  readonly placeTitle: string;
}

/** To the adviser alone: a side says that it goes badly. It names nobody, and not what they wrote. */
export function goesBadlyMail(
  { introductionId, placeTitle }: About,
  side: Side,
  locale: Locale,
  publicUrl: string,
) {
  const words = {
    nl: {
      subject: `Het gaat slecht: ${placeTitle}`,
      next: 'Bel vandaag met deze kant, en daarna met de andere. Wat de ene kant u zegt, ziet de andere niet. Leg het gesprek vast: tot dan blijft dit op uw werklijst staan.',
    },
    en: {
      subject: `It goes badly: ${placeTitle}`,
      next: 'Call this side today, and the other after it. What one side tells you the other does not see. Record the talk: until then this stays on your work list.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [saidBy[side][locale], words.next],
    button: { label: label[locale], url: `${publicUrl}/voorstellen/${introductionId}` },
    footer: footer[locale],
  });
}

/** To the adviser, and when it is overdue the coordinator: a set talk was not held yet. */
export function talkDueMail(
  { introductionId, placeTitle }: About,
  talk: { readonly weeks: number; readonly dueOn: CalendarDate },
  step: TalkStep,
  locale: Locale,
  publicUrl: string,
) {
  const { weeks, dueOn } = talk;
  const words = {
    nl: {
      subject: `Gesprek na ${weeks} weken: ${placeTitle}`,
      facts: `Het gesprek na ${weeks} weken was gepland op ${day(dueOn, 'nl')} en is niet vastgelegd.`,
      next: {
        DUE: 'Vraag beide kanten hoe het gaat en leg het gesprek vast.',
        OVERDUE: 'Dit is een week of langer geleden. Spreek af wie belt, en leg het gesprek vast.',
      },
    },
    en: {
      subject: `Talk after ${weeks} weeks: ${placeTitle}`,
      facts: `The talk after ${weeks} weeks was for ${day(dueOn, 'en')} and is not recorded.`,
      next: {
        DUE: 'Ask both sides how it goes and record the talk.',
        OVERDUE: 'That is a week or more ago. Agree on who calls, and record the talk.',
      },
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.facts, words.next[step]],
    button: { label: label[locale], url: `${publicUrl}/voorstellen/${introductionId}` },
    footer: footer[locale],
  });
}
