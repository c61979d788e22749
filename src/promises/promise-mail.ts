import { turnText } from '../introductions/whose-turn.js';
import type { Introduction, Party } from '../introductions/introduction.js';
import { day } from '../matching/plain-words.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Locale, Sentence } from '../platform/locale.js';
import type { MailBody } from '../platform/mail-body.js';

/** Who reads a reminder: the side itself, or the adviser, of themselves or of whom they can call. */
export type Reader = Extract<Party, 'CANDIDATE' | 'EMPLOYER' | 'ADVISER'>;

/** What a reminder tells; of the candidate nothing that names a person. */
export interface Reminded {
  readonly introduction: Introduction;
  readonly party: Party;
  /** Whoever is to move was reminded by mail as well. */
  readonly isMailed: boolean;
  readonly placeTitle: string;
  readonly employerName: string;
  /** The last day before the case closes; null when it does not. */
  readonly closesOn: CalendarDate | null;
}

const asked: Record<Reader, (told: Reminded) => Sentence> = {
  CANDIDATE: ({ placeTitle, employerName }) => ({
    nl: `Zegt u ja of nee tegen de leerbaan “${placeTitle}” bij ${employerName}? Nee zeggen mag. Twijfelt u? Bel uw adviseur.`,
    en: `Do you say yes or no to the place “${placeTitle}” at ${employerName}? You may say no. In doubt? Call your adviser.`,
  }),
  EMPLOYER: ({ placeTitle }) => ({
    nl: `Er wacht een kandidaat op uw antwoord voor “${placeTitle}”. Ziet u ergens tegen op? Schrijf het erbij: het loket denkt mee.`,
    en: `A candidate waits for your answer for “${placeTitle}”. Does something worry you? Write it down: the desk helps.`,
  }),
  ADVISER: ({ placeTitle, employerName, party, isMailed }) =>
    party === 'ADVISER'
      ? {
          nl: `U bent aan zet bij “${placeTitle}” van ${employerName}.`,
          en: `It is your turn at “${placeTitle}” of ${employerName}.`,
        }
      : isMailed
        ? {
            nl: `De school gaf nog geen antwoord bij “${placeTitle}” van ${employerName}. Wij mailden haar opnieuw. Belt u?`,
            en: `The college did not answer yet at “${placeTitle}” of ${employerName}. We mailed it again. Will you call?`,
          }
        : {
            nl: `Er kwam nog geen antwoord bij “${placeTitle}” van ${employerName}, en wij kunnen er niet om mailen. Belt u?`,
            en: `There is no answer yet at “${placeTitle}” of ${employerName}, and we cannot ask by mail. Will you call?`,
          },
};

/** A reminder to one reader: subject and body, with the one sentence on whose turn it is. */
export function promiseMail(
  reader: Reader,
  told: Reminded,
  locale: Locale,
  publicUrl: string,
): { subject: string; body: MailBody } {
  const { introduction, placeTitle, closesOn } = told;
  const subject = {
    nl: `Herinnering: er wordt op u gewacht bij ${placeTitle}`,
    en: `Reminder: somebody waits for you at ${placeTitle}`,
  }[locale];
  const closing = closesOn && {
    nl: `Horen we tot en met ${day(closesOn, 'nl')} niets, dan sluit dit voorstel. Beide kanten krijgen daar bericht van.`,
    en: `If we hear nothing until ${day(closesOn, 'en')}, this introduction closes. Both sides are told.`,
  };
  const lines = [asked[reader](told)[locale], turnText(introduction, locale), closing && closing[locale]];
  return {
    subject,
    body: {
      locale,
      heading: subject,
      parts: [
        ...lines.flatMap((text) => (text ? [{ kind: 'text' as const, text }] : [])),
        {
          kind: 'button',
          label: { nl: 'Bekijk het voorstel', en: 'See the introduction' }[locale],
          url: `${publicUrl}/voorstellen/${introduction.id}`,
        },
      ],
      footer: {
        nl: 'U krijgt deze mail omdat u aan zet bent in een voorstel op Routekaart.',
        en: 'You get this mail because it is your turn in an introduction on Routekaart.',
      }[locale],
    },
  };
}
