import type { Sentence } from '../platform/locale.js';

/** What people are told before their data is used for matching: published content, with the day it is in force from. */
export interface ConsentText {
  /** The day of publication; what somebody agreed to is kept under it. */
  readonly version: string;
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
  /** The sentence beside the box that is ticked. */
  readonly question: Sentence;
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
  },
];

/** The text that is shown now. */
export function consentTextNow(): ConsentText {
  return consentTexts.at(-1) as ConsentText;
}
