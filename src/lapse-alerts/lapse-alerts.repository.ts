import { Injectable } from '@nestjs/common';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { AlertsOf } from './alerts-of.js';
import type { LapseAlert, PlaceAtRisk } from './lapse-alert.js';

const isCurrent = `(d.ended_at IS NULL AND d.falls_on >= app_today() AND NOT EXISTS (
  SELECT FROM deadline_alert tighter
  WHERE tighter.deadline_id = a.deadline_id AND tighter.status = 'SENT' AND tighter.lead_days < a.lead_days))`;
const alert = `r.id, d.subject_id AS "placeId", a.lead_days AS "leadDays", d.falls_on AS "lapsesOn",
  a.due_at AS "dueAt", r.told_at AS "sentAt", r.acknowledged_at AS "acknowledgedAt",
  a.escalated_at AS "escalatedAt", ${isCurrent} AS current`;
const alerts = `alert_recipient r
  JOIN deadline_alert a ON a.id = r.alert_id
  JOIN deadline d ON d.id = a.deadline_id AND d.kind = 'PLACE'`;
const mostUrgentFirst = `(d.ended_at IS NOT NULL), d.falls_on, a.lead_days, r.id`;
const isTodo = `r.acknowledged_at IS NULL AND ${isCurrent}`;
/** Whoever has left the desk since is told nothing any more. */
const stillAtDesk = `EXISTS (SELECT FROM role_grant g WHERE g.account_id = r.account_id
  AND g.role IN ('ADVISER', 'COORDINATOR') AND g.region_code = d.region_code AND g.ended_at IS NULL)`;

/** Whoever switched these mails off reads of alerts on the screen alone. */
const wantsMail = `NOT EXISTS (SELECT FROM notice_setting s
  WHERE s.account_id = r.account_id AND s.kind = 'LAPSE_ALERTS' AND s.how = 'NEVER')`;

/** Alerts of places, as people read them. How they come about is in deadlines/. */
@Injectable()
export class LapseAlertsRepository {
  /** A person's alerts, the most urgent first; a filter that is null lets everything through. */
  async page(
    tx: Tx,
    { accountId, regions }: AlertsOf,
    filter: { acknowledged: boolean | null; current: boolean | null },
    page: Page,
  ): Promise<PageOf<LapseAlert>> {
    const where = `r.account_id = $1 AND d.region_code = ANY($2::text[])
      AND ($3::boolean IS NULL OR (r.acknowledged_at IS NOT NULL) = $3)
      AND ($4::boolean IS NULL OR ${isCurrent} = $4)`;
    const parameters = [accountId, regions, filter.acknowledged, filter.current];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM ${alerts} WHERE ${where}`,
      parameters,
    );
    const nodes = await tx.query<LapseAlert>(
      `SELECT ${alert} FROM ${alerts} WHERE ${where} ORDER BY ${mostUrgentFirst} LIMIT $5 OFFSET $6`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  byId(tx: Tx, { accountId, regions }: AlertsOf, id: string): Promise<LapseAlert | null> {
    return tx.one<LapseAlert>(
      `SELECT ${alert} FROM ${alerts} WHERE r.id = $1 AND r.account_id = $2 AND d.region_code = ANY($3::text[])`,
      [id, accountId, regions],
    );
  }

  /** What messages tell of these places, as they are now. */
  atRisk(tx: Tx, placeIds: readonly string[]): Promise<PlaceAtRisk[]> {
    return tx.query<PlaceAtRisk>(
      `SELECT p.id, p.title, p.employer_id AS "employerId", e.name AS "employerName", z.town,
         p.region_code AS "regionCode", z.municipality_code AS "municipalityCode", q.sector_code AS "sectorCode",
         p.lapses_on AS "lapsesOn", p.seats - p.seats_taken AS "seatsLeft"
       FROM place p JOIN employer e ON e.id = p.employer_id JOIN postcode z ON z.pc4 = p.postcode4
         JOIN qualification q ON q.crebo_code = p.crebo_code
       WHERE p.id = ANY($1::uuid[])`,
      [placeIds],
    );
  }

  /**
   * People whose digest of today is to be written: they have something to do that no digest told, from this morning or
   * before. While an alert of this morning in their region still waits to be sent, theirs waits too, until
   * `waitsUntil` at the latest.
   */
  async accountsToDigest(tx: Tx, digestDueAt: Date, waitsUntil: Date): Promise<string[]> {
    const rows = await tx.query<{ accountId: string }>(
      `SELECT DISTINCT r.account_id AS "accountId" FROM ${alerts}
       WHERE r.digest_from <= $1 AND r.digested_on IS NULL AND ${isTodo} AND ${stillAtDesk} AND ${wantsMail}
         AND NOT EXISTS (SELECT FROM digest WHERE digest.account_id = r.account_id AND digest.day = app_today()
           AND NOT digest.is_nudge)
         AND (app_now() >= $2 OR NOT EXISTS (
           SELECT FROM deadline_alert waiting JOIN deadline of ON of.id = waiting.deadline_id
           WHERE of.region_code = d.region_code AND of.ended_at IS NULL
             AND waiting.status = 'PLANNED' AND greatest(waiting.due_at, of.set_at) <= $1))`,
      [digestDueAt, waitsUntil],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** People of a desk whose digest waits for alerts of this morning that are not sent yet. */
  async stillWaiting(tx: Tx, digestDueAt: Date): Promise<Set<string>> {
    const rows = await tx.query<{ accountId: string }>(
      `SELECT DISTINCT g.account_id AS "accountId"
       FROM deadline_alert waiting JOIN deadline of ON of.id = waiting.deadline_id
         JOIN role_grant g ON g.region_code = of.region_code AND g.role IN ('ADVISER', 'COORDINATOR')
       WHERE of.ended_at IS NULL AND g.ended_at IS NULL
         AND waiting.status = 'PLANNED' AND greatest(waiting.due_at, of.set_at) <= $1`,
      [digestDueAt],
    );
    return new Set(rows.map(({ accountId }) => accountId));
  }

  /** Everything a person has to do, in the order of the screen, and whether a digest told of it before. */
  toDigest(
    tx: Tx,
    accountId: string,
  ): Promise<(LapseAlert & { digestedOn: string | null; digestFrom: Date | null })[]> {
    return tx.query(
      `SELECT ${alert}, r.digested_on AS "digestedOn", r.digest_from AS "digestFrom" FROM ${alerts}
       WHERE r.account_id = $1 AND ${isTodo} AND ${stillAtDesk} AND ${wantsMail} ORDER BY ${mostUrgentFirst}`,
      [accountId],
    );
  }

  async markDigested(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `UPDATE alert_recipient SET digested_on = app_today() WHERE id = ANY($1::uuid[]) AND digested_on IS NULL`,
      [ids],
    );
  }
}
