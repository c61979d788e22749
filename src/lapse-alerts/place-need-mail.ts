import { day } from '../matching/plain-words.js';
import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import type { CandidateAtRisk } from './lapse-alert.js';

/** To the case team: the day has passed without a place. Without a name: the case tells who. */
export function placeNeedPassedMail(candidate: CandidateAtRisk, locale: Locale, publicUrl: string) {
  const { municipality, mboLevels, neededBy } = candidate;
  const levels = mboLevels.join(', ');
  const by = day(neededBy, locale);
  const words = {
    nl: {
      subject: `Nog geen plek voor een kandidaat uit ${municipality}: ${by} is voorbij`,
      text: `Een kandidaat uit ${municipality}, niveau ${levels}, had uiterlijk ${by} een plek nodig. Die is er niet.`,
      next: 'Bel de kandidaat en de school: is er nog tijd, of een volgende klas? Leg dan een nieuwe datum vast.',
      label: 'Open het dossier',
      footer: 'U krijgt deze mail omdat u het dossier kent of voor deze kandidaat bent aangewezen.',
    },
    en: {
      subject: `No place yet for a candidate from ${municipality}: ${by} has passed`,
      text: `A candidate from ${municipality}, level ${levels}, needed a place by ${by}. There is none.`,
      next: 'Call the candidate and the school: is there time left, or a next class? Then record a new date.',
      label: 'Open the case',
      footer: 'You get this mail because you know the case or were named for this candidate.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url: `${publicUrl}/kandidaten/${candidate.id}` },
    footer: words.footer,
  });
}

/** To the candidate: what to do now that the day has passed. */
export function myPlaceNeedPassedMail({ neededBy }: CandidateAtRisk, locale: Locale, publicUrl: string) {
  const by = day(neededBy, locale);
  const words = {
    nl: {
      subject: `Je had op ${by} een plek nodig. Wat doe je nu?`,
      text: `Je hebt gezegd dat je uiterlijk op ${by} een plek nodig had. Die dag is voorbij. We hebben nog geen plek voor je gevonden.`,
      next: 'Bel je adviseur of je school. Soms is er meer tijd, of begint er later weer een klas. Weet je een nieuwe dag? Vul die dan in. We blijven voor je zoeken.',
      label: 'Vul een nieuwe dag in',
      footer: 'Je krijgt deze mail omdat je bij Routekaart een plek zoekt.',
    },
    en: {
      subject: `You needed a place by ${by}. What now?`,
      text: `You said that you needed a place by ${by}. That day has passed. We have not found a place for you yet.`,
      next: 'Call your adviser or your school. Sometimes there is more time, or another class begins later. Do you know a new day? Then fill it in. We keep looking for you.',
      label: 'Fill in a new day',
      footer: 'You get this mail because you are looking for a place with Routekaart.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url: `${publicUrl}/plek-nodig` },
    footer: words.footer,
  });
}
