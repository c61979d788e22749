import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { foldLines } from 'ical-generator';
import nodemailer from 'nodemailer';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import type { OpenedMail } from './waiting-mail.repository.js';

/** No try to send takes longer, however slowly the server answers. Shorter than a lease. */
const atMostMs = 90_000;

/**
 * The connections to the mail server. Without SMTP_URL there is none, and a mail is delivered by being in the local
 * mailbox. A message whose connection broke is never sent again from here: whether it arrived is not known, and trying
 * again is decided in the database.
 */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly pool;
  private readonly from: string;
  private readonly bouncesTo: string | undefined;

  constructor(
    @Inject(CONFIG) { smtpUrl, mailFrom, mailBouncesTo, mailConnections, mailPatienceSeconds }: Config,
  ) {
    const patience = mailPatienceSeconds * 1000;
    this.from = mailFrom;
    this.bouncesTo = mailBouncesTo;
    this.pool = smtpUrl
      ? nodemailer.createTransport({
          url: smtpUrl,
          pool: true,
          maxConnections: mailConnections,
          maxMessages: 500,
          maxRequeues: 0,
          idleTimeout: 10_000,
          dnsTimeout: patience,
          connectionTimeout: patience,
          greetingTimeout: patience,
          socketTimeout: patience,
        })
      : undefined;
    this.pool?.on('error', () => undefined);
  }

  /** Whether there is a mail server. */
  get isThere(): boolean {
    return this.pool !== undefined;
  }

  /** Throws what nodemailer throws when the server does not take it. */
  async send({ messageId, to, subject, text, html, unsubscribeUrl, calendar }: OpenedMail): Promise<void> {
    await this.pool?.sendMail({
      from: this.from,
      to: { name: '', address: to },
      ...(this.bouncesTo ? { envelope: { from: this.bouncesTo, to } } : {}),
      messageId,
      subject,
      text,
      html,
      ...(calendar === null ? {} : { icalEvent: appointment(calendar) }),
      headers: {
        // No machine is to answer, and no holiday notice is to be sent back (RFC 3834).
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl
          ? {
              'List-Unsubscribe': `<${unsubscribeUrl}>`,
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }
          : {}),
      },
      signal: AbortSignal.timeout(atMostMs),
    });
  }

  /** Whether the server answers and lets us in at this moment, on a new connection. */
  async answers(): Promise<boolean> {
    try {
      return (await this.pool?.verify()) ?? true;
    } catch {
      return false;
    }
  }

  onApplicationShutdown(): void {
    this.pool?.close();
  }
}

/** The method stands in the header too: a mail program decides by it what to do (RFC 6047). */
function appointment(calendar: string) {
  const method = /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';
  return { method, content: foldLines(calendar), filename: 'afspraak.ics' };
}
