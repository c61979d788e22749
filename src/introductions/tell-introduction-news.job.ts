import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import type { NoticeMail } from '../notices/notice.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import {
  candidatePlaced,
  enrolmentTold,
  introductionAccepted,
  introductionEnded,
  introductionProposed,
} from './introduction-events.js';
import {
  endedWithPlace,
  introductionMail,
  type News,
  type Recipient,
  type Told,
} from './introduction-mail.js';
import type { EndCause, Introduction, Side } from './introduction.js';
import { IntroductionsRepository } from './introductions.repository.js';
import { nextBestParts } from './next-best-mail.js';
import { NextBestPlaces } from './next-best-places.service.js';
import { PlacementsRepository } from './placements.repository.js';
import { turnText } from './whose-turn.js';

interface OfIntroduction {
  introductionId: string;
}

type SchoolNews = Extract<News, { kind: 'SCHOOL' }>;

const mailOf: Record<News['kind'], NoticeMail> = {
  PROPOSED: 'introduction-proposed',
  ACCEPTED: 'introduction-accepted',
  SCHOOL: 'introduction-accepted',
  ENDED: 'introduction-ended',
  PLACED: 'introduction-placed',
};

const footer = {
  nl: 'U krijgt deze mail omdat u bij dit voorstel betrokken bent. Vragen? Bel het loket in uw regio.',
  en: 'You get this mail because this introduction concerns you. Questions? Call the service desk in your region.',
};

/** Tells candidate, employer and adviser by mail, each in their language, each with what comes next. */
@Injectable()
export class IntroductionNews {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly introductions: IntroductionsRepository,
    private readonly placements: PlacementsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly notices: Notices,
    private readonly nextBest: NextBestPlaces,
  ) {}

  async tell(tx: Tx, { introductionId }: OfIntroduction, news: News): Promise<void> {
    const introduction = await this.introductions.byId(tx, introductionId);
    const place = introduction && (await this.places.byId(tx, introduction.placeId));
    const employer = introduction && (await this.employers.byId(tx, introduction.employerId));
    if (!introduction || !place || !employer) return;
    const [placement] = await this.placements.placementsOf(tx, [introductionId]);
    const told = {
      introduction,
      placeTitle: place.title,
      employerName: employer.name,
      startsOn: placement?.startsOn ?? null,
    };
    for (const [recipient, account] of await this.recipientsOf(tx, introduction))
      await this.mail(tx, news, recipient, account, told);
  }

  private async recipientsOf(tx: Tx, introduction: Introduction): Promise<[Recipient, Account][]> {
    const { candidateId, employerId } = introduction;
    const wantsMail = await this.legalBases.hasBasis(tx, candidateId, 'CONTACT');
    const accounts = await this.accounts.accountsOf(tx, wantsMail ? [candidateId, employerId] : [employerId]);
    const adviser = await this.adviserOf(tx, introduction);
    return [
      ...accounts.map((account): [Recipient, Account] => [
        account.subjectId === candidateId ? 'CANDIDATE' : 'EMPLOYER',
        account,
      ]),
      ...(adviser ? [['ADVISER', adviser] as [Recipient, Account]] : []),
    ];
  }

  /** Who carries it, as long as they work at one of the two desks; else a coordinator of the place's desk. */
  async adviserOf(tx: Tx, introduction: Introduction): Promise<Account | null> {
    const { id: introductionId, regionCode, candidateRegionCode } = introduction;
    const carrier = (await this.introductions.carriersOf(tx, [introductionId])).get(introductionId);
    for (const code of new Set([regionCode, candidateRegionCode])) {
      const advisers = await this.accounts.inRegion(tx, 'ADVISER', code);
      const found = advisers.find(({ id }) => id === carrier);
      if (found) return found;
    }
    const [coordinator] = await this.accounts.inRegion(tx, 'COORDINATOR', regionCode);
    return coordinator ?? null;
  }

  private async mail(tx: Tx, news: News, recipient: Recipient, account: Account, told: Told): Promise<void> {
    const { id: accountId, locale } = account;
    const words = introductionMail(news, recipient, told, locale);
    if (!words) return;
    const { introduction } = told;
    const turn = turnText(introduction, locale);
    const isGone = news.kind === 'ENDED' && recipient === 'CANDIDATE' && looksOn(introduction);
    const others = isGone ? await this.nextBest.of(tx, introduction.candidateId) : [];
    await this.notices.tell(tx, account, {
      kind: mailOf[news.kind],
      reason: `${reasonOf(news, recipient, introduction)}/${accountId}`,
      subjectId: introduction.id,
      subject: words.subject,
      body: {
        locale,
        heading: words.subject,
        parts: [
          { kind: 'text', text: words.text },
          { kind: 'text', text: words.next },
          ...(turn ? [{ kind: 'text' as const, text: turn }] : []),
          ...nextBestParts(others, locale, this.config.publicUrl),
          {
            kind: 'button',
            label: words.label,
            url: `${this.config.publicUrl}/voorstellen/${introduction.id}`,
          },
        ],
        footer: footer[locale],
      },
    });
  }
}

/** What happens once in an introduction is mailed once; an employer whose place is gone hears so once for all of them. */
function reasonOf(news: News, recipient: Recipient, introduction: Introduction): string {
  const { id, placeId, endCause, endedAt } = introduction;
  if (news.kind === 'ENDED' && recipient === 'EMPLOYER' && endedWithPlace(introduction))
    return `place/${placeId}/introductions-ended/${endCause}/${endedAt?.getTime()}`;
  if (news.kind === 'SCHOOL')
    return `introduction/${id}/SCHOOL-${introduction.enrolment?.updatedAt.getTime()}`;
  return `introduction/${id}/${news.kind}${news.kind === 'ACCEPTED' ? `-${news.side}` : ''}`;
}

const notByCandidate: readonly (EndCause | null)[] = ['EMPLOYER_DECLINED', 'SCHOOL_REFUSED', 'NO_ANSWER'];

/** Whether the candidate is told at once what else fits: they did not end it themselves, and are still looking. */
function looksOn(introduction: Introduction): boolean {
  return endedWithPlace(introduction) || notByCandidate.includes(introduction.endCause);
}

@Injectable()
@Handles(enrolmentTold, 'tell-enrolment')
export class TellEnrolment implements EventHandler<OfIntroduction & Omit<SchoolNews, 'kind'>> {
  constructor(private readonly news: IntroductionNews) {}
  handle(
    tx: Tx,
    { introductionId, status, toldBy }: OfIntroduction & Omit<SchoolNews, 'kind'>,
  ): Promise<void> {
    return this.news.tell(tx, { introductionId }, { kind: 'SCHOOL', status, toldBy });
  }
}

@Injectable()
@Handles(introductionProposed, 'tell-introduction-proposed')
export class TellIntroductionProposed implements EventHandler<OfIntroduction> {
  constructor(private readonly news: IntroductionNews) {}
  handle(tx: Tx, payload: OfIntroduction): Promise<void> {
    return this.news.tell(tx, payload, { kind: 'PROPOSED' });
  }
}

@Injectable()
@Handles(introductionAccepted, 'tell-introduction-accepted')
export class TellIntroductionAccepted implements EventHandler<OfIntroduction & { side: Side }> {
  constructor(private readonly news: IntroductionNews) {}
  handle(tx: Tx, { introductionId, side }: OfIntroduction & { side: Side }): Promise<void> {
    return this.news.tell(tx, { introductionId }, { kind: 'ACCEPTED', side });
  }
}

@Injectable()
@Handles(introductionEnded, 'tell-introduction-ended')
export class TellIntroductionEnded implements EventHandler<OfIntroduction> {
  constructor(private readonly news: IntroductionNews) {}
  handle(tx: Tx, payload: OfIntroduction): Promise<void> {
    return this.news.tell(tx, payload, { kind: 'ENDED' });
  }
}

@Injectable()
@Handles(candidatePlaced, 'tell-candidate-placed')
export class TellCandidatePlaced implements EventHandler<OfIntroduction> {
  constructor(private readonly news: IntroductionNews) {}
  handle(tx: Tx, payload: OfIntroduction): Promise<void> {
    return this.news.tell(tx, payload, { kind: 'PLACED' });
  }
}
