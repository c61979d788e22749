import { Injectable } from '@nestjs/common';
import { Ids } from './ids.service.js';
import type { MailBody } from './mail-body.js';
import { renderMail } from './mail-layout.service.js';
import type { Tx } from './transaction.service.js';

export interface Mail {
  /** The recipient's address. */
  readonly to: string;
  /** What sort of mail it is (`sign-in`, `digest`); never shown. */
  readonly kind: string;
  /** The same reason gives the same Message-ID, so that a mail is written once (`digest/<account>/<date>`). */
  readonly reason: string;
  /** What it is about (an introduction), for who checks at the moment of sending whether it may still leave. */
  readonly subjectId?: string;
  readonly subject: string;
  readonly body: MailBody;
  /** After this it is of no use and is not sent; and once it is sent, its words are not kept. For what holds a secret. */
  readonly expiresAt?: Date;
  /** It can wait for the morning: never sent between eight in the evening and eight in the morning, in Amsterdam. */
  readonly isNudge?: boolean;
  /** Where one request, without signing in, ends this sort of mail for this reader (RFC 8058). */
  readonly unsubscribeUrl?: string;
  /** An appointment that goes with it: a whole iCalendar object (RFC 5546) with its METHOD. */
  readonly calendar?: string;
}

/** Writes mail as rows, in the transaction of what it is about; a worker sends it. */
@Injectable()
export class Mails {
  constructor(private readonly ids: Ids) {}

  /** Returns false when a mail for the same reason was written before. Line breaks cannot enter the headers. */
  async write(tx: Tx, mail: Mail): Promise<boolean> {
    const { text, html } = await renderMail(mail.body);
    const written = await tx.execute(
      `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, subject_id, expires_at, is_nudge,
         unsubscribe_url, calendar)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
      [
        this.ids.next(),
        `<${mail.reason.replace(/[^\w./-]/g, '-')}@routekaart>`,
        oneLine(mail.to),
        mail.kind,
        oneLine(mail.subject),
        text,
        html,
        mail.subjectId ?? null,
        mail.expiresAt ?? null,
        mail.isNudge ?? false,
        mail.unsubscribeUrl ?? null,
        mail.calendar ?? null,
      ],
    );
    return written > 0;
  }

  /**
   * Takes back mail that says the same as one that is about to be written, and did not leave yet: not what is being sent
   * at this moment. Which, by reason.
   */
  async takeBack(tx: Tx, to: string, kind: string): Promise<string[]> {
    const rows = await tx.query<{ reason: string }>(
      `UPDATE mail SET refused_at = app_now(), not_sent_why = 'TOO_LATE', text = '', html = ''
       WHERE recipient = lower($1) AND kind = $2 AND sent_at IS NULL AND refused_at IS NULL
         AND (leased_until IS NULL OR leased_until <= app_now())
       RETURNING substring(message_id FROM '^<(.*)@') AS reason`,
      [oneLine(to), kind],
    );
    return rows.map(({ reason }) => reason);
  }

  /** Takes back what was written to an address and not sent yet, of these sorts. How many. */
  withdraw(tx: Tx, to: string, kinds: readonly string[]): Promise<number> {
    return tx.beyond('stop-mail', () =>
      tx.execute(
        `UPDATE mail SET refused_at = app_now(), not_sent_why = 'NOT_WANTED'
       WHERE to_address = $1 AND kind = ANY($2::text[]) AND sent_at IS NULL AND refused_at IS NULL`,
        [oneLine(to), kinds],
      ),
    );
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
