import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { actFor } from './acting.service.js';
import { workReach } from './reach.js';
import { Transaction } from './transaction.service.js';

interface MailboxRow {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const withLinks = (text: string) =>
  escape(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

/** The local mailbox of demo mode: what was sent, newest first. Not there in production. */
@Controller('dev')
export class MailboxController {
  constructor(private readonly transaction: Transaction) {}

  @Get('mailbox.json')
  mails(@Query('to') to?: string): Promise<MailboxRow[]> {
    return actFor(workReach('show-mailbox'), () =>
      this.transaction.read((tx) =>
        tx.query<MailboxRow>(
          `SELECT id, to_address AS "to", subject, text, html, sent_at AS date FROM mail
         WHERE sent_at IS NOT NULL AND ($1::text IS NULL OR lower(to_address) = lower($1))
         ORDER BY sent_at DESC, created_at DESC LIMIT 200`,
          [to ?? null],
        ),
      ),
    );
  }

  @Get('mailbox')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  async page(@Res({ passthrough: true }) response: Response, @Query('to') to?: string): Promise<string> {
    const mails = await this.mails(to);
    const articles = mails.map(
      (mail) => `<details><summary><time>${mail.date.toISOString().slice(0, 16).replace('T', ' ')}</time>
        <b>${escape(mail.subject)}</b> aan ${escape(mail.to)}</summary><pre>${withLinks(mail.text)}</pre></details>`,
    );
    return `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>Lokale mailbox - Routekaart</title>
      <style nonce="${String(response.locals['nonce'])}">body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1b2b34}
      details{border-bottom:1px solid #c9d3d8;padding:.75rem 0}summary{cursor:pointer}time{color:#4a5a63}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;background:#f3f6f7;padding:1rem}</style>
      <h1>Lokale mailbox</h1><p>In de demo wordt mail niet verstuurd, maar hier bewaard. Nieuwste eerst.</p>
      <form><label>Alleen aan <input name="to" type="email" value="${escape(to ?? '')}"></label> <button>Toon</button></form>
      ${articles.join('') || '<p>Er is nog geen mail.</p>'}</html>`;
  }
}
