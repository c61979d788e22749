import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LinkVisits, writeLinkPage, type LinkPages, type LinkVisit } from '../access/link-visits.service.js';
import { longestMessage } from '../introductions/introduction.js';
import { formValues } from '../platform/form-values.js';
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

/** More than may be sent, so that who typed too much is told so and loses nothing. */
const mostTyped = 2 * longestMessage;

/**
 * The page behind the link in a mail about a message: plain HTML, for who is not signed in and may have no JavaScript.
 * GET shows and changes nothing, not even what was read, since scanners of mail open every link; POST answers, once.
 */
@Controller('bericht')
export class MessagePagesController {
  private readonly pages: LinkPages<{ opened: OpenedMessageLink; view: MessageLinkView }> = {
    name: 'message',
    unknown: unknownMessagePage,
    tooOften: tooOftenMessagePage,
    open: async (token) => {
      const opened = await this.links.recognise(token);
      const view = opened && (await this.links.view(opened));
      return opened && view ? { opened, view } : null;
    },
  };

  constructor(
    private readonly visits: LinkVisits,
    private readonly links: OpenMessageLink,
  ) {}

  @Get()
  show(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visits.show(this.pages, visit, ({ opened, view }) => {
      writeLinkPage(response, messagePage(view, askedFor(opened, visit)));
    });
  }

  @Post('nieuw')
  renew(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visits.answer(this.pages, visit, async ({ opened, view }) => {
      await this.visits.spendRenewal(this.pages, opened.link.id);
      const asked = askedFor(opened, visit);
      const isSent = await this.links.renew(opened);
      writeLinkPage(
        response,
        isSent ? sentMessagePage(asked.locale) : messagePage(view, asked),
        isSent ? 200 : 409,
      );
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
    return this.visits.answer(this.pages, visit, async ({ opened, view }) => {
      const asked = { ...askedFor(opened, visit), values: formValues(body, ['text'], mostTyped) };
      if (view.state !== 'OPEN') return writeLinkPage(response, messagePage(view, asked), 409);
      const { problems } = await this.links.answer(opened, asked.values['text'] ?? '');
      if (!problems) return response.redirect(303, `/bericht?token=${encodeURIComponent(visit.token)}`);
      const again = await this.links.recognise(visit.token);
      const now = (again && (await this.links.view(again))) ?? view;
      const wrong = problems.map(({ path, sentence }) => ({
        field: path.includes('text') ? 'text' : '',
        message: sentence[asked.locale],
      }));
      writeLinkPage(
        response,
        messagePage(now, { ...asked, problems: wrong }),
        now.state === 'OPEN' ? 422 : 409,
      );
    });
  }
}

const askedFor = ({ account, link }: OpenedMessageLink, { token }: LinkVisit): MessageAsked => ({
  locale: account.locale,
  token,
  party: link.party,
  problems: [],
  values: {},
});
