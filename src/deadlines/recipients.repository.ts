import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { AlertFacts } from './alert-moves.js';
import type { Recipient, Told } from './alerts.repository.js';
import type { DeadlineKind } from './deadline.js';
import type { EscalationStep } from './escalation.js';

/** An alert of one person, with what decides what they may do with it. */
export interface OwnAlert extends AlertFacts {
  /** Of the recipient row. */
  readonly id: string;
  readonly alertId: string;
  readonly deadlineId: string;
  readonly kind: DeadlineKind;
  readonly subjectId: string;
  readonly regionCode: string;
  readonly fallsOn: CalendarDate;
  /** The day of the next lead time that is planned; null after the last. */
  readonly nextDueOn: CalendarDate | null;
  readonly step: EscalationStep;
  /** When it is passed on; null when it is not. */
  readonly escalatesAt: Date | null;
}

/** What people do with alerts of their own: put off, hand over. Whoever calls has locked the subject's row first. */
@Injectable()
export class RecipientsRepository {
  constructor(private readonly ids: Ids) {}

  /** The subject of somebody's alert; null for an alert of nobody or of somebody else. */
  subjectOf(
    tx: Tx,
    id: string,
    accountId: string,
  ): Promise<{ kind: DeadlineKind; subjectId: string } | null> {
    return tx.one(
      `SELECT d.kind, d.subject_id AS "subjectId" FROM alert_recipient r
         JOIN deadline_alert a ON a.id = r.alert_id JOIN deadline d ON d.id = a.deadline_id
       WHERE r.id = $1 AND r.account_id = $2`,
      [id, accountId],
    );
  }

  /** Somebody's alert, locked with all alerts of its deadline until the transaction ends. */
  async ownForUpdate(tx: Tx, id: string, accountId: string): Promise<OwnAlert | null> {
    await tx.query(
      `SELECT FROM deadline_alert a WHERE a.deadline_id = (
         SELECT mine.deadline_id FROM alert_recipient r JOIN deadline_alert mine ON mine.id = r.alert_id
         WHERE r.id = $1 AND r.account_id = $2) ORDER BY a.id FOR UPDATE`,
      [id, accountId],
    );
    return tx.one<OwnAlert>(
      `SELECT r.id, a.id AS "alertId", d.id AS "deadlineId", d.kind, d.subject_id AS "subjectId",
         d.region_code AS "regionCode", d.falls_on AS "fallsOn", a.escalation AS step,
         a.escalates_at AS "escalatesAt", r.acknowledged_at AS "acknowledgedAt", r.handed_on_at AS "handedOnAt",
         r.snoozed_until AS "snoozedUntil",
         (d.ended_at IS NULL AND d.falls_on >= app_today() AND NOT EXISTS (
           SELECT FROM deadline_alert tighter WHERE tighter.deadline_id = d.id AND tighter.status = 'SENT'
             AND tighter.lead_days < a.lead_days)) AS current,
         d.falls_on - (SELECT max(next.lead_days) FROM deadline_alert next
           WHERE next.deadline_id = d.id AND next.status = 'PLANNED') AS "nextDueOn"
       FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id JOIN deadline d ON d.id = a.deadline_id
       WHERE r.id = $1 AND r.account_id = $2`,
      [id, accountId],
    );
  }

  /** Everybody who was told of an alert; colleagues see only their own rows, so this goes beyond them. */
  toldOf(tx: Tx, alertId: string): Promise<string[]> {
    return tx.beyond('act-on-alert', async () => {
      const rows = await tx.query<{ accountId: string }>(
        'SELECT account_id AS "accountId" FROM alert_recipient WHERE alert_id = $1 ORDER BY told_at, account_id',
        [alertId],
      );
      return rows.map(({ accountId }) => accountId);
    });
  }

  /** Puts somebody's alert off until the morning of a day; it is in that day's digest, and passed on from then on. */
  async snooze(
    tx: Tx,
    alert: Pick<OwnAlert, 'id' | 'alertId'>,
    until: CalendarDate,
    digestFrom: Date,
    escalatesAt: Date | null,
  ): Promise<void> {
    await tx.execute(
      `UPDATE alert_recipient SET snoozed_until = $2, digest_from = $3, digested_on = NULL WHERE id = $1`,
      [alert.id, until, digestFrom],
    );
    await tx.execute(
      `UPDATE deadline_alert SET escalates_at = $2 WHERE id = $1 AND escalates_at IS NOT NULL AND $2::timestamptz IS NOT NULL`,
      [alert.alertId, escalatesAt],
    );
  }

  /**
   * Takes an alert off somebody's list and puts it on a colleague's, to whom later lead times of the deadline go too. A
   * colleague who had it before has it again. Returns what the colleague was told.
   */
  handOn(
    tx: Tx,
    alert: Pick<OwnAlert, 'id' | 'alertId' | 'deadlineId'>,
    to: Told,
    escalatesAt: Date | null,
  ): Promise<Recipient> {
    return tx.beyond('act-on-alert', async () => {
      await tx.execute(
        `UPDATE alert_recipient SET handed_on_at = app_now(), snoozed_until = NULL WHERE id = $1`,
        [alert.id],
      );
      await tx.execute('UPDATE deadline SET carrier_account_id = $2 WHERE id = $1', [
        alert.deadlineId,
        to.accountId,
      ]);
      await tx.execute(
        `UPDATE deadline_alert SET escalates_at = $2 WHERE id = $1 AND acknowledged_at IS NULL AND status = 'SENT'`,
        [alert.alertId, escalatesAt],
      );
      const told = await tx.one<Recipient>(
        `INSERT INTO alert_recipient (id, alert_id, account_id, digest_from) VALUES ($1, $2, $3, $4)
         ON CONFLICT (alert_id, account_id) DO UPDATE SET handed_on_at = NULL, snoozed_until = NULL,
           digest_from = excluded.digest_from, digested_on = NULL, acknowledged_at = NULL
         RETURNING id, alert_id AS "alertId", account_id AS "accountId", digest_from AS "digestFrom"`,
        [this.ids.next(), alert.alertId, to.accountId, to.digestFrom],
      );
      return told as Recipient;
    });
  }
}
