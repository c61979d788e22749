import type { Sentence } from '../platform/locale.js';
import { purposeWords20261122, type PurposeWords } from './purpose-words.js';
import type { Purpose } from './purpose.js';

/** What people are told before their data is used for matching: published content, with the day it is in force from. */
export interface ConsentText {
  /** The day of publication; what somebody agreed to is kept under it. */
  readonly version: string;
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
  /** The sentence beside the box that is ticked. */
  readonly question: Sentence;
  /** What is told of each use of the data by itself; null in texts from before they were told apart. */
  readonly uses: Readonly<Record<Purpose, PurposeWords>> | null;
}

/**
 * Every text that was ever shown, the newest last. A text is never changed: somebody agreed to it. New words are a
 * new entry.
 */
export const consentTexts: readonly [ConsentText, ...ConsentText[]] = [
  {
    version: '2026-11-22',
    title: { nl: 'Zo gebruiken we uw gegevens', en: 'How we use your data' },
    paragraphs: [
      {
        nl: 'Het loket in uw regio zoekt met uw wens naar leerbanen die bij u passen. Daarvoor gebruiken we uw niveau, de sectoren of opleidingen die u koos, de eerste vier cijfers van uw postcode, wanneer u kunt beginnen, hoeveel uur u wilt werken, uw taalniveau en uw geboortedatum.',
        en: 'The service desk in your region uses your wish to look for learning places that suit you. For this we use your level, the sectors or courses you chose, the first four digits of your postcode, when you can start, how many hours you want to work, your language level and your date of birth.',
      },
      {
        nl: 'Een leerbedrijf ziet uw naam pas als u ja hebt gezegd tegen een kennismaking met dat bedrijf. Een adviseur stelt de kennismaking voor; de computer beslist niets.',
        en: 'An employer sees your name only after you said yes to meeting that employer. An adviser proposes the meeting; the computer decides nothing.',
      },
      {
        nl: 'U mag altijd stoppen. Meld u aan en kies “stop met zoeken”, of bel het loket. Vanaf dat moment zoeken we niet meer voor u. U kunt ook vragen wat we van u bewaren, en dat laten verbeteren of wissen.',
        en: 'You may stop at any time. Sign in and choose “stop searching”, or call the desk. From that moment we no longer search for you. You can also ask what we keep about you, and have it corrected or erased.',
      },
    ],
    question: {
      nl: 'Ja, het loket mag met mijn gegevens naar een leerbaan zoeken.',
      en: 'Yes, the desk may use my data to look for a learning place.',
    },
    uses: null,
  },
  {
    version: '2026-11-22.2',
    title: { nl: 'Zo gebruiken we je gegevens', en: 'How we use your data' },
    paragraphs: [
      {
        nl: 'Het loket in je regio zoekt met je wens naar leerbanen die bij je passen. Daarvoor gebruiken we je niveau, de sectoren of opleidingen die je koos, de eerste vier cijfers van je postcode, wanneer je kunt beginnen, hoeveel uur je wilt werken, je taalniveau en je geboortedatum.',
        en: 'The service desk in your region uses your wish to look for learning places that suit you. For this we use your level, the sectors or courses you chose, the first four digits of your postcode, when you can start, how many hours you want to work, your language level and your date of birth.',
      },
      {
        nl: 'Past er een leerbaan? Dan kan een adviseur je voorstellen aan het leerbedrijf. Het leerbedrijf ziet eerst je naam niet. Pas als jij ja zegt, ziet dat ene bedrijf wie je bent. De computer beslist niets.',
        en: 'Is there a place that suits you? Then an adviser can introduce you to the employer. At first the employer does not see your name. Only when you say yes does that one employer see who you are. The computer decides nothing.',
      },
      {
        nl: 'Je mag altijd stoppen. Log in en kies bij “Mijn gegevens” wat je wilt stoppen, of bel het loket. Het stopt meteen. Je ziet daar ook wie je gegevens heeft bekeken.',
        en: 'You may stop at any time. Sign in and choose under “My data” what you want to stop, or call the desk. It stops at once. There you also see who looked at your data.',
      },
    ],
    question: {
      nl: 'Ja, het loket mag met mijn gegevens een leerbaan voor mij zoeken.',
      en: 'Yes, the desk may use my data to look for a learning place for me.',
    },
    uses: purposeWords20261122,
  },
];

/** The text that is shown now. */
export function consentTextNow(): ConsentText & { readonly uses: Readonly<Record<Purpose, PurposeWords>> } {
  return { ...(consentTexts.at(-1) as ConsentText), uses: purposeWords20261122 };
}
