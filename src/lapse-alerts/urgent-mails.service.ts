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
import type { PlaceAtRisk } from './lapse-alert.js';
import { urgentMail, type CountedPlace } from './lapse-alert-mail.js';

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
  async write(
    tx: Tx,
    recipients: readonly Recipient[],
    placeOf: (alertId: string) => PlaceAtRisk,
  ): Promise<void> {
    const atOnce = recipients.filter(({ digestFrom }) => digestFrom === null);
    if (atOnce.length === 0) return;
    const wanted = await this.notices.howSoon(
      tx,
      atOnce.map(({ accountId }) => accountId),
      'LAPSE_ALERTS',
    );
    const urgent = atOnce.filter(({ accountId }) => wanted.get(accountId) !== 'NEVER');
    const places = await this.counted(
      tx,
      urgent.map(({ alertId }) => placeOf(alertId)),
    );
    const accounts = await this.accounts.byIds(
      tx,
      urgent.map(({ accountId }) => accountId),
    );
    for (const { id, alertId, accountId } of urgent) {
      const account = accounts.find((each) => each.id === accountId);
      const place = places.get(placeOf(alertId).id);
      if (!account || !place) continue;
      await this.mails.write(tx, {
        to: account.email,
        kind: 'lapse-alert',
        reason: `lapse-alert/${alertId}/${accountId}`,
        unsubscribeUrl: this.stopLinks.urlOf(accountId, 'LAPSE_ALERTS'),
        ...urgentMail(id, place, tx.today, account.locale, this.config.publicUrl),
      });
    }
  }

  /** Places with the number of candidates that match them now, in one statement. */
  async counted(tx: Tx, places: readonly PlaceAtRisk[]): Promise<Map<string, CountedPlace>> {
    const matches = await this.matching.candidatesForPlaces(
      tx,
      places.map(({ id }) => id),
      1,
    );
    return new Map(
      places.map((place) => [place.id, { ...place, candidates: matches.get(place.id)?.total ?? 0 }]),
    );
  }
}
