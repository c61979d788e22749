import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { writePage, type HtmlPage } from '../platform/html-page.service.js';
import { localeOf, type Locale } from '../platform/locale.js';
import { RateLimits } from './rate-limits.service.js';
import { Refusal } from './refusal.js';
import type { Throttle } from './throttle.js';

const limits = {
  link: { per: 'source', times: 60, seconds: 900 },
  answer: { per: 'source', times: 30, seconds: 900 },
  again: { per: { argument: 'token' }, times: 3, seconds: 3600 },
} as const satisfies Record<string, Throttle>;

/** One request for a page behind a link; the token is in the query, which no log line holds. */
export interface LinkVisit {
  readonly request: Request;
  readonly response: Response;
  readonly token: string;
}

/** The pages behind one sort of link. */
export interface LinkPages<Opened> {
  /** Of the sort, under which its limits are counted. */
  readonly name: string;
  /** What the link opens; null for one that is not ours, or opens nothing any more. */
  open(token: string): Promise<Opened | null>;
  /** The same page, whatever is wrong with a link. */
  unknown(locale: Locale): HtmlPage;
  tooOften(locale: Locale, sentence: string): HtmlPage;
}

/** The frame of pages behind a link in a mail, for who is not signed in: limits, and what is shown when there is nothing. */
@Injectable()
export class LinkVisits {
  constructor(private readonly rates: RateLimits) {}

  /** GET: shows. It must change nothing, since scanners of mail open every link. */
  show<Opened>(pages: LinkPages<Opened>, visit: LinkVisit, serve: Serve<Opened>): Promise<void> {
    return this.within('link', pages, visit, serve);
  }

  /** POST: answers. */
  answer<Opened>(pages: LinkPages<Opened>, visit: LinkVisit, serve: Serve<Opened>): Promise<void> {
    return this.within('answer', pages, visit, serve);
  }

  /** POST: a new link by mail, a few times an hour for each link; inside `answer`. */
  spendRenewal({ name }: Pick<LinkPages<unknown>, 'name'>, linkId: string): Promise<void> {
    return this.rates.spend(`${name}-link-again`, limits.again, linkId);
  }

  private async within<Opened>(
    what: 'link' | 'answer',
    pages: LinkPages<Opened>,
    { request, response, token }: LinkVisit,
    serve: Serve<Opened>,
  ): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      await this.rates.spend(`${pages.name}-${what}`, limits[what], request.ip ?? 'unknown');
      const opened = await pages.open(token);
      if (opened === null) return writeLinkPage(response, pages.unknown(locale), 404);
      await serve(opened, locale);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.retryAfter !== undefined) response.set('Retry-After', String(error.retryAfter));
      writeLinkPage(response, pages.tooOften(locale, error.sentence[locale]), 429);
    }
  }
}

type Serve<Opened> = (opened: Opened, locale: Locale) => Promise<void> | void;

/** Answers with a page that no search engine keeps. */
export function writeLinkPage(response: Response, page: HtmlPage, status = 200): void {
  response
    .status(status)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'X-Robots-Tag': 'noindex' })
    .send(writePage(page, String(response.locals['nonce'])));
}
