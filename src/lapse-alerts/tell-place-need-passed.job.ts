import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { placeNeedPassed } from '../candidates/candidate-events.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { recipientsOf } from '../deadlines/recipients.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import type { Desk } from '../desks/responsible.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { myPlaceNeedPassedMail, placeNeedPassedMail } from './place-need-mail.js';

/** Whether somebody still needs a place by a day that has passed; a new day, a placement or leaving ends that. */
@Injectable()
@ChecksMail('place-need-passed')
export class CheckPlaceNeedMail implements MailCheck {
  constructor(
    private readonly candidates: CandidatesRepository,
    private readonly accounts: AccountsRepository,
    private readonly legalBases: LegalBasesRepository,
  ) {}

  async mayStillLeave(tx: Tx, { to, subjectId }: WaitingMail): Promise<boolean> {
    if (!(await this.stillStands(tx, subjectId))) return false;
    const own = await this.accounts.accountsOf(tx, [subjectId]);
    const isToCandidate = own.some(({ email }) => email === to);
    return !isToCandidate || this.legalBases.hasBasis(tx, subjectId, 'CONTACT');
  }

  /** The day is still the one that passed, and there is still no place. */
  async stillStands(tx: Tx, candidateId: string): Promise<boolean> {
    const needed = (await this.candidates.byId(tx, candidateId))?.placeNeededBy ?? null;
    return needed !== null && needed < tx.today && (await this.candidates.inMatching(tx, candidateId));
  }
}

/**
 * Tells the case team, or who stands in for it, that the day by which somebody needed a place has passed, and the
 * candidate what to do next. Each once a day that passed; who found a place or chose another day by now is no news.
 */
@Injectable()
@Handles(placeNeedPassed, 'tell-place-need-passed')
export class TellPlaceNeedPassed implements EventHandler<{ candidateId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly check: CheckPlaceNeedMail,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { candidateId }: { candidateId: string }): Promise<void> {
    const [candidate] = await this.lapseAlerts.candidatesAtRisk(tx, [candidateId]);
    if (!candidate || !(await this.check.stillStands(tx, candidateId))) return;
    const { regionCode, neededBy } = candidate;
    const desk = (await this.responsibilities.desks(tx, [regionCode])).get(regionCode) as Desk;
    const mail = (accountId: string) => ({
      kind: 'place-need-passed' as const,
      reason: `place-need/${candidateId}/${neededBy}/${accountId}`,
      subjectId: candidateId,
    });
    const { publicUrl } = this.config;
    for (const member of await this.accounts.byIds(tx, recipientsOf(desk, candidate, null)))
      await this.notices.tell(tx, member, {
        ...mail(member.id),
        ...placeNeedPassedMail(candidate, member.locale, publicUrl),
      });
    for (const own of await this.accounts.accountsOf(tx, [candidateId]))
      await this.notices.tell(tx, own, {
        ...mail(own.id),
        ...myPlaceNeedPassedMail(candidate, own.locale, publicUrl),
      });
  }
}
