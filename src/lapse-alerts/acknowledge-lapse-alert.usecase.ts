import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AlertsRepository } from '../deadlines/alerts.repository.js';
import { isIdentifier } from '../platform/identifier.js';
import { NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { alertsOf } from './alerts-of.js';
import type { LapseAlert } from './lapse-alert.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';

/** Says that one has seen an alert of one's own and is on it: it is passed on to nobody any more. Twice is once. */
@Injectable()
export class AcknowledgeLapseAlert {
  constructor(
    private readonly transaction: Transaction,
    private readonly alerts: AlertsRepository,
    private readonly lapseAlerts: LapseAlertsRepository,
  ) {}

  execute(actor: Actor, id: string): Promise<Result<LapseAlert>> {
    return this.transaction.run(async (tx) => {
      const whose = alertsOf(actor, 'lapseAlert.acknowledge');
      const own = whose && isIdentifier(id) ? await this.lapseAlerts.byId(tx, whose, id) : null;
      if (!whose || !own) return refuse(problem(NOT_FOUND, 'id'));
      await this.alerts.acknowledge(tx, id, whose.accountId);
      return succeed((await this.lapseAlerts.byId(tx, whose, id)) as LapseAlert);
    });
  }
}
