import { Injectable } from '@nestjs/common';
import { visitor } from '../access/actor.js';
import { AuditLog } from '../access/audit-log.service.js';
import { LINK_USED_OR_EXPIRED } from '../access/sign-in-problems.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import type { ClassStart } from '../colleges/class-start.js';
import { ClassStartsRepository } from '../colleges/class-starts.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { NOT_ALLOWED_NOW, problem, refuse, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { AskSchool } from './ask-school.usecase.js';
import type { Brokered, Introduction } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { RecordEnrolment } from './record-enrolment.usecase.js';
import { schoolLinkState, type SchoolLink, type SchoolLinkState, type SchoolSays } from './school-link.js';
import { SchoolLinksRepository } from './school-links.repository.js';

/** What a college sees behind its link: no more than it needs to give somebody a seat. */
export interface SchoolView {
  readonly state: SchoolLinkState;
  readonly link: SchoolLink;
  /** Null once there is nothing to answer any more, or no ground to tell it. */
  readonly candidateName: string | null;
  readonly qualification: string;
  readonly employerName: string;
  readonly place: Place;
  readonly classStart: ClassStart | null;
}

/**
 * A college answers by the link in a mail, once; a new link is mailed when it wants to say more. Whoever holds the link
 * is nobody here, and reaches this one introduction.
 */
@Injectable()
export class AnswerAsSchool {
  constructor(
    private readonly transaction: Transaction,
    private readonly links: SchoolLinksRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly enrolments: RecordEnrolment,
    private readonly asking: AskSchool,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly candidates: CandidatesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly classStarts: ClassStartsRepository,
    private readonly reference: ReferenceRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Null for a token that we did not make. */
  view(token: string): Promise<SchoolView | null> {
    return this.transaction.beyond('answer-as-school', async (tx) => {
      const link = await this.links.byToken(tx, token);
      const introduction = link && (await this.introductions.byId(tx, link.introductionId));
      const place = introduction && (await this.places.byId(tx, introduction.placeId));
      if (!link || !place) return null;
      const state = schoolLinkState(link, introduction, tx.now);
      const isLawful =
        state === 'OPEN' &&
        (await this.legalBases.introducible(tx, [introduction.candidateId])).has(introduction.candidateId);
      const candidate = isLawful ? await this.candidates.byId(tx, introduction.candidateId) : null;
      const employer = await this.employers.byId(tx, introduction.employerId);
      const [qualification] = await this.reference.qualificationsByCode(tx, [place.creboCode]);
      const classStartId = introduction.enrolment?.classStartId ?? null;
      return {
        state,
        link,
        candidateName: candidate?.name ?? null,
        qualification: qualification?.name ?? place.creboCode,
        employerName: employer?.name ?? '',
        place,
        classStart: classStartId ? await this.classStarts.byId(tx, classStartId) : null,
      };
    });
  }

  /** LINK_USED_OR_EXPIRED, or whatever recording refuses with; then nothing has changed. */
  answer(token: string, { status, intakeOn, name }: SchoolSays): Promise<Result<Brokered>> {
    return this.transaction.run((tx) =>
      tx.beyond('answer-as-school', async () => {
        const opened = await this.opened(tx, token);
        if (!opened || !(await this.links.use(tx, opened.link.id, name)))
          return refuse(problem(LINK_USED_OR_EXPIRED, 'token'));
        const { link, introduction } = opened;
        const classStartId = introduction.enrolment?.classStartId ?? null;
        const news = { introductionId: introduction.id, status, classStartId, intakeOn, note: null };
        const teller = { toldBy: 'SCHOOL', by: link.madeBy } as const;
        const told = await this.enrolments.tell(tx, introduction, news, teller);
        if (told.problems) return told;
        await this.audit.record(tx, {
          actor: visitor,
          action: 'school.answered',
          subject: { kind: 'INTRODUCTION', id: introduction.id },
          about: { kind: 'CANDIDATE', id: introduction.candidateId },
          regionCode: introduction.regionCode,
          why: null,
          details: { status },
        });
        return told;
      }),
    );
  }

  /** Mails a new link to the same address. Refused while the old one works, and when there is nothing to answer. */
  renew(token: string): Promise<Result<true>> {
    return this.transaction.run((tx) =>
      tx.beyond('answer-as-school', async () => {
        const opened = await this.opened(tx, token);
        if (!opened || !['USED', 'EXPIRED'].includes(opened.state))
          return refuse(problem(NOT_ALLOWED_NOW, 'token'));
        await this.asking.mail(tx, opened.introduction, opened.link);
        return { value: true as const };
      }),
    );
  }

  private async opened(
    tx: Tx,
    token: string,
  ): Promise<{ link: SchoolLink; introduction: Introduction; state: SchoolLinkState } | null> {
    const link = await this.links.byToken(tx, token);
    const introduction = link && (await this.introductions.forUpdate(tx, link.introductionId));
    if (!link || !introduction) return null;
    return { link, introduction, state: schoolLinkState(link, introduction, tx.now) };
  }
}
