import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { LegalBasesRepository } from '../candidates/legal-bases.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { LapseAlertsRepository } from '../lapse-alerts/lapse-alerts.repository.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { Notices } from '../notices/notices.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Handles, type EventHandler } from '../platform/handles.decorator.js';
import { ChecksMail, type MailCheck, type WaitingMail } from '../platform/mail-checks.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { FoundMatchesRepository } from './found-matches.repository.js';
import { firstCandidateFound, matchesFound } from './match-news-events.js';
import { firstCandidateMail, newMatchesMail } from './match-news-mail.js';

/** Whether a candidate may be mailed of matches: in matching, and with a ground for contact. */
@Injectable()
@ChecksMail('new-matches')
export class CheckMatchMail implements MailCheck {
  constructor(private readonly legalBases: LegalBasesRepository) {}

  /** Asked again when the mail leaves, or is told in a morning mail: it may have waited for a week. */
  mayStillLeave(tx: Tx, { subjectId }: Pick<WaitingMail, 'subjectId'>): Promise<boolean> {
    return this.mayBeMailed(tx, subjectId);
  }

  async mayBeMailed(tx: Tx, candidateId: string): Promise<boolean> {
    return (
      (await this.legalBases.hasBasis(tx, candidateId, 'MATCHING')) &&
      (await this.legalBases.hasBasis(tx, candidateId, 'CONTACT'))
    );
  }
}

/** Tells a candidate of the new places that still fit: each once, however often this runs. */
@Injectable()
@Handles(matchesFound, 'tell-new-matches')
export class TellNewMatches implements EventHandler<{ candidateId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly found: FoundMatchesRepository,
    private readonly matching: MatchingRepository,
    private readonly places: LapseAlertsRepository,
    private readonly accounts: AccountsRepository,
    private readonly notices: Notices,
    private readonly check: CheckMatchMail,
  ) {}

  async handle(tx: Tx, { candidateId }: { candidateId: string }): Promise<void> {
    const placeIds = await this.found.takeWaiting(tx, candidateId);
    const fitting = await this.matching.matchesOf(
      tx,
      placeIds.map((placeId) => ({ placeId, candidateId })),
    );
    const told = await this.places.atRisk(
      tx,
      fitting.map(({ placeId }) => placeId),
    );
    const [first] = told;
    const [account] = await this.accounts.accountsOf(tx, [candidateId]);
    if (!first || !account || !(await this.check.mayBeMailed(tx, candidateId))) return;
    await this.notices.tell(tx, account, {
      kind: 'new-matches',
      reason: `new-matches/${candidateId}/${first.id}`,
      subjectId: candidateId,
      ...newMatchesMail(told, account.locale, this.config.publicUrl),
    });
  }
}

/** Tells whoever is responsible for a place that somebody fits it at last. */
@Injectable()
@Handles(firstCandidateFound, 'tell-first-candidate')
export class TellFirstCandidate implements EventHandler<{ placeId: string }> {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly matching: MatchingRepository,
    private readonly places: LapseAlertsRepository,
    private readonly accounts: AccountsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly notices: Notices,
  ) {}

  async handle(tx: Tx, { placeId }: { placeId: string }): Promise<void> {
    const [place] = await this.places.atRisk(tx, [placeId]);
    const pairs = place ? await this.matching.allPairs(tx, [placeId]) : [];
    if (!place || pairs.length === 0) return;
    const advisers = await this.accounts.byIds(tx, await this.responsibilities.responsibleFor(tx, place));
    for (const adviser of advisers)
      await this.notices.tell(tx, adviser, {
        kind: 'first-candidate',
        reason: `first-candidate/${placeId}/${adviser.id}`,
        ...firstCandidateMail(place, adviser.locale, this.config.publicUrl),
      });
  }
}
