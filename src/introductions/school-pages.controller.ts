import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { LinkVisits, writeLinkPage, type LinkPages, type LinkVisit } from '../access/link-visits.service.js';
import { formValues } from '../platform/form-values.js';
import type { Locale } from '../platform/locale.js';
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

/**
 * The page behind the link in a mail to a college: plain HTML, for who has no account and may have no JavaScript. GET
 * shows and changes nothing, since scanners of mail open every link; POST answers, once.
 */
@Controller('school')
export class SchoolPagesController {
  private readonly pages: LinkPages<SchoolView> = {
    name: 'school',
    unknown: unknownSchoolPage,
    tooOften: tooOftenSchoolPage,
    open: (token) => this.answers.view(token),
  };

  constructor(
    private readonly visits: LinkVisits,
    private readonly answers: AnswerAsSchool,
  ) {}

  @Get()
  show(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visits.show(this.pages, visit, (view, locale) => {
      writeLinkPage(response, schoolPage(view, askedIn(locale, visit)));
    });
  }

  @Post('nieuw')
  renew(@Query('token') token: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = { request, response, token: String(token) };
    return this.visits.answer(this.pages, visit, async (view, locale) => {
      await this.visits.spendRenewal(this.pages, view.link.id);
      const asked = askedIn(locale, visit);
      const { problems } = await this.answers.renew(visit.token);
      writeLinkPage(
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
    return this.visits.answer(this.pages, visit, async (view, locale) => {
      const asked = { ...askedIn(locale, visit), values: formValues(body, schoolFields) };
      if (view.state !== 'OPEN') return writeLinkPage(response, schoolPage(view, asked), 409);
      const { says, problems } = schoolSaysOf(asked.values, schoolWords[asked.locale]);
      if (!says) return writeLinkPage(response, schoolPage(view, { ...asked, problems }), 422);
      const told = await this.answers.answer(visit.token, says);
      if (!told.problems) return response.redirect(303, `/school?token=${encodeURIComponent(visit.token)}`);
      const now = (await this.answers.view(visit.token)) ?? view;
      const field = told.problems.some(({ path }) => path.includes('intakeOn')) ? 'intakeOn' : '';
      const wrong = told.problems.map(({ sentence }) => ({ field, message: sentence[asked.locale] }));
      writeLinkPage(
        response,
        schoolPage(now, { ...asked, problems: wrong }),
        now.state === 'OPEN' ? 422 : 409,
      );
    });
  }
}

const askedIn = (locale: Locale, { token }: LinkVisit): SchoolAsked => ({
  locale,
  token,
  problems: [],
  values: {},
});
