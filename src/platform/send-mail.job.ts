import { Inject, Injectable } from '@nestjs/common';
import nodemailer from 'nodemailer';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { Handles, Sweeps, type EventHandler, type Sweep } from './handles.decorator.js';
import { MailChecks } from './mail-checks.service.js';
import { mailWritten } from './mail.service.js';
import { Transaction, type Tx } from './transaction.service.js';

interface MailRow {
  id: string;
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  kind: string;
  subjectId: string | null;
  isTooLate: boolean;
}

const columns = `id, message_id AS "messageId", to_address AS "to", subject, text, html, kind,
  subject_id AS "subjectId", coalesce(expires_at <= app_now(), false) AS "isTooLate"`;

/**
 * Sends mail, at least once, with a Message-ID that stays the same. Without SMTP_URL a mail is delivered by
 * being in the local mailbox. A failure is remembered and tried again later; one bad address never holds up others.
 */
@Injectable()
@Handles(mailWritten, 'send-mail')
export class SendMail implements EventHandler<{ mailId: string }> {
  private readonly transport;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly checks: MailChecks,
  ) {
    this.transport = config.smtpUrl
      ? nodemailer.createTransport(config.smtpUrl, { from: config.mailFrom })
      : undefined;
  }

  async handle(tx: Tx, { mailId }: { mailId: string }): Promise<void> {
    const mail = await tx.one<MailRow>(
      `SELECT ${columns} FROM mail
       WHERE id = $1 AND sent_at IS NULL AND refused_at IS NULL FOR UPDATE SKIP LOCKED`,
      [mailId],
    );
    if (mail) await this.send(tx, mail);
  }

  async send(tx: Tx, mail: MailRow): Promise<void> {
    const { id, messageId, to, subject, text, html, kind, subjectId, isTooLate } = mail;
    if (isTooLate || !(await this.checks.mayStillLeave(tx, { kind, to, subjectId }))) {
      await tx.execute(
        `UPDATE mail SET refused_at = app_now(), last_error = 'no longer to be sent', text = '', html = ''
         WHERE id = $1`,
        [id],
      );
      return;
    }
    try {
      await this.transport?.sendMail({ messageId, to: { name: '', address: to }, subject, text, html });
      // A mail with a secret in it is gone from here once it is with the mail server; the local mailbox has no other place.
      await tx.execute(
        `UPDATE mail SET sent_at = app_now(), attempts = attempts + 1,
           text = CASE WHEN $2 AND expires_at IS NOT NULL THEN '' ELSE text END,
           html = CASE WHEN $2 AND expires_at IS NOT NULL THEN '' ELSE html END
         WHERE id = $1`,
        [id, this.transport !== undefined],
      );
    } catch (error) {
      const { responseCode = 0, message } = error as { responseCode?: number; message: string };
      await tx.execute(
        `UPDATE mail SET attempts = attempts + 1, last_error = left($2, 1000),
           due_at = app_now() + least(interval '1 hour', interval '30 seconds' * power(2, attempts)),
           refused_at = CASE WHEN $3 THEN app_now() END
         WHERE id = $1`,
        [id, message, responseCode >= 500],
      );
    }
  }
}

/** Comes back to mail that could not be sent before. */
@Injectable()
@Sweeps('resend-mail', 30)
export class ResendMail implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly sender: SendMail,
  ) {}

  async sweep(): Promise<void> {
    for (let sent = true; sent;) {
      sent = await this.transaction.run(async (tx) => {
        const mail = await tx.one<MailRow>(
          `SELECT ${columns} FROM mail
           WHERE sent_at IS NULL AND refused_at IS NULL AND due_at <= app_now() AND created_at < app_now() - interval '30 seconds'
           ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        );
        if (mail) await this.sender.send(tx, mail);
        return mail !== null;
      });
    }
  }
}
