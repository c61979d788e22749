import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor.js';
import { PaperRequests } from '../access/paper-requests.service.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { standsOf } from '../introductions/introduction-access.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import type { Locale } from '../platform/locale.js';
import type { Paper } from '../platform/paper.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { dataSheet } from './data-sheet.js';
import { ReadPapers } from './read-papers.service.js';

/** The data sheet for the college as a PDF: for an adviser of the case, who sends it on. */
@Controller('papieren')
export class DataSheetController {
  constructor(
    private readonly requests: PaperRequests,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly candidates: CandidatesRepository,
    private readonly reading: ReadPapers,
  ) {}

  @Get('plaatsing/:id/:locale.pdf')
  placement(
    @Param('id') id: string,
    @Param('locale') language: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.requests.answer(
      { request, response, language, fileName: 'praktijkovereenkomst.pdf' },
      (tx, actor, locale) => this.sheet(tx, actor, id, locale),
    );
  }

  private async sheet(tx: Tx, actor: Actor, id: string, locale: Locale): Promise<Paper | null> {
    const introduction = isIdentifier(id) ? await this.introductions.byId(tx, id) : null;
    if (!introduction || !standsOf(actor, 'enrolment.record', introduction).includes('ADVISER')) return null;
    const { candidateId, placeId, employerId } = introduction;
    const isReadable = [...(await this.candidates.readableBy(tx, actor, [candidateId]))].length > 0;
    const candidate = isReadable ? await this.candidates.byId(tx, candidateId) : null;
    const standing = await this.reading.of(tx, introduction);
    const place = await this.places.byId(tx, placeId);
    const employer = await this.employers.byId(tx, employerId);
    if (!candidate || !standing || !place || !employer) return null;
    const open = standing.checks.filter(({ isDone }) => !isDone).map(({ check }) => check);
    const { startsOn, needed } = standing;
    return dataSheet({ candidate, employer, place, startsOn, needed, open }, locale, tx.now);
  }
}
