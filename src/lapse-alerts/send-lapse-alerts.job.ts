import { Injectable, Logger } from '@nestjs/common';
import { AlertsRepository, type DueAlert, type Told } from '../deadlines/alerts.repository.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { nextEscalation } from '../deadlines/escalation.js';
import { tightest } from '../deadlines/plan-alerts.js';
import { recipientsOf } from '../deadlines/recipients.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import type { Desk } from '../desks/responsible.js';
import type { RegionSettings } from '../desks/region-settings.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { digestFrom, isTooLate, nextDigestAt } from '../notices/digest-time.js';
import { DigestsRepository } from '../notices/digests.repository.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { addWorkingHours } from '../platform/working-hours.js';
import { InPortions } from './in-portions.service.js';
import type { AtRisk } from './lapse-alert.js';
import { UrgentMails } from './urgent-mails.service.js';
import { WatchedKinds, type Held, type WatchedKind } from './watched-kinds.service.js';

/** One thing with what is due of it and who hears. */
interface ToSend {
  readonly alert: DueAlert;
  readonly atRisk: AtRisk;
  readonly desk: Desk;
  readonly settings: RegionSettings;
  readonly accountIds: readonly string[];
}

/**
 * Sends every alert that is due and not sent, of places and of candidates who need one. The thing itself is locked
 * first, so that nothing is sent of a place that is filled, withdrawn or extended, or of a candidate who is placed; what
 * is in other hands waits for the next sweep. Source: design "Lapse alerts, exactly".
 */
@Injectable()
@Sweeps('send-lapse-alerts', 10)
export class SendLapseAlerts implements Sweep {
  private readonly log = new Logger(SendLapseAlerts.name);

  constructor(
    private readonly portions: InPortions,
    private readonly watched: WatchedKinds,
    private readonly deadlines: DeadlinesRepository,
    private readonly alerts: AlertsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly settings: SettingsRepository,
    private readonly digests: DigestsRepository,
    private readonly notices: NoticesRepository,
    private readonly urgentMails: UrgentMails,
  ) {}

  async sweep(): Promise<void> {
    for (const watched of this.watched.all)
      await this.portions.work(
        (tx, afterId, take) => this.alerts.subjectsDue(tx, watched.kind, afterId, take),
        (tx, ids) => this.send(tx, watched, ids),
      );
  }

  private async send(tx: Tx, watched: WatchedKind, ids: readonly string[]): Promise<void> {
    const held = await watched.hold(tx, ids);
    const due = await this.alerts.due(
      tx,
      watched.kind,
      held.map(({ id }) => id),
    );
    const open = await this.openOnes(tx, watched, held, due);
    const toSend = await this.addressed(tx, watched, open);
    if (toSend.length === 0) return;
    const recipients = await this.alerts.send(
      tx,
      toSend.map(({ alert, atRisk, desk, settings, accountIds }) => {
        const step = accountIds.some((id) => desk.advisers.includes(id)) ? 0 : 2;
        const next = nextEscalation(desk, atRisk, { step, told: accountIds });
        const escalatesAt = next && addWorkingHours(tx.now, settings.acknowledgeWithinWorkingHours);
        return { id: alert.id, regionCode: atRisk.regionCode, step, escalatesAt };
      }),
      await this.told(tx, toSend),
    );
    const about = new Map(toSend.map(({ alert, atRisk }) => [alert.id, atRisk]));
    await this.urgentMails.write(tx, recipients, (alertId) => about.get(alertId) as AtRisk);
  }

  /** Those for which the date the alert is about still stands; the tightest lead time due of each. */
  private async openOnes(
    tx: Tx,
    { kind }: WatchedKind,
    held: readonly Held[],
    due: readonly DueAlert[],
  ): Promise<DueAlert[]> {
    const alerts: DueAlert[] = [];
    for (const { id, standsOn, end } of held) {
      const { told } = tightest(due.filter(({ subjectId }) => subjectId === id));
      if (!told || told.fallsOn < tx.today) continue;
      if (standsOn === told.fallsOn) alerts.push(told);
      else await this.deadlines.close(tx, { kind, subjectId: id }, end);
    }
    return alerts;
  }

  /** Adds who is responsible at this moment. An alert for a desk without anybody waits until there is somebody. */
  private async addressed(tx: Tx, watched: WatchedKind, alerts: readonly DueAlert[]): Promise<ToSend[]> {
    const things = await watched.describe(
      tx,
      alerts.map(({ subjectId }) => subjectId),
    );
    const regions = [...new Set(things.map(({ regionCode }) => regionCode))];
    const desks = await this.responsibilities.desks(tx, regions);
    const settings = await this.settings.ofRegions(tx, regions);
    const all = things.map((atRisk) => {
      const desk = desks.get(atRisk.regionCode) as Desk;
      const alert = alerts.find(({ subjectId }) => subjectId === atRisk.id) as DueAlert;
      return {
        alert,
        atRisk,
        desk,
        settings: settings.get(atRisk.regionCode) as RegionSettings,
        accountIds: recipientsOf(desk, atRisk, alert.carrierAccountId),
      };
    });
    const unheard = all.filter(({ accountIds }) => accountIds.length === 0);
    if (unheard.length > 0) {
      const codes = [...new Set(unheard.map(({ atRisk }) => atRisk.regionCode))].join(', ');
      this.log.warn(`${unheard.length} alerts wait: nobody works at the desk of ${codes}`);
    }
    return all.filter(({ accountIds }) => accountIds.length > 0);
  }

  private async told(tx: Tx, toSend: readonly ToSend[]): Promise<Told[]> {
    const recipients = [...new Set(toSend.flatMap(({ accountIds }) => accountIds))];
    const hadTodays = await this.digests.hadTodays(tx, recipients);
    const wanted = await this.notices.howSoon(tx, recipients, 'LAPSE_ALERTS');
    return toSend.flatMap(({ alert, accountIds }) => {
      const from = digestFrom(alert.setAt > alert.dueAt ? alert.setAt : alert.dueAt);
      return accountIds.map((accountId) => {
        const read = nextDigestAt(from, tx.now, hadTodays.has(accountId));
        const isAtOnce = wanted.get(accountId) === 'NOW' || isTooLate(alert.fallsOn, read);
        return { alertId: alert.id, accountId, digestFrom: isAtOnce ? null : from };
      });
    });
  }
}
