import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Reader } from './lapse-calendar.js';
import type { ReminderLead, Watched } from './reminder-plan.js';

/** A place that somebody may be to be reminded of. */
export interface WatchedPlace extends Watched {
  readonly deadlineId: string;
  readonly placeId: string;
  readonly accountId: string;
  readonly regionCode: string;
  readonly leads: readonly ReminderLead[];
}

interface Row extends Omit<WatchedPlace, 'leads'> {
  /** Null for who chose none. */
  own: { leadDays: number; since: string }[] | null;
}

/** Whom of an employer to remind of a place, and what they chose. */
@Injectable()
export class RemindersRepository {
  constructor(private readonly settings: SettingsRepository) {}

  /**
   * Open places with a member of the employer who may be to be reminded today: a lead time came, no tighter one was told,
   * and they had no morning mail today. Exactly who is to be is said by `dueReminders`.
   */
  async watched(tx: Tx, accountId: string | null): Promise<WatchedPlace[]> {
    const regions = await tx.query<{ code: string }>(
      `SELECT DISTINCT region_code AS code FROM deadline WHERE kind = 'PLACE' AND ended_at IS NULL`,
    );
    const byRegion = await this.leadsOfRegions(
      tx,
      regions.map(({ code }) => code),
    );
    const rows = await tx.query<Row>(
      `SELECT d.id AS "deadlineId", p.id AS "placeId", g.account_id AS "accountId", p.region_code AS "regionCode",
         d.falls_on AS "fallsOn", d.set_at AS "setAt", g.granted_at AS "joinedAt", told.settled, chosen.own
       FROM deadline d
       JOIN place p ON p.id = d.subject_id AND p.status = 'PUBLISHED' AND p.lapses_on = d.falls_on
       JOIN role_grant g ON g.role = 'EMPLOYER' AND g.subject_id = p.employer_id AND g.ended_at IS NULL
       CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('leadDays', l.lead_days, 'since', l.since)) AS own
         FROM reminder_lead l WHERE l.account_id = g.account_id) chosen
       CROSS JOIN LATERAL (SELECT min(r.lead_days) AS settled FROM place_reminder r
         WHERE r.deadline_id = d.id AND r.account_id = g.account_id) told
       WHERE d.kind = 'PLACE' AND d.ended_at IS NULL AND d.falls_on >= app_today()
         AND ($2::uuid IS NULL OR g.account_id = $2)
         AND EXISTS (
           SELECT FROM (
             SELECT (value ->> 'leadDays')::int AS days FROM jsonb_array_elements(chosen.own)
             UNION ALL SELECT value::int FROM jsonb_array_elements_text($1::jsonb -> p.region_code)
               WHERE chosen.own IS NULL) lead
           WHERE d.falls_on - lead.days <= app_today() AND (told.settled IS NULL OR told.settled > lead.days)
             AND d.falls_on - lead.days >= (d.set_at AT TIME ZONE 'Europe/Amsterdam')::date)
         AND NOT EXISTS (SELECT FROM notice_setting s
           WHERE s.account_id = g.account_id AND s.kind = 'PLACE_REMINDERS' AND s.how = 'NEVER')
         AND NOT EXISTS (SELECT FROM digest t WHERE t.account_id = g.account_id AND t.day = app_today()
           AND NOT t.is_nudge AND $2::uuid IS NULL)
       ORDER BY d.falls_on, p.id, g.account_id`,
      [JSON.stringify(byRegion), accountId],
    );
    return rows.map(({ own, ...row }) => ({ ...row, leads: leadsOf(own, byRegion[row.regionCode] ?? []) }));
  }

  /** Who of its employer hears of each place and when, and when its desk still will: by place. */
  async hearersOf(
    tx: Tx,
    placeIds: readonly string[],
  ): Promise<{ readers: Map<string, Reader[]>; deskLeads: Map<string, number[]> }> {
    const rows = await tx.query<{
      placeId: string;
      regionCode: string;
      name: string;
      own: number[] | null;
      isOff: boolean;
    }>(
      `SELECT p.id AS "placeId", p.region_code AS "regionCode", a.name,
         (SELECT array_agg(l.lead_days) FROM reminder_lead l WHERE l.account_id = a.id) AS own,
         EXISTS (SELECT FROM notice_setting s
           WHERE s.account_id = a.id AND s.kind = 'PLACE_REMINDERS' AND s.how = 'NEVER') AS "isOff"
       FROM place p JOIN role_grant g ON g.role = 'EMPLOYER' AND g.subject_id = p.employer_id AND g.ended_at IS NULL
       JOIN account a ON a.id = g.account_id
       WHERE p.id = ANY($1::uuid[]) ORDER BY g.granted_at, a.id`,
      [placeIds],
    );
    const ofRegion = await this.leadsOfRegions(tx, [...new Set(rows.map(({ regionCode }) => regionCode))]);
    const readers = new Map<string, Reader[]>();
    for (const { placeId, regionCode, name, own, isOff } of rows) {
      const leadDays = isOff ? [] : (own ?? ofRegion[regionCode] ?? []);
      readers.set(placeId, [...(readers.get(placeId) ?? []), { name, leadDays }]);
    }
    const planned = await tx.query<{ placeId: string; leadDays: number[] }>(
      `SELECT d.subject_id AS "placeId", array_agg(a.lead_days) AS "leadDays"
       FROM deadline d JOIN deadline_alert a ON a.deadline_id = d.id
       WHERE d.kind = 'PLACE' AND d.subject_id = ANY($1::uuid[]) AND d.ended_at IS NULL AND a.status = 'PLANNED'
       GROUP BY d.subject_id`,
      [placeIds],
    );
    return { readers, deskLeads: new Map(planned.map(({ placeId, leadDays }) => [placeId, leadDays])) };
  }

  /** Records what was told of a deadline, and what that overtook: each lead time once. */
  async settle(
    tx: Tx,
    { deadlineId, accountId }: Pick<WatchedPlace, 'deadlineId' | 'accountId'>,
    { told, superseded, toldIn }: { told: number; superseded: readonly number[]; toldIn: string },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO place_reminder (deadline_id, account_id, lead_days, status, told_in)
       SELECT $1, $2, days, CASE WHEN days = $3 THEN 'SENT' ELSE 'SUPERSEDED' END, $5 FROM unnest($4::int[]) days`,
      [deadlineId, accountId, told, [told, ...superseded], toldIn],
    );
  }

  /** Forgets what these mails told, which were taken back before they left: it is due again. */
  async retell(tx: Tx, accountId: string, takenBack: readonly string[]): Promise<void> {
    await tx.execute('DELETE FROM place_reminder WHERE account_id = $1 AND told_in = ANY($2::text[])', [
      accountId,
      takenBack,
    ]);
  }

  /** What somebody chose, the longest first; null for who chose none. */
  async chosen(tx: Tx, accountId: string): Promise<number[] | null> {
    const rows = await tx.query<{ leadDays: number }>(
      'SELECT lead_days AS "leadDays" FROM reminder_lead WHERE account_id = $1 ORDER BY lead_days DESC',
      [accountId],
    );
    return rows.length === 0 ? null : rows.map(({ leadDays }) => leadDays);
  }

  /**
   * Sets somebody's own lead times. One they had keeps since when they had it; `before`: those that counted while they
   * had chosen none, which they had ever since.
   */
  async choose(
    tx: Tx,
    accountId: string,
    leadDays: readonly number[],
    before: readonly number[],
  ): Promise<void> {
    await tx.execute('DELETE FROM reminder_lead WHERE account_id = $1 AND NOT lead_days = ANY($2::int[])', [
      accountId,
      leadDays,
    ]);
    await tx.execute(
      `INSERT INTO reminder_lead (account_id, lead_days, since)
       SELECT $1, days, CASE WHEN days = ANY($3::int[]) THEN '-infinity' ELSE app_now() END
       FROM unnest($2::int[]) days ON CONFLICT DO NOTHING`,
      [accountId, leadDays, before],
    );
  }

  /** Nobody's own choice: those of these regions as they count today, by code. */
  async leadsOfRegions(tx: Tx, codes: readonly string[]): Promise<Record<string, readonly number[]>> {
    const settings = await this.settings.ofRegions(tx, codes);
    return Object.fromEntries([...settings].map(([code, { employerLeadDays }]) => [code, employerLeadDays]));
  }
}

function leadsOf(own: Row['own'], ofRegion: readonly number[]): ReminderLead[] {
  if (own === null) return ofRegion.map((leadDays) => ({ leadDays, since: null }));
  return own.map(({ leadDays, since }) => ({
    leadDays,
    since: since === '-infinity' ? null : new Date(since),
  }));
}
