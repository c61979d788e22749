import type { Locale } from './locale.js';

/** What a mail says, in the order in which it is read. */
export interface MailBody {
  readonly locale: Locale;
  readonly heading: string;
  readonly parts: readonly MailPart[];
  /** Why one gets this mail, under the line. */
  readonly footer: string;
}

export type MailPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly url?: string }[] };
