import type { Locale, Sentence } from '../platform/locale.js';
import type { ObjectionOutcome } from './objection.js';
import { purposeWords20261122 } from './purpose-words.js';
import type { Purpose } from './purpose.js';

interface Words {
  readonly subject: string;
  readonly text: string;
  readonly next: string;
  readonly label: string;
}

/** To the desk: somebody objects. Without a name: the case tells who. */
export function objectionMadeMail(locale: Locale): Words {
  return {
    nl: {
      subject: 'Een kandidaat maakt bezwaar',
      text: 'Een kandidaat van wie u het dossier kent, maakt bezwaar tegen het gebruik van gegevens. Dat gebruik staat nu stil.',
      next: 'Lees het bezwaar en beslis. De kandidaat moet binnen een maand antwoord hebben.',
      label: 'Open het dossier',
    },
    en: {
      subject: 'A candidate objects',
      text: 'A candidate whose case you know objects to a use of their data. That use stands still now.',
      next: 'Read the objection and decide. The candidate must have an answer within a month.',
      label: 'Open the case',
    },
  }[locale];
}

const outcomes: Record<Exclude<ObjectionOutcome, 'OVERTAKEN'>, Sentence> = {
  GRANTED: {
    nl: 'Je bezwaar klopt. We gebruiken je gegevens hier niet meer voor.',
    en: 'Your objection is right. We no longer use your data for this.',
  },
  REFUSED: {
    nl: 'We gaan toch door. De reden staat bij je gegevens.',
    en: 'We go on all the same. The reason stands with your data.',
  },
};

/** To the candidate: what the desk decided. Why stands behind the sign-in, not in the mail. */
export function objectionDecidedMail(
  locale: Locale,
  outcome: Exclude<ObjectionOutcome, 'OVERTAKEN'>,
  purposes: readonly Purpose[],
): Words {
  const uses = purposes.map((purpose) => purposeWords20261122[purpose].title[locale]).join(', ');
  return {
    subject: locale === 'nl' ? 'Antwoord op je bezwaar' : 'The answer to your objection',
    text: `${uses}: ${outcomes[outcome][locale]}`,
    next: {
      nl: 'Ben je het er niet mee eens? Bel het loket, of dien een klacht in bij de Autoriteit Persoonsgegevens.',
      en: 'Do you disagree? Call the desk, or complain to the Dutch Data Protection Authority.',
    }[locale],
    label: locale === 'nl' ? 'Bekijk mijn gegevens' : 'See my data',
  };
}
