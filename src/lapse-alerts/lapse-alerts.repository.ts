import { Injectable } from '@nestjs/common';
import type { DeadlineKind } from '../deadlines/deadline.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { AlertsOf } from './alerts-of.js';
import type { CandidateAlert, CandidateAtRisk, LapseAlert, PlaceAtRisk } from './lapse-alert.js';

const isCurrent = `(r.handed_on_at IS NULL AND d.ended_at IS NULL AND d.falls_on >= app_today() AND NOT EXISTS (
  SELECT FROM deadline_alert tighter
  WHERE tighter.deadline_id = a.deadline_id AND tighter.status = 'SENT' AND tighter.lead_days < a.lead_days))`;
const told = `r.id, a.lead_days AS "leadDays", a.due_at AS "dueAt", r.told_at AS "sentAt",
  r.acknowledged_at AS "acknowledgedAt", a.escalated_at AS "escalatedAt", ${isCurrent} AS current,
  r.snoozed_until AS "snoozedUntil", r.handed_on_at AS "handedOnAt", d.carrier_account_id AS "carrierAccountId",
  (a.escalation = 2 AND a.escalated_at IS NULL AND d.carrier_account_id IS NULL) AS "isGap",
  d.falls_on - (SELECT max(next.lead_days) FROM deadline_alert next
    WHERE next.deadline_id = d.id AND next.status = 'PLANNED') AS "nextDueOn"`;
const alert = `${told}, d.subject_id AS "placeId", d.falls_on AS "lapsesOn"`;
const candidateAlert = `${told}, d.subject_id AS "candidateId", d.falls_on AS "neededBy",
  d.region_code AS "regionCode", coalesce(d.end_reason = 'LAPSED', false) AS "isTooLate"`;
const everyAlert = `alert_recipient r
  JOIN deadline_alert a ON a.id = r.alert_id JOIN deadline d ON d.id = a.deadline_id`;
const alerts = `${everyAlert} AND d.kind = 'PLACE'`;
const candidateAlerts = `${everyAlert} AND d.kind = 'CANDIDATE'`;
const isAsleep = `(r.snoozed_until IS NOT NULL AND r.snoozed_until > app_today())`;
const mostUrgentFirst = `(d.ended_at IS NOT NULL), d.falls_on, a.lead_days, r.id`;
const isTodo = `r.acknowledged_at IS NULL AND NOT ${isAsleep} AND ${isCurrent}`;
/** Whoever has left the desk since is told nothing any more. */
const stillAtDesk = `EXISTS (SELECT FROM role_grant g WHERE g.account_id = r.account_id
  AND g.role IN ('ADVISER', 'COORDINATOR') AND g.region_code = d.region_code AND g.ended_at IS NULL)`;

/** Whoever switched these mails off reads of alerts on the screen alone. */
const wantsMail = `NOT EXISTS (SELECT FROM notice_setting s
  WHERE s.account_id = r.account_id AND s.kind = 'LAPSE_ALERTS' AND s.how = 'NEVER')`;

/** An alert on somebody's list as a digest looks at it. */
export interface AlertToDigest {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly subjectId: string;
  readonly digestedOn: string | null;
  readonly digestFrom: Date | null;
}

/** What of somebody's alerts is asked for; null lets everything through. */
export interface AlertFilter {
  readonly acknowledged: boolean | null;
  readonly current: boolean | null;
  readonly snoozed: boolean | null;
}

const isAsked = `r.account_id = $1 AND d.region_code = ANY($2::text[])
  AND ($3::boolean IS NULL OR (r.acknowledged_at IS NOT NULL) = $3)
  AND ($4::boolean IS NULL OR ${isCurrent} = $4)
  AND ($5::boolean IS NULL OR ${isAsleep} = $5)`;

/** Alerts of places, as people read them. How they come about is in deadlines/. */
@Injectable()
export class LapseAlertsRepository {
  /** A person's alerts of places, the most urgent first. */
  page(tx: Tx, whose: AlertsOf, filter: AlertFilter, page: Page): Promise<PageOf<LapseAlert>> {
    return this.asked(tx, whose, filter, page, alert, alerts);
  }

  /** A person's alerts of candidates who need a place, the most urgent first. */
  candidatesPage(tx: Tx, whose: AlertsOf, filter: AlertFilter, page: Page): Promise<PageOf<CandidateAlert>> {
    return this.asked(tx, whose, filter, page, candidateAlert, candidateAlerts);
  }

  private async asked<Row>(
    tx: Tx,
    { accountId, regions }: AlertsOf,
    { acknowledged, current, snoozed }: AlertFilter,
    page: Page,
    columns: string,
    from: string,
  ): Promise<PageOf<Row>> {
    const parameters = [accountId, regions, acknowledged, current, snoozed];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM ${from} WHERE ${isAsked}`,
      parameters,
    );
    const nodes = await tx.query<Row>(
      `SELECT ${columns} FROM ${from} WHERE ${isAsked} ORDER BY ${mostUrgentFirst} LIMIT $6 OFFSET $7`,
      [...parameters, page.first, offsetOf(page)],
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }

  byId(tx: Tx, whose: AlertsOf, id: string): Promise<LapseAlert | null> {
    return this.one(tx, whose, id, alert, alerts);
  }

  candidateAlertById(tx: Tx, whose: AlertsOf, id: string): Promise<CandidateAlert | null> {
    return this.one(tx, whose, id, candidateAlert, candidateAlerts);
  }

  /** A person's alerts of these, of places and of candidates. */
  async byIds(
    tx: Tx,
    { accountId, regions }: AlertsOf,
    ids: readonly string[],
  ): Promise<{ lapseAlerts: LapseAlert[]; candidateAlerts: CandidateAlert[] }> {
    const among = `WHERE r.id = ANY($1::uuid[]) AND r.account_id = $2 AND d.region_code = ANY($3::text[])`;
    const parameters = [ids, accountId, regions];
    return {
      lapseAlerts: await tx.often<LapseAlert>(`SELECT ${alert} FROM ${alerts} ${among}`, parameters),
      candidateAlerts: await tx.often<CandidateAlert>(
        `SELECT ${candidateAlert} FROM ${candidateAlerts} ${among}`,
        parameters,
      ),
    };
  }

  private one<Row>(
    tx: Tx,
    { accountId, regions }: AlertsOf,
    id: string,
    columns: string,
    from: string,
  ): Promise<Row | null> {
    return tx.one<Row>(
      `SELECT ${columns} FROM ${from} WHERE r.id = $1 AND r.account_id = $2 AND d.region_code = ANY($3::text[])`,
      [id, accountId, regions],
    );
  }

  /** What messages tell of these candidates, as they are now, and who knows their case. */
  candidatesAtRisk(tx: Tx, candidateIds: readonly string[]): Promise<CandidateAtRisk[]> {
    return tx.query<CandidateAtRisk>(
      `SELECT 'CANDIDATE' AS kind, c.id, c.region_code AS "regionCode", z.municipality_code AS "municipalityCode",
         m.name AS municipality, w.mbo_levels::integer[] AS "mboLevels", c.place_needed_by AS "neededBy",
         CASE WHEN cardinality(w.sector_codes) = 1 THEN w.sector_codes[1] END AS "sectorCode",
         NULL AS "employerId",
         ARRAY(SELECT t.account_id::text FROM case_team t WHERE t.candidate_id = c.id
           ORDER BY t.joined_at, t.account_id) AS team
       FROM candidate c JOIN wish w ON w.candidate_id = c.id JOIN postcode z ON z.pc4 = c.postcode4
         JOIN municipality m ON m.code = z.municipality_code
       WHERE c.id = ANY($1::uuid[])`,
      [candidateIds],
    );
  }

  /** What messages tell of these places, as they are now. */
  atRisk(tx: Tx, placeIds: readonly string[]): Promise<PlaceAtRisk[]> {
    return tx.query<PlaceAtRisk>(
      `SELECT 'PLACE' AS kind, '{}'::text[] AS team, p.id, p.title, p.employer_id AS "employerId", e.name AS "employerName", z.town,
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
      `SELECT DISTINCT r.account_id AS "accountId" FROM ${everyAlert}
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

  /** Everything a person has to do, in the order of the screen (places, then candidates), and whether a digest told of it before. */
  toDigest(tx: Tx, accountId: string): Promise<AlertToDigest[]> {
    return tx.query<AlertToDigest>(
      `SELECT r.id, d.kind, d.subject_id AS "subjectId", r.digested_on AS "digestedOn",
         r.digest_from AS "digestFrom" FROM ${everyAlert}
       WHERE r.account_id = $1 AND ${isTodo} AND ${stillAtDesk} AND ${wantsMail}
       ORDER BY d.kind <> 'PLACE', ${mostUrgentFirst}`,
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
