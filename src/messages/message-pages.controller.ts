import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimits } from '../access/rate-limits.service.js';
import { Refusal } from '../access/refusal.js';
import type { Throttle } from '../access/throttle.js';
import { longestMessage } from '../introductions/introduction.js';
import { formValues } from '../platform/form-values.js';
import { writePage, type HtmlPage } from '../platform/html-page.service.js';
import { localeOf } from '../platform/locale.js';
import {
  messagePage,
  sentMessagePage,
  tooOftenMessagePage,
  unknownMessagePage,
  type MessageAsked,
} from './message-pages.service.js';
import {
  OpenMessageLink,
  type MessageLinkView,
  type OpenedMessageLink,
} from './open-message-link.service.js';

const opening: Throttle = { per: 'source', times: 60, seconds: 900 };
const answering: Throttle = { per: 'source', times: 30, seconds: 900 };
const renewing: Throttle = { per: { argument: 'token' }, times: 3, seconds: 3600 };
/** More than may be sent, so that who typed too much is told so and loses nothing. */
const mostTyped = 2 * longestMessage;

/** One request; the token is in the query, which no log line holds. */
interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly token: string;
}

/**
 * The page behind the link in a mail about a message: plain HTML, for who is not signed in and may have no JavaScript.
 * GET shows and changes nothing, not even what was read, since scanners of mail open every link; POST answers, once.
 */
@Controller('bericht')
export class MessagePagesController {
  constructor(
    private readonly limits: RateLimits,
    private readonly links: OpenMessageLink,
  ) {}

  @Get()
  show(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.visit({ request, response, token: String(token) }, opening, (_, view, asked) => {
      write(response, messagePage(view, asked));
    });
  }

  @Post('nieuw')
  renew(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.visit({ request, response, token: String(token) }, answering, async (opened, view, asked) => {
      await this.limits.spend('message-link-again', renewing, opened.link.id);
      const isSent = await this.links.renew(opened);
      write(response, isSent ? sentMessagePage(asked.locale) : messagePage(view, asked), isSent ? 200 : 409);
    });
  }

  @Post()
  answer(
    @Query('token') token: unknown,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visit(visit, answering, async (opened, view, bare) => {
      const asked = { ...bare, values: formValues(body, ['text'], mostTyped) };
      if (view.state !== 'OPEN') return write(response, messagePage(view, asked), 409);
      const { problems } = await this.links.answer(opened, asked.values['text'] ?? '');
      if (!problems) return response.redirect(303, `/bericht?token=${encodeURIComponent(visit.token)}`);
      const again = await this.links.recognise(visit.token);
      const now = (again && (await this.links.view(again))) ?? view;
      const wrong = problems.map(({ path, sentence }) => ({
        field: path.includes('text') ? 'text' : '',
        message: sentence[asked.locale],
      }));
      write(response, messagePage(now, { ...asked, problems: wrong }), now.state === 'OPEN' ? 422 : 409);
    });
  }

  /** Recognises the link, within limits; who has none that is ours gets the same page, whatever is wrong with it. */
  private async visit(
    { request, response, token }: Visit,
    throttle: Throttle,
    serve: (opened: OpenedMessageLink, view: MessageLinkView, asked: MessageAsked) => Promise<void> | void,
  ): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      const name = throttle === answering ? 'message-answer' : 'message-link';
      await this.limits.spend(name, throttle, request.ip ?? 'unknown');
      const opened = await this.links.recognise(token);
      const view = opened && (await this.links.view(opened));
      if (!opened || !view) return write(response, unknownMessagePage(locale), 404);
      const { account, link } = opened;
      await serve(opened, view, {
        locale: account.locale,
        token,
        party: link.party,
        problems: [],
        values: {},
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.retryAfter !== undefined) response.set('Retry-After', String(error.retryAfter));
      write(response, tooOftenMessagePage(locale, error.sentence[locale]), 429);
    }
  }
}

function write(response: Response, page: HtmlPage, status = 200): void {
  response
    .status(status)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'X-Robots-Tag': 'noindex' })
    .send(writePage(page, String(response.locals['nonce'])));
}
