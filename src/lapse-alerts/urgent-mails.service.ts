import { Inject, Injectable } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import type { Recipient } from '../deadlines/alerts.repository.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import { StopLinks } from '../notices/stop-links.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Mails } from '../platform/mail.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { AtRisk } from './lapse-alert.js';
import { urgentMail, type Counted } from './lapse-alert-mail.js';

/** Mails at once what would come too late in the next digest. */
@Injectable()
export class UrgentMails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: AccountsRepository,
    private readonly matching: MatchingRepository,
    private readonly notices: NoticesRepository,
    private readonly stopLinks: StopLinks,
    private readonly mails: Mails,
  ) {}

  /** Writes a mail to each of these people whom no digest will tell, unless they want no such mail. */
  async write(tx: Tx, recipients: readonly Recipient[], about: (alertId: string) => AtRisk): Promise<void> {
    const atOnce = recipients.filter(({ digestFrom }) => digestFrom === null);
    if (atOnce.length === 0) return;
    const wanted = await this.notices.howSoon(
      tx,
      atOnce.map(({ accountId }) => accountId),
      'LAPSE_ALERTS',
    );
    const urgent = atOnce.filter(({ accountId }) => wanted.get(accountId) !== 'NEVER');
    const counted = await this.counted(
      tx,
      urgent.map(({ alertId }) => about(alertId)),
    );
    const accounts = await this.accounts.byIds(
      tx,
      urgent.map(({ accountId }) => accountId),
    );
    for (const { id, alertId, accountId } of urgent) {
      const account = accounts.find((each) => each.id === accountId);
      const told = counted.get(about(alertId).id);
      if (!account || !told) continue;
      await this.mails.write(tx, {
        to: account.email,
        kind: 'lapse-alert',
        reason: `lapse-alert/${alertId}/${accountId}`,
        unsubscribeUrl: this.stopLinks.urlOf(accountId, 'LAPSE_ALERTS'),
        ...urgentMail(id, told, tx.today, account.locale, this.config.publicUrl),
      });
    }
  }

  /** Places with the number of candidates that match them now, candidates with that of places: a statement each. */
  async counted(tx: Tx, things: readonly AtRisk[]): Promise<Map<string, Counted>> {
    const idsOf = (kind: AtRisk['kind']) => things.filter((one) => one.kind === kind).map(({ id }) => id);
    const [places, candidates] = [idsOf('PLACE'), idsOf('CANDIDATE')];
    const matches = new Map([
      ...(places.length > 0 ? await this.matching.candidatesForPlaces(tx, places, 1) : []),
      ...(candidates.length > 0 ? await this.matching.placesForCandidates(tx, candidates, 1) : []),
    ]);
    return new Map(things.map((one) => [one.id, { ...one, matches: matches.get(one.id)?.total ?? 0 }]));
  }
}
