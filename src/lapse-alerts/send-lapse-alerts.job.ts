import { Injectable, Logger } from '@nestjs/common';
import { AlertsRepository, type DueAlert, type Told } from '../deadlines/alerts.repository.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import { nextEscalation } from '../deadlines/escalation.js';
import { tightest } from '../deadlines/plan-alerts.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { responsibleFor, type Desk } from '../desks/responsible.js';
import type { RegionSettings } from '../desks/region-settings.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { digestFrom, isTooLate, nextDigestAt } from '../notices/digest-time.js';
import { DigestsRepository } from '../notices/digests.repository.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import type { Tx } from '../platform/transaction.service.js';
import { addWorkingHours } from '../platform/working-hours.js';
import type { Place } from '../places/place.js';
import { PlacesRepository } from '../places/places.repository.js';
import { InPortions } from './in-portions.service.js';
import type { PlaceAtRisk } from './lapse-alert.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { UrgentMails } from './urgent-mails.service.js';

/** One place with what is due of it and who hears. */
interface ToSend {
  readonly alert: DueAlert;
  readonly place: PlaceAtRisk;
  readonly desk: Desk;
  readonly settings: RegionSettings;
  readonly accountIds: readonly string[];
}

/**
 * Sends every alert that is due and not sent. The place is locked first, so that nothing is sent of a place that is
 * filled, withdrawn or extended; a place in other hands waits for the next sweep. Source: design "Lapse alerts, exactly".
 */
@Injectable()
@Sweeps('send-lapse-alerts', 10)
export class SendLapseAlerts implements Sweep {
  private readonly log = new Logger(SendLapseAlerts.name);

  constructor(
    private readonly portions: InPortions,
    private readonly places: PlacesRepository,
    private readonly deadlines: DeadlinesRepository,
    private readonly alerts: AlertsRepository,
    private readonly lapseAlerts: LapseAlertsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly settings: SettingsRepository,
    private readonly digests: DigestsRepository,
    private readonly notices: NoticesRepository,
    private readonly urgentMails: UrgentMails,
  ) {}

  sweep(): Promise<void> {
    return this.portions.work(
      (tx, afterId, take) => this.alerts.subjectsDue(tx, 'PLACE', afterId, take),
      (tx, placeIds) => this.send(tx, placeIds),
    );
  }

  private async send(tx: Tx, placeIds: readonly string[]): Promise<void> {
    const places = await this.places.lockFree(tx, placeIds);
    const due = await this.alerts.due(
      tx,
      'PLACE',
      places.map(({ id }) => id),
    );
    const open = await this.openOnes(tx, places, due);
    const toSend = await this.addressed(tx, open);
    if (toSend.length === 0) return;
    const recipients = await this.alerts.send(
      tx,
      toSend.map(({ alert, place, desk, settings, accountIds }) => {
        const step = accountIds.some((id) => desk.advisers.includes(id)) ? 0 : 2;
        const next = nextEscalation(desk, place, { step, told: accountIds });
        const escalatesAt = next && addWorkingHours(tx.now, settings.acknowledgeWithinWorkingHours);
        return { id: alert.id, regionCode: place.regionCode, step, escalatesAt };
      }),
      await this.told(tx, toSend),
    );
    const placeOf = new Map(toSend.map(({ alert, place }) => [alert.id, place]));
    await this.urgentMails.write(tx, recipients, (alertId) => placeOf.get(alertId) as PlaceAtRisk);
  }

  /** The places that can still be filled on the date the alert is about; the tightest lead time due of each. */
  private async openOnes(tx: Tx, places: readonly Place[], due: readonly DueAlert[]): Promise<DueAlert[]> {
    const alerts: DueAlert[] = [];
    for (const place of places) {
      const ofPlace = due.filter(({ subjectId }) => subjectId === place.id);
      const { told } = tightest(ofPlace);
      if (!told || told.fallsOn < tx.today) continue;
      if (place.status === 'PUBLISHED' && place.lapsesOn === told.fallsOn) alerts.push(told);
      else await this.deadlines.close(tx, { kind: 'PLACE', subjectId: place.id }, endOf(place));
    }
    return alerts;
  }

  /** Adds who is responsible at this moment. An alert for a desk without anybody waits until there is somebody. */
  private async addressed(tx: Tx, alerts: readonly DueAlert[]): Promise<ToSend[]> {
    const places = await this.lapseAlerts.atRisk(
      tx,
      alerts.map(({ subjectId }) => subjectId),
    );
    const regions = [...new Set(places.map(({ regionCode }) => regionCode))];
    const desks = await this.responsibilities.desks(tx, regions);
    const settings = await this.settings.ofRegions(tx, regions);
    const all = places.map((place) => {
      const desk = desks.get(place.regionCode) as Desk;
      return {
        alert: alerts.find(({ subjectId }) => subjectId === place.id) as DueAlert,
        place,
        desk,
        settings: settings.get(place.regionCode) as RegionSettings,
        accountIds: responsibleFor(desk, place),
      };
    });
    const unheard = all.filter(({ accountIds }) => accountIds.length === 0);
    if (unheard.length > 0) {
      const codes = [...new Set(unheard.map(({ place }) => place.regionCode))].join(', ');
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

/** Why a deadline stands that should not: its place moved on without it. */
function endOf({ status }: Place): 'FILLED' | 'LAPSED' | 'WITHDRAWN' | 'MOVED' {
  return status === 'FILLED' || status === 'LAPSED' || status === 'WITHDRAWN' ? status : 'MOVED';
}
