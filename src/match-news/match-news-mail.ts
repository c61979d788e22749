import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';

/** A place as a candidate is told of it. */
export interface NewPlace {
  readonly id: string;
  readonly title: string;
  readonly town: string;
}

/** So many places are named; of the rest their number. */
const named = 3;

/** The news that places fit a candidate. */
export function newMatchesMail(places: readonly NewPlace[], locale: Locale, publicUrl: string) {
  const [first] = places;
  const isOne = places.length === 1;
  const names = places.slice(0, named).map(({ title, town }) => `${title}, ${town}`);
  const rest = places.length - names.length;
  const words = {
    nl: {
      subject: isOne
        ? `Nieuw voor jou: ${names[0]}`
        : `${places.length} nieuwe leerbanen passen bij je: ${[...names, ...(rest > 0 ? [`en nog ${rest}`] : [])].join('; ')}`,
      text: isOne
        ? 'Er is een nieuwe leerbaan die past bij wat je zoekt. Bekijk waarom hij past.'
        : 'Er zijn nieuwe leerbanen die passen bij wat je zoekt. Bekijk waarom ze passen.',
      next: 'Wil je er een? Bel of mail je adviseur. Die stelt je voor.',
      label: isOne ? 'Bekijk de leerbaan' : 'Bekijk je matches',
      footer: 'Je krijgt deze mail omdat we leerbanen voor je zoeken. Bij je account kies je hoe vaak.',
    },
    en: {
      subject: isOne
        ? `New for you: ${names[0]}`
        : `${places.length} new learning places fit you: ${[...names, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')}`,
      text: isOne
        ? 'There is a new learning place that fits what you look for. See why it fits.'
        : 'There are new learning places that fit what you look for. See why they fit.',
      next: 'Do you want one? Call or mail your adviser, who will introduce you.',
      label: isOne ? 'See the place' : 'See your matches',
      footer:
        'You get this mail because we look for learning places for you. In your account you choose how often.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text, words.next],
    button: { label: words.label, url: `${publicUrl}/${isOne ? `leerbanen/${first?.id}` : 'mijn-matches'}` },
    footer: words.footer,
  });
}

/** The news that somebody fits a place that nobody fitted. Who it is stands on the page, not in the mail. */
export function firstCandidateMail(
  place: NewPlace & { readonly employerName: string },
  locale: Locale,
  publicUrl: string,
) {
  const words = {
    nl: {
      subject: `Eerste kandidaat voor ${place.title} bij ${place.employerName}`,
      text: `Voor ${place.title} in ${place.town} paste nog niemand. Nu is er een kandidaat.`,
      label: 'Bekijk de match',
      footer: 'U krijgt deze mail omdat het loket u voor deze plek heeft aangewezen.',
    },
    en: {
      subject: `First candidate for ${place.title} at ${place.employerName}`,
      text: `Nobody fitted ${place.title} in ${place.town} yet. Now there is a candidate.`,
      label: 'See the match',
      footer: 'You get this mail because the desk named you for this place.',
    },
  }[locale];
  return plainMail(locale, {
    subject: words.subject,
    texts: [words.text],
    button: { label: words.label, url: `${publicUrl}/leerbanen-beheren/${place.id}` },
    footer: words.footer,
  });
}
