import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../access/actor.js';
import { PaperRequests } from '../access/paper-requests.service.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { mayKnowCandidate, standsOf } from '../introductions/introduction-access.js';
import type { Introduction } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import type { Locale } from '../platform/locale.js';
import type { Paper } from '../platform/paper.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { MeetingsRepository } from './meetings.repository.js';
import { tasterDayPaper } from './taster-day-paper.js';

/** The agreement of a taster day as a PDF, for whoever may see the introduction. */
@Controller('papieren')
export class TasterDayPapersController {
  constructor(
    private readonly requests: PaperRequests,
    private readonly meetings: MeetingsRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  @Get('meeloopdag/:id/:locale.pdf')
  tasterDay(
    @Param('id') id: string,
    @Param('locale') language: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.requests.answer(
      { request, response, language, fileName: 'meeloopdag.pdf' },
      (tx, actor, locale) => this.paper(tx, actor, id, locale),
    );
  }

  private async paper(tx: Tx, actor: Actor, id: string, locale: Locale): Promise<Paper | null> {
    const meeting = isIdentifier(id) ? await this.meetings.byId(tx, id) : null;
    const introduction = meeting && (await this.introductions.byId(tx, meeting.introductionId));
    if (!introduction || standsOf(actor, 'introduction.read', introduction).length === 0) return null;
    const place = await this.places.byId(tx, introduction.placeId);
    const employer = await this.employers.byId(tx, introduction.employerId);
    if (!place || !employer) return null;
    return tasterDayPaper(
      {
        meeting,
        placeTitle: place.title,
        employerName: employer.name,
        kvkNumber: employer.kvkNumber,
        candidateName: await this.nameFor(tx, actor, introduction),
      },
      locale,
      tx.now,
    );
  }

  /** As on the screen: for the candidate, for an employer who may know, and for an adviser of the case. */
  private async nameFor(tx: Tx, actor: Actor, introduction: Introduction): Promise<string | null> {
    const { candidateId, status } = introduction;
    const isLawful = status === 'PLACED' || (await this.legalBases.introducible(tx, [candidateId])).size > 0;
    const stands = standsOf(actor, 'introduction.read', introduction);
    const isKnown =
      mayKnowCandidate(stands, introduction, isLawful) ||
      [...(await this.candidates.readableBy(tx, actor, [candidateId]))].length > 0;
    return isKnown ? ((await this.candidates.byId(tx, candidateId))?.name ?? null) : null;
  }
}
