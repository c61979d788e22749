import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimits } from '../access/rate-limits.service.js';
import { Refusal } from '../access/refusal.js';
import type { Throttle } from '../access/throttle.js';
import { formValues, type FieldProblem } from '../platform/form-values.js';
import { localeOf, type Locale } from '../platform/locale.js';
import { STALE, type Problem } from '../platform/problem.js';
import { AnswerByLink } from './answer-by-link.usecase.js';
import { answerOfForm, formFields } from './answer-form.js';
import {
  choicePage,
  closedPage,
  formPage,
  sentPage,
  tooOftenPage,
  unknownPage,
  type Asked,
} from './answer-pages.service.js';
import { answerWords } from './answer-words.js';
import { writePage, type HtmlPage } from '../platform/html-page.service.js';
import { OpenPlaceLink, type LinkView, type OpenedLink } from './open-place-link.service.js';
import { choices, type Answer, type Choice } from './place-answer.js';
import { RenewPlaceLink } from './renew-place-link.usecase.js';

const opening: Throttle = { per: 'source', times: 60, seconds: 900 };
const answering: Throttle = { per: 'source', times: 30, seconds: 900 };
const renewing: Throttle = { per: { argument: 'token' }, times: 3, seconds: 3600 };

/** What one request brings: the token is in the query, which no log line holds. */
interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly token: string;
}

/**
 * The pages behind the links in mail to an employer: plain HTML, for who is not signed in and may have no JavaScript.
 * GET shows and changes nothing, since scanners of mail open every link; POST answers, once.
 */
@Controller('antwoord')
export class AnswerPagesController {
  constructor(
    private readonly limits: RateLimits,
    private readonly opening: OpenPlaceLink,
    private readonly answers: AnswerByLink,
    private readonly renewals: RenewPlaceLink,
  ) {}

  @Get()
  show(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.visit({ request, response, token: String(token) }, opening, async (opened, view) => {
      const asked = askedFor(opened, String(token));
      answerWith(response, closedPage(view, asked) ?? choicePage(view, asked));
    });
  }

  @Get(':choice')
  showChoice(
    @Param('choice') name: string,
    @Query('token') token: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const choice = choiceNamed(name);
    return this.visit({ request, response, token: String(token) }, opening, async (opened, view) => {
      const asked = askedFor(opened, String(token));
      answerWith(
        response,
        closedPage(view, asked) ?? (choice ? formPage(choice, view, asked) : choicePage(view, asked)),
      );
    });
  }

  @Post('nieuw')
  renew(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visit(visit, answering, async (opened, view) => {
      await this.limits.spend('place-link-again', renewing, opened.link.id);
      const isSent = await this.renewals.execute(opened);
      const asked = askedFor(opened, visit.token);
      answerWith(
        response,
        isSent ? sentPage(asked.locale) : (closedPage(view, asked) ?? choicePage(view, asked)),
      );
    });
  }

  @Post(':choice')
  answer(
    @Param('choice') name: string,
    @Query('token') token: unknown,
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = { request, response, token: String(token) };
    const choice = choiceNamed(name);
    return this.visit(visit, answering, async (opened, view) => {
      const values = formValues(body, formFields);
      const asked = { ...askedFor(opened, visit.token), values };
      const closed = closedPage(view, asked);
      if (closed || !choice)
        return answerWith(response, closed ?? choicePage(view, asked), closed ? 409 : 404);
      const { answer, problems } = answerOfForm(choice, values, answerWords[asked.locale]);
      if (!answer) return answerWith(response, formPage(choice, view, { ...asked, problems }), 422);
      await this.give(visit, opened, choice, answer, asked);
    });
  }

  private async give(
    visit: Visit,
    opened: OpenedLink,
    choice: Choice,
    answer: Answer,
    asked: Asked,
  ): Promise<void> {
    const { response, token } = visit;
    const { problems } = await this.answers.execute(opened, answer);
    if (!problems) return response.redirect(303, `/antwoord?token=${encodeURIComponent(token)}`);
    const view = await this.opening.view(opened);
    if (!view) return answerWith(response, unknownPage(asked.locale), 404);
    const isStale = problems.some(({ code }) => code === STALE.code);
    const shown = { ...asked, problems: problems.map((each) => shownAt(each, asked.locale)) };
    const page =
      closedPage(view, shown) ?? formPage(choice, view, isStale ? { ...shown, values: {} } : shown);
    answerWith(response, page, isStale ? 409 : 422);
  }

  /** Recognises the link, within limits; who has none that is ours gets the same page, whatever is wrong with it. */
  private async visit(
    { request, response, token }: Visit,
    throttle: Throttle,
    serve: (opened: OpenedLink, view: LinkView) => Promise<void>,
  ): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      await this.limits.spend(
        throttle === answering ? 'place-answer' : 'place-link',
        throttle,
        request.ip ?? 'unknown',
      );
      const opened = await this.opening.recognise(token);
      const view = opened && (await this.opening.view(opened));
      if (!opened || !view) return answerWith(response, unknownPage(locale), 404);
      await serve(opened, view);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.retryAfter !== undefined) response.set('Retry-After', String(error.retryAfter));
      answerWith(response, tooOftenPage(locale, error.sentence[locale]), 429);
    }
  }
}

const askedFor = ({ account }: OpenedLink, token: string): Asked => ({
  locale: account.locale,
  token,
  problems: [],
  values: {},
});

function choiceNamed(name: string): Choice | undefined {
  return (Object.keys(choices) as Choice[]).find((choice) => choices[choice] === name);
}

/** A problem at the field of the form that it is about; `''`: about the whole. */
function shownAt({ code, path, sentence }: Problem, locale: Locale): FieldProblem {
  if (code === STALE.code) return { field: '', message: answerWords[locale].stale };
  const field = path.at(-1) ?? '';
  return { field: ['lapsesOn', 'startsOn', 'seats'].includes(field) ? field : '', message: sentence[locale] };
}

function answerWith(response: Response, page: HtmlPage, status = 200): void {
  response
    .status(status)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'X-Robots-Tag': 'noindex' })
    .send(writePage(page, String(response.locals['nonce'])));
}
