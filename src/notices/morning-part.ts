import type { MailPart } from '../platform/mail-body.js';

/** What a room adds to somebody's mail of this morning. */
export interface MorningPart {
  /** What the mail is about when nothing else is in it. */
  readonly subject: string;
  readonly parts: readonly MailPart[];
  /** When links in it stop working: after that the mail is of no use. */
  readonly expiresAt: Date;
}
