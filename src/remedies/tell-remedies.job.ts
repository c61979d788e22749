import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import type { Introduction, Side } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { IntroductionNews } from '../introductions/tell-introduction-news.job.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { PlacesRepository } from '../places/places.repository.js';
import { hesitationSaidMail, remedyOfferedMail, type MailedIntroduction } from './remedies-mail.js';
import { hesitationSaid, remedyOffered } from './remedy-events.js';
import { RemedyOffersRepository } from './remedy-offers.repository.js';

/** What mails of this room say of an introduction; null when it is not there any more. */
@Injectable()
export class MailedIntroductions {
  constructor(
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
  ) {}

  async of(tx: Tx, id: string): Promise<{ introduction: Introduction; about: MailedIntroduction } | null> {
    const introduction = await this.introductions.byId(tx, id);
    const place = introduction && (await this.places.byId(tx, introduction.placeId));
    const employer = introduction && (await this.employers.byId(tx, introduction.employerId));
    if (!introduction || !place || !employer) return null;
    return {
      introduction,
      about: { introductionId: id, placeTitle: place.title, employerName: employer.name },
    };
  }
}

/** Tells the adviser that somebody hesitates. */
@Injectable()
@Handles(hesitationSaid, 'tell-hesitation-said')
export class TellHesitationSaid implements EventHandler<{ introductionId: string; hesitationId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailed: MailedIntroductions,
    private readonly news: IntroductionNews,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, payload: { introductionId: string; hesitationId: string }): Promise<void> {
    const found = await this.mailed.of(tx, payload.introductionId);
    const adviser = found && (await this.news.adviserOf(tx, found.introduction));
    if (!found || !adviser) return;
    await this.notices.tell(tx, adviser, {
      kind: 'hesitation-said',
      reason: `hesitation/${payload.hesitationId}/${adviser.id}`,
      subjectId: payload.introductionId,
      ...hesitationSaidMail(found.about, adviser.locale, this.config.publicUrl),
    });
  }
}

/** Tells whoever is to answer that there is an offer. */
@Injectable()
@Handles(remedyOffered, 'tell-remedy-offered')
export class TellRemedyOffered implements EventHandler<{ offerId: string; tell: Side }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailed: MailedIntroductions,
    private readonly offers: RemedyOffersRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { offerId, tell }: { offerId: string; tell: Side }): Promise<void> {
    const offer = await this.offers.byId(tx, offerId);
    const found = offer && (await this.mailed.of(tx, offer.introductionId));
    if (!found || (offer.status !== 'ASKED' && offer.status !== 'OFFERED')) return;
    const { candidateId, employerId } = found.introduction;
    const isToCandidate = tell === 'CANDIDATE';
    if (isToCandidate && !(await this.legalBases.hasBasis(tx, candidateId, 'CONTACT'))) return;
    const accounts = await this.accounts.accountsOf(tx, [isToCandidate ? candidateId : employerId]);
    for (const account of accounts)
      await this.notices.tell(tx, account, {
        kind: 'remedy-offered',
        reason: `remedy-offer/${offerId}/${tell}/${account.id}`,
        subjectId: found.introduction.id,
        ...remedyOfferedMail(found.about, tell, account.locale, this.config.publicUrl),
      });
  }
}
