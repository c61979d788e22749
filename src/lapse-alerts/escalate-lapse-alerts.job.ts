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
import { PlacesRepository } from '../places/places.repository.js';
import { InPortions } from './in-portions.service.js';
import type { PlaceAtRisk } from './lapse-alert.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { UrgentMails } from './urgent-mails.service.js';

interface Passed {
  readonly alert: OverdueAlert;
  readonly place: PlaceAtRisk;
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
    private readonly places: PlacesRepository,
    private readonly alerts: AlertsRepository,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly settings: SettingsRepository,
    private readonly notices: NoticesRepository,
    private readonly urgentMails: UrgentMails,
  ) {}

  sweep(): Promise<void> {
    return this.portions.work(
      (tx, afterId, take) => this.alerts.subjectsOverdue(tx, 'PLACE', afterId, take),
      (tx, placeIds) => this.passOn(tx, placeIds),
    );
  }

  private async passOn(tx: Tx, placeIds: readonly string[]): Promise<void> {
    const locked = await this.places.lockFree(tx, placeIds);
    const open = locked.filter(({ status, lapsesOn }) => status === 'PUBLISHED' && lapsesOn >= tx.today);
    const overdue = await this.alerts.overdue(
      tx,
      'PLACE',
      open.map(({ id }) => id),
    );
    const passed = await this.decided(tx, overdue);
    const wanted = await this.notices.howSoon(
      tx,
      passed.flatMap(({ next }) => next?.accountIds ?? []),
      'LAPSE_ALERTS',
    );
    const recipients = await this.alerts.passOn(
      tx,
      passed.map(({ alert, place, desk, settings, next }) => {
        const told = [...alert.told, ...(next?.accountIds ?? [])];
        const another = next && nextEscalation(desk, place, { step: next.step, told });
        const escalatesAt = another && addWorkingHours(tx.now, settings.acknowledgeWithinWorkingHours);
        return { id: alert.id, step: next?.step ?? null, escalatesAt };
      }),
      passed.flatMap(({ alert, next }) =>
        (next?.accountIds ?? []).map((id) => toldNow(tx, alert, id, wanted.get(id) === 'NOW')),
      ),
    );
    const placeOf = new Map(passed.map(({ alert, place }) => [alert.id, place]));
    await this.urgentMails.write(tx, recipients, (alertId) => placeOf.get(alertId) as PlaceAtRisk);
  }

  private async decided(tx: Tx, overdue: readonly OverdueAlert[]): Promise<Passed[]> {
    const places = await this.lapseAlerts.atRisk(
      tx,
      overdue.map(({ subjectId }) => subjectId),
    );
    const regions = [...new Set(places.map(({ regionCode }) => regionCode))];
    const desks = await this.responsibilities.desks(tx, regions);
    const settings = await this.settings.ofRegions(tx, regions);
    return overdue.map((alert) => {
      const place = places.find(({ id }) => id === alert.subjectId) as PlaceAtRisk;
      const desk = desks.get(place.regionCode) as Desk;
      const next = nextEscalation(desk, place, alert);
      return { alert, place, desk, settings: settings.get(place.regionCode) as RegionSettings, next };
    });
  }
}

function toldNow(tx: Tx, { id, fallsOn }: OverdueAlert, accountId: string, isAtOnce: boolean): Told {
  const from = digestFrom(tx.now);
  return { alertId: id, accountId, digestFrom: isAtOnce || isTooLate(fallsOn, from) ? null : from };
}
