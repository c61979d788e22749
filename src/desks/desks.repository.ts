import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import type { Tx } from '../platform/transaction.service.js';

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly postcode4: string;
}

export interface Adviser {
  readonly accountId: string;
  readonly name: string;
  readonly siteId: string;
  readonly hoursPerWeek: number;
  readonly awayUntil: CalendarDate | null;
  readonly substituteAccountId: string | null;
}

/** The sites of service desks and who works there. */
@Injectable()
export class DesksRepository {
  sites(tx: Tx, regionCode: string): Promise<Site[]> {
    return tx.query<Site>(
      `SELECT id, name, town, postcode4 FROM site WHERE region_code = $1 ORDER BY town, name, id`,
      [regionCode],
    );
  }

  sitesByIds(tx: Tx, ids: readonly string[]): Promise<Site[]> {
    return tx.query<Site>(`SELECT id, name, town, postcode4 FROM site WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** Those who are adviser of the region at this moment. */
  advisers(tx: Tx, regionCode: string): Promise<Adviser[]> {
    return tx.query<Adviser>(
      `SELECT v.account_id AS "accountId", a.name, v.site_id AS "siteId", v.hours_per_week AS "hoursPerWeek",
         absent.last_day AS "awayUntil", absent.substitute_account_id AS "substituteAccountId"
       FROM adviser v JOIN account a ON a.id = v.account_id
       LEFT JOIN LATERAL (
         SELECT last_day, substitute_account_id FROM adviser_absence b
         WHERE b.account_id = v.account_id AND app_today() BETWEEN b.first_day AND b.last_day
         ORDER BY b.first_day, b.id LIMIT 1) absent ON true
       WHERE v.region_code = $1 AND EXISTS (
         SELECT FROM role_grant g WHERE g.account_id = v.account_id AND g.role = 'ADVISER'
           AND g.region_code = v.region_code AND g.ended_at IS NULL)
       ORDER BY a.name, a.id`,
      [regionCode],
    );
  }

  /** Puts an adviser at a site, full-time until the desk says otherwise; who sits somewhere already moves there. */
  async seat(tx: Tx, accountId: string, siteId: string): Promise<void> {
    await tx.execute(
      `INSERT INTO adviser (account_id, site_id, region_code, hours_per_week)
       SELECT $1, s.id, s.region_code, 36 FROM site s WHERE s.id = $2
       ON CONFLICT (account_id) DO UPDATE SET site_id = excluded.site_id, region_code = excluded.region_code`,
      [accountId, siteId],
    );
  }
}
