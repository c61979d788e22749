import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { DayPart } from './day-part.js';

/** What a desk was to hear in a part of a day, and what became of it. */
export interface PartStatus extends DayPart {
  /** Alerts that were due: sent, or still to be sent. What a tighter one took the place of is not among them. */
  readonly alerts: number;
  readonly alertsSent: number;
  readonly mails: number;
  readonly mailsSent: number;
  /** Mails that an address refused, that came back, or that were given up. */
  readonly mailsRefused: number;
}

/** What a desk's people were told, by parts of days. */
@Injectable()
export class ServiceStatusRepository {
  /** In the order of the parts. Mail is counted in the part in which it could leave, for whoever works at the desk now. */
  async parts(tx: Tx, regionCode: string, parts: readonly DayPart[]): Promise<PartStatus[]> {
    const rows = await tx.query<Omit<PartStatus, keyof DayPart> & { index: number }>(
      `WITH part AS (
         SELECT ordinality AS index, p."from", p.until
         FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS ("from" timestamptz, until timestamptz)) WITH ORDINALITY AS p),
       reader AS (
         SELECT DISTINCT lower(a.email) AS recipient FROM role_grant g JOIN account a ON a.id = g.account_id
         WHERE g.region_code = $1 AND g.role IN ('ADVISER', 'COORDINATOR') AND g.ended_at IS NULL),
       alert AS (
         SELECT greatest(a.due_at, d.set_at) AS at, a.status FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
         WHERE d.region_code = $1 AND a.due_at <= app_now()
           AND (a.status = 'SENT' OR (a.status = 'PLANNED' AND d.ended_at IS NULL))),
       letter AS (
         SELECT m.not_before AS at, m.sent_at, m.not_sent_why FROM mail m JOIN reader USING (recipient)
         WHERE m.not_before <= app_now() AND m.not_sent_why IS DISTINCT FROM 'NOT_WANTED'
           AND m.not_sent_why IS DISTINCT FROM 'TOO_LATE')
       SELECT part.index,
         (SELECT count(*) FROM alert WHERE at >= part."from" AND at < part.until) AS alerts,
         (SELECT count(*) FROM alert WHERE at >= part."from" AND at < part.until AND status = 'SENT') AS "alertsSent",
         (SELECT count(*) FROM letter WHERE at >= part."from" AND at < part.until) AS mails,
         (SELECT count(*) FROM letter WHERE at >= part."from" AND at < part.until AND sent_at IS NOT NULL AND not_sent_why IS NULL) AS "mailsSent",
         (SELECT count(*) FROM letter WHERE at >= part."from" AND at < part.until AND not_sent_why IS NOT NULL) AS "mailsRefused"
       FROM part ORDER BY part.index`,
      [regionCode, JSON.stringify(parts)],
    );
    return rows.map(({ index, ...status }) => ({ ...(parts[index - 1] as DayPart), ...status }));
  }

  /** Whether a worker was seen a moment ago: without one nothing is sent. */
  async isWorking(tx: Tx): Promise<boolean> {
    const row = await tx.one<{ is: boolean }>(
      `SELECT EXISTS (SELECT FROM worker_heartbeat WHERE seen_at > app_now() - interval '20 seconds') AS "is"`,
    );
    return row?.is ?? false;
  }
}
