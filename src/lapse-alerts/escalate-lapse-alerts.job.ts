import { Injectable } from '@nestjs/common';
import { AlertsRepository, type OverdueAlert, type Told } from '../deadlines/alerts.repository.js';
import { nextEscalation, type Escalation } from '../deadlines/escalation.js';
import type { RegionSettings } from '../desks/region-settings.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import type { Desk } from '../desks/responsible.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { digestFrom, isTooLate } from '../notices/digest-time.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { addWorkingHours } from '../platform/working-hours.js';
import { InPortions } from './in-portions.service.js';
import type { AtRisk } from './lapse-alert.js';
import { UrgentMails } from './urgent-mails.service.js';
import { WatchedKinds, type WatchedKind } from './watched-kinds.service.js';

interface Passed {
  readonly alert: OverdueAlert;
  readonly atRisk: AtRisk;
  readonly desk: Desk;
  readonly settings: RegionSettings;
  readonly next: Escalation | null;
}

/** Passes on every alert that nobody acknowledged in time: to a colleague, later to the coordinator. */
@Injectable()
@Sweeps('escalate-lapse-alerts', 30)
export class EscalateLapseAlerts implements Sweep {
  constructor(
    private readonly portions: InPortions,
    private readonly watched: WatchedKinds,
    private readonly alerts: AlertsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly settings: SettingsRepository,
    private readonly notices: NoticesRepository,
    private readonly urgentMails: UrgentMails,
  ) {}

  async sweep(): Promise<void> {
    for (const watched of this.watched.all)
      await this.portions.work(
        (tx, afterId, take) => this.alerts.subjectsOverdue(tx, watched.kind, afterId, take),
        (tx, ids) => this.passOn(tx, watched, ids),
      );
  }

  private async passOn(tx: Tx, watched: WatchedKind, ids: readonly string[]): Promise<void> {
    const held = await watched.hold(tx, ids);
    const open = held.filter(({ standsOn }) => standsOn !== null && standsOn >= tx.today);
    const overdue = await this.alerts.overdue(
      tx,
      watched.kind,
      open.map(({ id }) => id),
    );
    const passed = await this.decided(tx, watched, overdue);
    const wanted = await this.notices.howSoon(
      tx,
      passed.flatMap(({ next }) => next?.accountIds ?? []),
      'LAPSE_ALERTS',
    );
    const recipients = await this.alerts.passOn(
      tx,
      passed.map(({ alert, atRisk, desk, settings, next }) => {
        const told = [...alert.told, ...(next?.accountIds ?? [])];
        const another = next && nextEscalation(desk, atRisk, { step: next.step, told });
        const escalatesAt = another && addWorkingHours(tx.now, settings.acknowledgeWithinWorkingHours);
        return { id: alert.id, step: next?.step ?? null, escalatesAt };
      }),
      passed.flatMap(({ alert, next }) =>
        (next?.accountIds ?? []).map((id) => toldNow(tx, alert, id, wanted.get(id) === 'NOW')),
      ),
    );
    const about = new Map(passed.map(({ alert, atRisk }) => [alert.id, atRisk]));
    await this.urgentMails.write(tx, recipients, (alertId) => about.get(alertId) as AtRisk);
  }

  private async decided(tx: Tx, watched: WatchedKind, overdue: readonly OverdueAlert[]): Promise<Passed[]> {
    const things = await watched.describe(
      tx,
      overdue.map(({ subjectId }) => subjectId),
    );
    const regions = [...new Set(things.map(({ regionCode }) => regionCode))];
    const desks = await this.responsibilities.desks(tx, regions);
    const settings = await this.settings.ofRegions(tx, regions);
    return overdue.map((alert) => {
      const atRisk = things.find(({ id }) => id === alert.subjectId) as AtRisk;
      const desk = desks.get(atRisk.regionCode) as Desk;
      const next = nextEscalation(desk, atRisk, alert);
      return { alert, atRisk, desk, settings: settings.get(atRisk.regionCode) as RegionSettings, next };
    });
  }
}

function toldNow(tx: Tx, { id, fallsOn }: OverdueAlert, accountId: string, isAtOnce: boolean): Told {
  const from = digestFrom(tx.now);
  return { alertId: id, accountId, digestFrom: isAtOnce || isTooLate(fallsOn, from) ? null : from };
}
