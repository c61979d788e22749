import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { CandidatesRepository } from '../candidates/candidates.repository.js';
import { mayMove, alertState, snoozeDays, type AlertMove } from '../deadlines/alert-moves.js';
import { AlertsRepository } from '../deadlines/alerts.repository.js';
import { nextEscalation } from '../deadlines/escalation.js';
import { RecipientsRepository, type OwnAlert } from '../deadlines/recipients.repository.js';
import { ResponsibilitiesRepository } from '../desks/responsibilities.repository.js';
import { carrierOf, type Desk } from '../desks/responsible.js';
import { SettingsRepository } from '../desks/settings.repository.js';
import { digestFrom, digestHour, isTooLate } from '../notices/digest-time.js';
import { NoticesRepository } from '../notices/notices.repository.js';
import { atHour, type CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import {
  INVALID,
  NOT_ALLOWED_NOW,
  NOT_FOUND,
  problem,
  refuse,
  succeed,
  type Result,
} from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { addWorkingHours } from '../platform/working-hours.js';
import { PlacesRepository } from '../places/places.repository.js';
import { alertsOf } from './alerts-of.js';
import type { AtRisk } from './lapse-alert.js';
import { UrgentMails } from './urgent-mails.service.js';
import { WatchedKinds } from './watched-kinds.service.js';

const notNow = {
  nl: 'Dit kan nu niet: het signaal is al gezien, overgedragen of niet meer nodig. Laad de pagina opnieuw.',
  en: 'This is not possible now: the alert was seen, handed over or is not needed any more. Reload the page.',
};
const notPutOff = {
  nl: 'Dit signaal kan niet meer worden uitgesteld: er is geen dag meer voor het volgende signaal of de laatste dag.',
  en: 'This alert cannot be put off any more: there is no day left before the next alert or the last day.',
};
const whichDay = {
  nl: 'Kies een dag vanaf morgen, en niet na het volgende signaal of de dag voor de laatste dag.',
  en: 'Choose a day from tomorrow, and not after the next alert or the day before the last day.',
};
const whichColleague = {
  nl: 'Kies een collega van uw loket die er vandaag is.',
  en: 'Choose a colleague of your desk who is there today.',
};

/** What somebody does with an alert of their own besides introducing somebody: see alert-moves.ts. */
@Injectable()
export class ActOnAlert {
  constructor(
    private readonly transaction: Transaction,
    private readonly alerts: AlertsRepository,
    private readonly recipients: RecipientsRepository,
    private readonly responsibilities: ResponsibilitiesRepository,
    private readonly settings: SettingsRepository,
    private readonly notices: NoticesRepository,
    private readonly places: PlacesRepository,
    private readonly candidates: CandidatesRepository,
    private readonly watched: WatchedKinds,
    private readonly urgentMails: UrgentMails,
  ) {}

  /** Says that one has seen it and is on it: it is passed on to nobody any more. Twice is once. */
  acknowledge(actor: Actor, id: string): Promise<Result<OwnAlert>> {
    return this.act(actor, id, 'acknowledge', async (tx, alert, accountId) => {
      await this.alerts.acknowledge(tx, alert.id, accountId);
      return succeed(alert);
    });
  }

  /** Puts it off to a day. INVALID for a day that is too early or too late, NOT_ALLOWED_NOW when no day is left. */
  snooze(actor: Actor, id: string, until: CalendarDate): Promise<Result<OwnAlert>> {
    return this.act(actor, id, 'snooze', async (tx, alert) => {
      const days = snoozeDays(alert, tx.today);
      if (!days) return refuse(problem(NOT_ALLOWED_NOW, 'until', notPutOff));
      if (until < days.first || until > days.last) return refuse(problem(INVALID, 'until', whichDay));
      const { acknowledgeWithinWorkingHours } = await this.settings.of(tx, alert.regionCode);
      const morning = atHour(until, digestHour);
      const escalatesAt = addWorkingHours(morning, acknowledgeWithinWorkingHours);
      await this.recipients.snooze(tx, alert, until, morning, escalatesAt);
      return succeed(alert);
    });
  }

  /** Hands it, and what follows of the same date, to a colleague of the desk who is there today. */
  handOn(actor: Actor, id: string, toAccountId: string): Promise<Result<OwnAlert>> {
    return this.act(actor, id, 'handOn', async (tx, alert, accountId) => {
      const { regionCode } = alert;
      const desk = (await this.responsibilities.desks(tx, [regionCode])).get(regionCode) as Desk;
      if (toAccountId === accountId || carrierOf(desk, toAccountId) !== toAccountId)
        return refuse(problem(INVALID, 'toAccountId', whichColleague));
      const [atRisk] = await this.describe(tx, alert);
      if (!atRisk) return refuse(problem(NOT_FOUND, 'id'));
      const told = [...(await this.recipients.toldOf(tx, alert.alertId)), toAccountId];
      const next = nextEscalation(desk, atRisk, { step: alert.step, told });
      const { acknowledgeWithinWorkingHours } = await this.settings.of(tx, regionCode);
      const escalatesAt = next && addWorkingHours(tx.now, acknowledgeWithinWorkingHours);
      const from = digestFrom(tx.now);
      const how = await tx.beyond('act-on-alert', () =>
        this.notices.howSoon(tx, [toAccountId], 'LAPSE_ALERTS'),
      );
      const isAtOnce = how.get(toAccountId) === 'NOW' || isTooLate(alert.fallsOn, from);
      const to = { alertId: alert.alertId, accountId: toAccountId, digestFrom: isAtOnce ? null : from };
      const recipient = await this.recipients.handOn(tx, alert, to, escalatesAt);
      await tx.beyond('act-on-alert', () => this.urgentMails.write(tx, [recipient], () => atRisk));
      return succeed(alert);
    });
  }

  private describe(tx: Tx, { kind, subjectId }: OwnAlert): Promise<AtRisk[]> {
    return tx.beyond('act-on-alert', () => this.watched.of(kind).describe(tx, [subjectId]));
  }

  private act(
    actor: Actor,
    id: string,
    move: AlertMove,
    work: (tx: Tx, alert: OwnAlert, accountId: string) => Promise<Result<OwnAlert>>,
  ): Promise<Result<OwnAlert>> {
    return this.transaction.run(async (tx) => {
      const whose = alertsOf(actor, 'lapseAlert.acknowledge');
      const known =
        whose && isIdentifier(id) ? await this.recipients.subjectOf(tx, id, whose.accountId) : null;
      if (!whose || !known) return refuse(problem(NOT_FOUND, 'id'));
      // Lock order: what the date is of, then its alerts.
      if (known.kind === 'PLACE') await this.places.forUpdate(tx, known.subjectId);
      else await tx.beyond('act-on-alert', () => this.candidates.forUpdate(tx, known.subjectId));
      const alert = await this.recipients.ownForUpdate(tx, id, whose.accountId);
      if (!alert || !whose.regions.includes(alert.regionCode)) return refuse(problem(NOT_FOUND, 'id'));
      if (!mayMove(move, alertState(alert, tx.today), 'RECIPIENT'))
        return refuse(problem(NOT_ALLOWED_NOW, 'id', notNow));
      return work(tx, alert, whose.accountId);
    });
  }
}
