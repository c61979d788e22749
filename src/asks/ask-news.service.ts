import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository, type Account } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { employerKnows } from '../introductions/introduction-mail.js';
import { isOpen } from '../introductions/introduction.js';
import { IntroductionsRepository } from '../introductions/introductions.repository.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import type { Tx } from '../platform/transaction.service.js';
import { PlacesRepository } from '../places/places.repository.js';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { askerMail, deskMail, type AskTold } from './ask-mail.js';
import { shownTo, type Ask, type Followed } from './ask.js';
import { AsksRepository } from './asks.repository.js';

/** Tells the desk that somebody asks, and whoever asked what came of it. */
@Injectable()
export class AskNews {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly asks: AsksRepository,
    private readonly introductions: IntroductionsRepository,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly reference: ReferenceRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly legalBases: LegalBasesRepository,
    private readonly notices: Notices,
  ) {}

  /** To whoever is responsible for the place while it waits; LATE to the coordinators as well. */
  async toDesk(tx: Tx, askId: string, why: 'NEW' | 'NUDGE' | 'LATE', daysBefore = 0): Promise<void> {
    const told = await this.toldOf(tx, askId);
    if (told?.ask.status !== 'OPEN') return;
    for (const account of await this.deskOf(tx, told.ask, why))
      await this.notices.tell(tx, account, {
        kind: why === 'NEW' ? 'ask-made' : 'ask-nudge',
        reason: `ask/${askId}/${why}/${daysBefore}/${account.id}`,
        subjectId: askId,
        ...deskMail(told, why, account.locale, this.config.publicUrl),
      });
  }

  /** Once, when it ended and the asker may know; of an introduction they hear by its own mails. */
  async toAsker(tx: Tx, askId: string): Promise<void> {
    const told = await this.toldOf(tx, askId);
    if (!told) return;
    const { ask } = told;
    const shown = shownTo(ask.askedBy, ask, await this.followedOf(tx, ask));
    if (shown.status !== 'DECLINED' && shown.status !== 'LAPSED') return;
    const isCandidate = ask.askedBy === 'CANDIDATE';
    if (isCandidate && !(await this.legalBases.hasBasis(tx, ask.candidateId, 'CONTACT'))) return;
    const subject = isCandidate ? ask.candidateId : ask.employerId;
    for (const account of await this.accounts.accountsOf(tx, [subject])) {
      const mail = askerMail(told, shown, account.locale, this.config.publicUrl);
      if (mail)
        await this.notices.tell(tx, account, {
          kind: 'ask-answered',
          reason: `ask/${askId}/ended/${account.id}`,
          subjectId: askId,
          ...mail,
        });
    }
  }

  /** What of the introduction that followed decides what an employer may know. */
  private async followedOf(
    tx: Tx,
    { introductionId }: Pick<Ask, 'introductionId'>,
  ): Promise<Followed | null> {
    return introductionId ? ((await this.followed(tx, [introductionId])).get(introductionId) ?? null) : null;
  }

  /** The same for many introductions in one statement, by their id. */
  async followed(tx: Tx, introductionIds: readonly string[]): Promise<Map<string, Followed>> {
    const introductions = await this.introductions.byIds(tx, introductionIds);
    return new Map(
      introductions.map((each) => [
        each.id,
        { employerKnows: employerKnows(each), isOpen: isOpen(each), moveBy: each.moveBy },
      ]),
    );
  }

  private async toldOf(tx: Tx, askId: string): Promise<AskTold | null> {
    const ask = await this.asks.byId(tx, askId);
    const place = ask && (await this.places.byId(tx, ask.placeId));
    const employer = ask && (await this.employers.byId(tx, ask.employerId));
    return ask && place && employer ? { ask, placeTitle: place.title, employerName: employer.name } : null;
  }

  private async deskOf(tx: Tx, { placeId, regionCode, employerId }: Ask, why: string): Promise<Account[]> {
    const place = await this.places.byId(tx, placeId);
    const area = place && (await this.reference.postcodeInUse(tx, place.postcode4));
    const qualification = place && (await this.reference.qualificationInUse(tx, place.creboCode));
    const responsible = await this.responsibilities.responsibleFor(tx, {
      employerId,
      regionCode,
      municipalityCode: area?.municipalityCode ?? null,
      sectorCode: qualification?.sectorCode ?? null,
    });
    const named = await this.accounts.byIds(tx, responsible);
    const over = why === 'LATE' ? await this.accounts.inRegion(tx, 'COORDINATOR', regionCode) : [];
    return [...named, ...over.filter(({ id }) => !responsible.includes(id))];
  }
}
