import type { Introduction } from '../introductions/introduction.js';
import { turnText } from '../introductions/whose-turn.js';
import type { Locale } from '../platform/locale.js';
import type { MailBody } from '../platform/mail-body.js';

/** A case as a mail may tell of it: place and employer, and no candidate. */
export interface HandedOver {
  readonly introduction: Introduction;
  readonly placeTitle: string;
  readonly employerName: string;
}

/** To the colleague who takes over: which cases, whose turn it is in each, and where the whole story is. */
export function handOverMail(
  handed: readonly HandedOver[],
  by: string,
  locale: Locale,
  publicUrl: string,
): { subject: string; body: MailBody } {
  const count = handed.length;
  const words = {
    nl: {
      subject: count === 1 ? `${by} draagt een zaak aan u over` : `${by} draagt ${count} zaken aan u over`,
      text: 'Ze staan nu in uw werklijst. Bij elke zaak vindt u het hele verhaal: de route, de antwoorden, de berichten en de notities van het team.',
      label: 'Naar uw werklijst',
      footer:
        'U krijgt deze mail omdat een collega u deze zaken geeft. Klopt dat niet? Overleg met uw collega.',
    },
    en: {
      subject: count === 1 ? `${by} hands a case over to you` : `${by} hands ${count} cases over to you`,
      text: 'They are in your work list now. With each case you find the whole story: the route, the answers, the messages and the notes of the team.',
      label: 'To your work list',
      footer:
        'You get this mail because a colleague gives you these cases. Not right? Talk to your colleague.',
    },
  }[locale];
  return {
    subject: words.subject,
    body: {
      locale,
      heading: words.subject,
      parts: [
        { kind: 'text', text: words.text },
        {
          kind: 'list',
          items: handed.map(({ introduction, placeTitle, employerName }) => ({
            text: [`${placeTitle}, ${employerName}.`, turnText(introduction, locale) ?? ''].join(' ').trim(),
            url: `${publicUrl}/voorstellen/${introduction.id}`,
          })),
        },
        { kind: 'button', label: words.label, url: `${publicUrl}/werklijst` },
      ],
      footer: words.footer,
    },
  };
}
