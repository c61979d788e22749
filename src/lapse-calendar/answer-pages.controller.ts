import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LinkVisits, writeLinkPage, type LinkPages, type LinkVisit } from '../access/link-visits.service.js';
import { formValues, type FieldProblem } from '../platform/form-values.js';
import type { Locale } from '../platform/locale.js';
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
import { OpenPlaceLink, type LinkView, type OpenedLink } from './open-place-link.service.js';
import { choices, type Answer, type Choice } from './place-answer.js';
import { RenewPlaceLink } from './renew-place-link.usecase.js';

/**
 * The pages behind the links in mail to an employer: plain HTML, for who is not signed in and may have no JavaScript.
 * GET shows and changes nothing, since scanners of mail open every link; POST answers, once.
 */
@Controller('antwoord')
export class AnswerPagesController {
  private readonly pages: LinkPages<{ opened: OpenedLink; view: LinkView }> = {
    name: 'place',
    unknown: unknownPage,
    tooOften: tooOftenPage,
    open: async (token) => {
      const opened = await this.opening.recognise(token);
      const view = opened && (await this.opening.view(opened));
      return opened && view ? { opened, view } : null;
    },
  };

  constructor(
    private readonly visits: LinkVisits,
    private readonly opening: OpenPlaceLink,
    private readonly answers: AnswerByLink,
    private readonly renewals: RenewPlaceLink,
  ) {}

  @Get()
  show(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visits.show(this.pages, visit, ({ opened, view }) => {
      const asked = askedFor(opened, visit);
      writeLinkPage(response, closedPage(view, asked) ?? choicePage(view, asked));
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
    const visit = { request, response, token: String(token) };
    return this.visits.show(this.pages, visit, ({ opened, view }) => {
      const asked = askedFor(opened, visit);
      writeLinkPage(
        response,
        closedPage(view, asked) ?? (choice ? formPage(choice, view, asked) : choicePage(view, asked)),
      );
    });
  }

  @Post('nieuw')
  renew(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visits.answer(this.pages, visit, async ({ opened, view }) => {
      await this.visits.spendRenewal(this.pages, opened.link.id);
      const isSent = await this.renewals.execute(opened);
      const asked = askedFor(opened, visit);
      writeLinkPage(
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
    return this.visits.answer(this.pages, visit, async ({ opened, view }) => {
      const values = formValues(body, formFields);
      const asked = { ...askedFor(opened, visit), values };
      const closed = closedPage(view, asked);
      if (closed || !choice)
        return writeLinkPage(response, closed ?? choicePage(view, asked), closed ? 409 : 404);
      const { answer, problems } = answerOfForm(choice, values, answerWords[asked.locale]);
      if (!answer) return writeLinkPage(response, formPage(choice, view, { ...asked, problems }), 422);
      await this.give(visit, opened, choice, answer, asked);
    });
  }

  private async give(
    visit: LinkVisit,
    opened: OpenedLink,
    choice: Choice,
    answer: Answer,
    asked: Asked,
  ): Promise<void> {
    const { response, token } = visit;
    const { problems } = await this.answers.execute(opened, answer);
    if (!problems) return response.redirect(303, `/antwoord?token=${encodeURIComponent(token)}`);
    const view = await this.opening.view(opened);
    if (!view) return writeLinkPage(response, unknownPage(asked.locale), 404);
    const isStale = problems.some(({ code }) => code === STALE.code);
    const shown = { ...asked, problems: problems.map((each) => shownAt(each, asked.locale)) };
    const page =
      closedPage(view, shown) ?? formPage(choice, view, isStale ? { ...shown, values: {} } : shown);
    writeLinkPage(response, page, isStale ? 409 : 422);
  }
}

const askedFor = ({ account }: OpenedLink, { token }: LinkVisit): Asked => ({
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
