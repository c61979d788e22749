import type { Locale } from '../platform/locale.js';
import { plainMail } from '../platform/plain-mail.js';
import type { Writer } from './message.js';

/** What a mail about a message may tell: the place and its employer; never a text, nor who the candidate is. */
export interface MessageAbout {
  readonly introductionId: string;
  readonly placeTitle: string;
  readonly employerName: string;
}

/** The page on which a message is read and answered by a link. */
export function messageUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/bericht?token=${token}`;
}

const fromWhom: Record<Writer, Record<Locale, string>> = {
  CANDIDATE: { nl: 'de kandidaat', en: 'the candidate' },
  EMPLOYER: { nl: 'het leerbedrijf', en: 'the employer' },
  ADVISER: { nl: 'de adviseur', en: 'the adviser' },
};

/** That there is a message. Without a token, for advisers, the button leads to the introduction, after signing in. */
export function messageMail(
  { introductionId, placeTitle, employerName }: MessageAbout,
  from: Writer,
  token: string | null,
  locale: Locale,
  publicUrl: string,
) {
  const who = fromWhom[from][locale];
  const words = {
    nl: {
      subject: `Er is een bericht voor u: ${placeTitle}, ${employerName}`,
      texts: [
        `U heeft een bericht van ${who} over de leerbaan “${placeTitle}” bij ${employerName}.`,
        ...(token ? ['Lees het bericht en antwoord. Aanmelden hoeft niet. De link werkt 14 dagen.'] : []),
      ],
      label: 'Lees het bericht en antwoord',
      footer:
        'U krijgt deze mail omdat u bij dit voorstel betrokken bent. Het bericht zelf staat niet in de mail. Vragen? Bel het loket in uw regio.',
    },
    en: {
      subject: `There is a message for you: ${placeTitle}, ${employerName}`,
      texts: [
        `You have a message from ${who} about the place “${placeTitle}” at ${employerName}.`,
        ...(token ? ['Read the message and answer. You need not sign in. The link works for 14 days.'] : []),
      ],
      label: 'Read the message and answer',
      footer:
        'You get this mail because this introduction concerns you. The message itself is not in the mail. Questions? Call the service desk in your region.',
    },
  }[locale];
  const url = token ? messageUrl(publicUrl, token) : `${publicUrl}/voorstellen/${introductionId}`;
  const { subject, texts, label, footer } = words;
  return plainMail(locale, { subject, texts, button: { label, url }, footer });
}

/** A new link for who asked for one. */
export function newMessageLinkMail(
  { placeTitle, employerName }: MessageAbout,
  token: string,
  locale: Locale,
  publicUrl: string,
) {
  const words = {
    nl: {
      subject: `Nieuwe link voor uw berichten: ${placeTitle}`,
      texts: [
        `Met deze link leest u nieuwe berichten over “${placeTitle}” bij ${employerName} en schrijft u terug. De link werkt 14 dagen.`,
      ],
      label: 'Naar de berichten',
      footer:
        'U krijgt deze mail omdat op de pagina van een oude link een nieuwe is gevraagd. Was u dat niet? Dan hoeft u niets te doen.',
    },
    en: {
      subject: `New link for your messages: ${placeTitle}`,
      texts: [
        `With this link you read new messages about “${placeTitle}” at ${employerName} and write back. The link works for 14 days.`,
      ],
      label: 'To the messages',
      footer:
        'You get this mail because a new link was asked for on the page of an old one. It was not you? Then you need not do anything.',
    },
  }[locale];
  const { subject, texts, label, footer } = words;
  return plainMail(locale, { subject, texts, button: { label, url: messageUrl(publicUrl, token) }, footer });
}
