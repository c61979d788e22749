import { Inject, Injectable, Logger } from '@nestjs/common';
import { AccountsRepository } from '../access/accounts.repository.js';
import { digestHour, isHourOfDigests } from '../notices/digest-time.js';
import { DigestsRepository } from '../notices/digests.repository.js';
import { MorningParts } from '../notices/morning-parts.service.js';
import { NoticesRepository, type WaitingNotice } from '../notices/notices.repository.js';
import { StopLinks } from '../notices/stop-links.service.js';
import { atHour } from '../platform/calendar-date.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { MailChecks } from '../platform/mail-checks.service.js';
import { Mails } from '../platform/mail.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import type { Counted } from './lapse-alert-mail.js';
import { LapseAlertsRepository, type AlertToDigest } from './lapse-alerts.repository.js';
import { morningMail } from './morning-mail.js';
import { UrgentMails } from './urgent-mails.service.js';
import { WatchedKinds } from './watched-kinds.service.js';

const waitsAtMost = 30 * 60_000;

/**
 * Writes one digest a person a morning: everything on their list, once there is something on it that no digest told,
 * and the other news that they want to hear daily, and what other rooms add to it.
 * It is due at 08:00 and comes late rather than not, though never in the evening; until 08:30 it waits for alerts of that
 * morning. One that never left, because the mail server was away, is taken back: this one tells it all.
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
    private readonly notices: NoticesRepository,
    private readonly accounts: AccountsRepository,
    private readonly urgentMails: UrgentMails,
    private readonly stopLinks: StopLinks,
    private readonly watched: WatchedKinds,
    private readonly mails: Mails,
    private readonly checks: MailChecks,
    private readonly morningParts: MorningParts,
  ) {}

  async sweep(): Promise<void> {
    const accountIds = await this.transaction.read(async (tx) => {
      const dueAt = atHour(tx.today, digestHour);
      const waitsUntil = new Date(dueAt.getTime() + waitsAtMost);
      if (!isHourOfDigests(tx.now)) return [];
      const alerted = await this.lapseAlerts.accountsToDigest(tx, dueAt, waitsUntil);
      // Whose alerts of this morning still wait to be sent gets their other news together with those.
      const others = tx.now < waitsUntil ? await this.lapseAlerts.stillWaiting(tx, dueAt) : new Set<string>();
      const noticed = (await this.notices.accountsToDigest(tx, dueAt)).filter((id) => !others.has(id));
      const added = (await this.morningParts.waiting(tx, dueAt)).filter((id) => !others.has(id));
      return [...new Set([...alerted, ...noticed, ...added])];
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
    const isNoticed = await this.notices.isWaiting(tx, accountId, dueAt);
    const isAdded = await this.morningParts.isWaiting(tx, accountId, dueAt);
    if (!isNew && !isNoticed && !isAdded) return;
    if (!(await this.digests.take(tx, accountId, isNew || isAdded))) return;
    const [account] = await this.accounts.byIds(tx, [accountId]);
    if (!account) return;
    const reason = `digest/${accountId}/${tx.today}`;
    const takenBack = await this.mails.takeBack(tx, account.email, 'digest');
    const told = isNew || takenBack.length > 0 ? await this.linesOf(tx, alerts) : [];
    const waiting = await this.notices.takeAll(tx, accountId, dueAt, reason, takenBack);
    const notices = await this.stillTrue(tx, account.email, waiting);
    const parts = await this.morningParts.take(tx, account, { dueAt, reason, takenBack });
    if (told.length === 0 && notices.length === 0 && parts.length === 0) return;
    await this.mails.write(tx, {
      to: account.email,
      kind: 'digest',
      reason,
      isNudge: true,
      unsubscribeUrl: this.stopLinks.urlOf(accountId, 'MORNING'),
      ...morningMail({ alerts: told, notices, parts }, tx.today, account.locale, this.config.publicUrl),
    });
    if (isNew)
      await this.lapseAlerts.markDigested(
        tx,
        alerts.map(({ id }) => id),
      );
  }

  /** What happened since it was kept counts: an introduction that was withdrawn asks nobody for an answer. */
  private async stillTrue(tx: Tx, to: string, waiting: readonly WaitingNotice[]): Promise<WaitingNotice[]> {
    const left: WaitingNotice[] = [];
    for (const notice of waiting) {
      const { mailKind: kind, subjectId } = notice;
      if (kind === null || (await this.checks.mayStillLeave(tx, { kind, to, subjectId }))) left.push(notice);
    }
    return left;
  }

  private async linesOf(tx: Tx, alerts: readonly AlertToDigest[]): Promise<{ id: string; told: Counted }[]> {
    const atRisk = [];
    for (const { kind, describe } of this.watched.all) {
      const ids = alerts.filter((each) => each.kind === kind).map(({ subjectId }) => subjectId);
      if (ids.length > 0) atRisk.push(...(await describe(tx, ids)));
    }
    const counted = await this.urgentMails.counted(tx, atRisk);
    return alerts.flatMap(({ id, subjectId }) => {
      const told = counted.get(subjectId);
      return told ? [{ id, told }] : [];
    });
  }
}
