import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { DeadlineKind } from './deadline.js';
import type { EscalationStep } from './escalation.js';

/** A lead time whose moment has come, of a deadline that stands. */
export interface DueAlert {
  readonly id: string;
  readonly subjectId: string;
  readonly leadDays: number;
  readonly dueAt: Date;
  readonly fallsOn: CalendarDate;
  /** When the deadline was set. */
  readonly setAt: Date;
  /** To whom a colleague handed it over; null when nobody did. */
  readonly carrierAccountId: string | null;
}

/** An alert that was sent, and nobody acknowledged in time. */
export interface OverdueAlert {
  readonly id: string;
  readonly subjectId: string;
  readonly step: EscalationStep;
  readonly told: readonly string[];
  readonly fallsOn: CalendarDate;
}

/** Somebody who is told, and from which digest on; null when they get a mail at once. */
export interface Told {
  readonly alertId: string;
  readonly accountId: string;
  readonly digestFrom: Date | null;
}

/** Somebody who was told just now. */
export interface Recipient extends Told {
  readonly id: string;
}

const after = `($2::uuid IS NULL OR d.subject_id > $2) AND d.kind = $1 AND d.ended_at IS NULL
  ORDER BY d.subject_id LIMIT $3`;

/**
 * The plan of alerts as it is carried out. What is due is found without a lock; whoever then locked the subjects
 * reads it again here, and what others did in the meantime is gone from it.
 */
@Injectable()
export class AlertsRepository {
  constructor(private readonly ids: Ids) {}

  /** Subjects with an alert to send, by id, after the given one. */
  async subjectsDue(tx: Tx, kind: DeadlineKind, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ subjectId: string }>(
      `SELECT DISTINCT d.subject_id AS "subjectId" FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
       WHERE a.status = 'PLANNED' AND a.due_at <= app_now() AND ${after}`,
      [kind, afterId, take],
    );
    return rows.map(({ subjectId }) => subjectId);
  }

  /** Everything due of these subjects, locked. */
  async due(tx: Tx, kind: DeadlineKind, subjectIds: readonly string[]): Promise<DueAlert[]> {
    return tx.query<DueAlert>(
      `SELECT a.id, d.subject_id AS "subjectId", a.lead_days AS "leadDays", a.due_at AS "dueAt",
         d.falls_on AS "fallsOn", d.set_at AS "setAt", d.carrier_account_id AS "carrierAccountId"
       FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
       WHERE d.kind = $1 AND d.subject_id = ANY($2::uuid[]) AND d.ended_at IS NULL
         AND a.status = 'PLANNED' AND a.due_at <= app_now()
       ORDER BY a.id FOR UPDATE OF d, a`,
      [kind, subjectIds],
    );
  }

  /**
   * Records alerts as sent in the region their subject is in now; wider lead times of the same deadline are overtaken:
   * those not sent are superseded, those sent are passed on to nobody any more.
   */
  async send(
    tx: Tx,
    alerts: readonly {
      id: string;
      regionCode: string;
      step: EscalationStep;
      escalatesAt: Date | null;
    }[],
    told: readonly Told[],
  ): Promise<Recipient[]> {
    await tx.execute(
      `WITH sent AS (
         UPDATE deadline_alert a SET status = 'SENT', settled_at = app_now(), escalation = s.step,
           escalates_at = s."escalatesAt"
         FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, "regionCode" text, step integer, "escalatesAt" timestamptz)
         WHERE a.id = s.id RETURNING a.deadline_id, a.lead_days, s."regionCode"),
       overtaken AS (
         UPDATE deadline_alert a SET escalates_at = NULL,
           status = CASE WHEN a.status = 'PLANNED' THEN 'SUPERSEDED' ELSE a.status END,
           settled_at = coalesce(a.settled_at, app_now())
         FROM sent WHERE a.deadline_id = sent.deadline_id AND a.lead_days > sent.lead_days
           AND (a.status = 'PLANNED' OR a.escalates_at IS NOT NULL))
       UPDATE deadline SET region_code = sent."regionCode" FROM sent
       WHERE deadline.id = sent.deadline_id AND deadline.region_code <> sent."regionCode"`,
      [JSON.stringify(alerts)],
    );
    return this.tell(tx, told);
  }

  /** Subjects with an alert to pass on, by id, after the given one. */
  async subjectsOverdue(tx: Tx, kind: DeadlineKind, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ subjectId: string }>(
      `SELECT DISTINCT d.subject_id AS "subjectId" FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
       WHERE a.escalates_at <= app_now() AND ${after}`,
      [kind, afterId, take],
    );
    return rows.map(({ subjectId }) => subjectId);
  }

  /** Everything overdue of these subjects, locked: what was acknowledged a moment ago is not among it. */
  async overdue(tx: Tx, kind: DeadlineKind, subjectIds: readonly string[]): Promise<OverdueAlert[]> {
    const alerts = await tx.query<Omit<OverdueAlert, 'told'>>(
      `SELECT a.id, d.subject_id AS "subjectId", a.escalation AS step, d.falls_on AS "fallsOn"
       FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
       WHERE d.kind = $1 AND d.subject_id = ANY($2::uuid[]) AND d.ended_at IS NULL
         AND a.acknowledged_at IS NULL AND a.escalates_at <= app_now()
       ORDER BY a.id FOR UPDATE OF a`,
      [kind, subjectIds],
    );
    const told = await tx.query<{ alertId: string; accountId: string }>(
      `SELECT alert_id AS "alertId", account_id AS "accountId" FROM alert_recipient WHERE alert_id = ANY($1::uuid[])`,
      [alerts.map(({ id }) => id)],
    );
    return alerts.map((alert) => ({
      ...alert,
      told: told.filter(({ alertId }) => alertId === alert.id).map(({ accountId }) => accountId),
    }));
  }

  /** Records alerts as passed on, or, with a null step, as not to be passed on any further. */
  async passOn(
    tx: Tx,
    alerts: readonly { id: string; step: EscalationStep | null; escalatesAt: Date | null }[],
    told: readonly Told[],
  ): Promise<Recipient[]> {
    await tx.execute(
      `UPDATE deadline_alert a SET escalation = coalesce(s.step, a.escalation), escalates_at = s."escalatesAt",
         escalated_at = CASE WHEN s.step IS NULL THEN a.escalated_at ELSE coalesce(a.escalated_at, app_now()) END
       FROM jsonb_to_recordset($1::jsonb) AS s(id uuid, step integer, "escalatesAt" timestamptz) WHERE a.id = s.id`,
      [JSON.stringify(alerts)],
    );
    return this.tell(tx, told);
  }

  /**
   * Somebody has seen an alert of theirs: it goes to nobody else any more, and wider lead times of the same deadline
   * count as seen too. Doing it again changes nothing. False when it is not theirs.
   */
  async acknowledge(tx: Tx, recipientId: string, accountId: string): Promise<boolean> {
    const alerts = await tx.query<{ id: string }>(
      `SELECT a.id FROM alert_recipient r JOIN deadline_alert this ON this.id = r.alert_id
       JOIN deadline_alert a ON a.deadline_id = this.deadline_id AND a.lead_days >= this.lead_days AND a.status = 'SENT'
       WHERE r.id = $1 AND r.account_id = $2 ORDER BY a.id FOR UPDATE OF a`,
      [recipientId, accountId],
    );
    if (alerts.length === 0) return false;
    const seen = [alerts.map(({ id }) => id), accountId];
    await tx.execute(
      `UPDATE deadline_alert a SET acknowledged_at = app_now(), escalates_at = NULL
       FROM alert_recipient r WHERE a.id = ANY($1::uuid[]) AND r.alert_id = a.id AND r.account_id = $2
         AND a.acknowledged_at IS NULL`,
      seen,
    );
    await tx.execute(
      `UPDATE alert_recipient SET acknowledged_at = app_now(), snoozed_until = NULL
       WHERE alert_id = ANY($1::uuid[]) AND account_id = $2 AND acknowledged_at IS NULL`,
      seen,
    );
    return true;
  }

  private tell(tx: Tx, told: readonly Told[]): Promise<Recipient[]> {
    return tx.query<Recipient>(
      `INSERT INTO alert_recipient (id, alert_id, account_id, digest_from)
       SELECT id, "alertId", "accountId", "digestFrom"
       FROM jsonb_to_recordset($1::jsonb) AS t(id uuid, "alertId" uuid, "accountId" uuid, "digestFrom" timestamptz)
       ON CONFLICT (alert_id, account_id) DO NOTHING
       RETURNING id, alert_id AS "alertId", account_id AS "accountId", digest_from AS "digestFrom"`,
      [JSON.stringify(told.map((each) => ({ id: this.ids.next(), ...each })))],
    );
  }
}
