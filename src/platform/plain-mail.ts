import type { Locale } from './locale.js';

/** The words of a mail of the usual form. */
export interface PlainMailWords {
  /** Also its heading. */
  readonly subject: string;
  /** Paragraphs, above the button. */
  readonly texts: readonly string[];
  readonly button: { readonly label: string; readonly url: string };
  /** Why one gets it, and what to do when it was not meant. */
  readonly footer: string;
}

/** A mail of the usual form: what it is about, one button, and why one gets it. */
export function plainMail(locale: Locale, { subject, texts, button, footer }: PlainMailWords) {
  return {
    subject,
    body: {
      locale,
      heading: subject,
      parts: [
        ...texts.map((text) => ({ kind: 'text' as const, text })),
        { kind: 'button' as const, ...button },
      ],
      footer,
    },
  };
}
