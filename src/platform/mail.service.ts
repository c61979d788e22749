import { Injectable } from '@nestjs/common';
import { defineEvent } from './event.js';
import { Ids } from './ids.service.js';
import { renderMail, type MailBody } from './mail-layout.service.js';
import { Outbox } from './outbox.service.js';
import type { Tx } from './transaction.service.js';

/** A mail was written and waits to be sent. */
export const mailWritten = defineEvent<{ mailId: string }>('mail-written');

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
}

/** Writes mail as rows, in the transaction of what it is about; a worker sends it. */
@Injectable()
export class Mails {
  constructor(
    private readonly ids: Ids,
    private readonly outbox: Outbox,
  ) {}

  /** Returns false when a mail for the same reason was written before. Line breaks cannot enter the headers. */
  async write(tx: Tx, mail: Mail): Promise<boolean> {
    const id = this.ids.next();
    const { text, html } = await renderMail(mail.body);
    const written = await tx.execute(
      `INSERT INTO mail (id, message_id, to_address, kind, subject, text, html, subject_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        id,
        `<${mail.reason.replace(/[^\w./-]/g, '-')}@routekaart>`,
        oneLine(mail.to),
        mail.kind,
        oneLine(mail.subject),
        text,
        html,
        mail.subjectId ?? null,
        mail.expiresAt ?? null,
      ],
    );
    if (written === 0) return false;
    await this.outbox.add(tx, mailWritten, { mailId: id });
    return true;
  }

  /** Takes back what was written to an address and not sent yet, of these sorts. How many. */
  withdraw(tx: Tx, to: string, kinds: readonly string[]): Promise<number> {
    return tx.beyond('stop-mail', () =>
      tx.execute(
        `UPDATE mail SET refused_at = app_now(), last_error = 'The reader does not want it any more'
       WHERE to_address = $1 AND kind = ANY($2::text[]) AND sent_at IS NULL AND refused_at IS NULL`,
        [oneLine(to), kinds],
      ),
    );
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}
