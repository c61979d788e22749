import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { digestHour } from '../notices/digest-time.js';
import { DigestsRepository } from '../notices/digests.repository.js';
import { atHour } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { digestMail } from './lapse-alert-mail.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { UrgentMails } from './urgent-mails.service.js';

const waitsAtMost = 30 * 60_000;

/**
 * Writes one digest a person a morning: everything on their list, once there is something on it that no digest told.
 * It is due at 08:00 and comes late rather than not; until 08:30 it waits for alerts of that morning.
 */
@Injectable()
@Sweeps('write-digests', 30)
export class WriteDigests implements Sweep {
  private readonly log = new Logger(WriteDigests.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly digests: DigestsRepository,
    private readonly accounts: AccountsRepository,
    private readonly urgentMails: UrgentMails,
    private readonly mails: Mails,
  ) {}

  async sweep(): Promise<void> {
    const accountIds = await this.transaction.read(async (tx) => {
      const dueAt = atHour(tx.today, digestHour);
      const waitsUntil = new Date(dueAt.getTime() + waitsAtMost);
      return tx.now < dueAt ? [] : this.lapseAlerts.accountsToDigest(tx, dueAt, waitsUntil);
    });
    for (const accountId of accountIds) {
      try {
        await this.transaction.run((tx) => this.write(tx, accountId));
      } catch (error) {
        this.log.error({
          message: 'A digest failed and will be tried again',
          accountId,
          error: String(error),
        });
      }
    }
  }

  /** Writes a person's digest of today if something on their list waits for it, whatever the hour. */
  async write(tx: Tx, accountId: string): Promise<void> {
    const dueAt = atHour(tx.today, digestHour);
    const alerts = await this.lapseAlerts.toDigest(tx, accountId);
    const isNew = alerts.some(
      ({ digestedOn, digestFrom }) => !digestedOn && digestFrom && digestFrom <= dueAt,
    );
    if (!isNew || !(await this.digests.take(tx, accountId))) return;
    const [account] = await this.accounts.byIds(tx, [accountId]);
    if (!account) return;
    const atRisk = await this.lapseAlerts.atRisk(
      tx,
      alerts.map(({ placeId }) => placeId),
    );
    const places = await this.urgentMails.counted(tx, atRisk);
    const lines = alerts.flatMap(({ id, placeId }) => {
      const place = places.get(placeId);
      return place ? [{ id, place }] : [];
    });
    await this.mails.write(tx, {
      to: account.email,
      kind: 'digest',
      reason: `digest/${accountId}/${tx.today}`,
      ...digestMail(lines, tx.today, account.locale, this.config.publicUrl),
    });
    await this.lapseAlerts.markDigested(
      tx,
      alerts.map(({ id }) => id),
    );
  }
}
