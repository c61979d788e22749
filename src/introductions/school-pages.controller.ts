import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimits } from '../access/rate-limits.service.js';
import { Refusal } from '../access/refusal.js';
import type { Throttle } from '../access/throttle.js';
import { formValues } from '../platform/form-values.js';
import { writePage, type HtmlPage } from '../platform/html-page.service.js';
import { localeOf } from '../platform/locale.js';
import { AnswerAsSchool, type SchoolView } from './answer-as-school.usecase.js';
import {
  schoolPage,
  sentSchoolPage,
  tooOftenSchoolPage,
  unknownSchoolPage,
  type SchoolAsked,
} from './school-pages.service.js';
import { schoolFields, schoolSaysOf } from './school-link.js';
import { schoolWords } from './school-words.js';

const opening: Throttle = { per: 'source', times: 60, seconds: 900 };
const answering: Throttle = { per: 'source', times: 30, seconds: 900 };
const renewing: Throttle = { per: { argument: 'token' }, times: 3, seconds: 3600 };

/** One request; the token is in the query, which no log line holds. */
interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly token: string;
}

/**
 * The page behind the link in a mail to a college: plain HTML, for who has no account and may have no JavaScript. GET
 * shows and changes nothing, since scanners of mail open every link; POST answers, once.
 */
@Controller('school')
export class SchoolPagesController {
  constructor(
    private readonly limits: RateLimits,
    private readonly answers: AnswerAsSchool,
  ) {}

  @Get()
  show(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.visit({ request, response, token: String(token) }, opening, (view, asked) => {
      write(response, schoolPage(view, asked));
    });
  }

  @Post('nieuw')
  renew(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visit(visit, answering, async (view, asked) => {
      await this.limits.spend('school-link-again', renewing, view.link.id);
      const { problems } = await this.answers.renew(visit.token);
      write(
        response,
        problems ? schoolPage(view, asked) : sentSchoolPage(asked.locale),
        problems ? 409 : 200,
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
    return this.visit(visit, answering, async (view, bare) => {
      const asked = { ...bare, values: formValues(body, schoolFields) };
      if (view.state !== 'OPEN') return write(response, schoolPage(view, asked), 409);
      const { says, problems } = schoolSaysOf(asked.values, schoolWords[asked.locale]);
      if (!says) return write(response, schoolPage(view, { ...asked, problems }), 422);
      const told = await this.answers.answer(visit.token, says);
      if (!told.problems) return response.redirect(303, `/school?token=${encodeURIComponent(visit.token)}`);
      const now = (await this.answers.view(visit.token)) ?? view;
      const field = told.problems.some(({ path }) => path.includes('intakeOn')) ? 'intakeOn' : '';
      const wrong = told.problems.map(({ sentence }) => ({ field, message: sentence[asked.locale] }));
      write(response, schoolPage(now, { ...asked, problems: wrong }), now.state === 'OPEN' ? 422 : 409);
    });
  }

  /** Recognises the link, within limits; who has none that is ours gets the same page, whatever is wrong with it. */
  private async visit(
    { request, response, token }: Visit,
    throttle: Throttle,
    serve: (view: SchoolView, asked: SchoolAsked) => Promise<void> | void,
  ): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      const name = throttle === answering ? 'school-answer' : 'school-link';
      await this.limits.spend(name, throttle, request.ip ?? 'unknown');
      const view = await this.answers.view(token);
      if (!view) return write(response, unknownSchoolPage(locale), 404);
      await serve(view, { locale, token, problems: [], values: {} });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.retryAfter !== undefined) response.set('Retry-After', String(error.retryAfter));
      write(response, tooOftenSchoolPage(locale, error.sentence[locale]), 429);
    }
  }
}

function write(response: Response, page: HtmlPage, status = 200): void {
  response
    .status(status)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'X-Robots-Tag': 'noindex' })
    .send(writePage(page, String(response.locals['nonce'])));
}
