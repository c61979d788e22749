import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { PersonRole } from '../access/role-giving.js';
import type { DeskPerson } from './people.js';

/** Who holds which role at a desk, and the operators. */
@Injectable()
export class PeopleRepository {
  /** Those with a role in a region, or with none the operators: coordinators first, then by name. */
  async of(tx: Tx, regionCode: string | null): Promise<DeskPerson[]> {
    return tx.query<DeskPerson>(
      `SELECT a.id AS "accountId", a.name, a.email, g.role, g.region_code AS "regionCode", g.organisation,
         CASE WHEN g.role = 'ADVISER' THEN s.name || ', ' || s.town END AS "siteName", g.granted_at AS since,
         seen.at AS "lastSeenAt",
         EXISTS (SELECT FROM passkey k WHERE k.account_id = a.id) AS "hasSecondStep"
       FROM role_grant g JOIN account a ON a.id = g.account_id
         LEFT JOIN adviser v ON v.account_id = a.id AND v.region_code = g.region_code
         LEFT JOIN site s ON s.id = v.site_id
         LEFT JOIN LATERAL (
           SELECT max(last_seen_at) AS at
           FROM session WHERE session.account_id = a.id) seen ON true
       WHERE g.ended_at IS NULL AND g.region_code IS NOT DISTINCT FROM $1
         AND CASE WHEN $1::text IS NULL THEN g.role = 'OPERATOR'
           ELSE g.role IN ('ADVISER', 'COORDINATOR', 'REFERRER', 'SCHOOL_BROKER') END
       ORDER BY g.role <> 'COORDINATOR', g.role, unaccent(lower(a.name)), a.id`,
      [regionCode],
    );
  }

  /** The same, held still until the transaction ends: of two coordinators who go at once, one sees the other gone. */
  async lock(tx: Tx, regionCode: string | null): Promise<DeskPerson[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('people/' || coalesce($1, ''), 0))`, [
      regionCode,
    ]);
    return this.of(tx, regionCode);
  }

  /** How many coordinators and advisers each region has. */
  staffing(tx: Tx): Promise<{ regionCode: string; coordinators: number; advisers: number }[]> {
    return tx.query(
      `SELECT r.code AS "regionCode", count(g.id) FILTER (WHERE g.role = 'COORDINATOR') AS coordinators,
         count(g.id) FILTER (WHERE g.role = 'ADVISER') AS advisers
       FROM region r LEFT JOIN role_grant g ON g.region_code = r.code AND g.ended_at IS NULL
       GROUP BY r.code, r.name ORDER BY r.name`,
    );
  }

  async end(tx: Tx, accountId: string, role: PersonRole, regionCode: string | null): Promise<void> {
    await tx.execute(
      `UPDATE role_grant SET ended_at = app_now()
       WHERE account_id = $1 AND role = $2 AND region_code IS NOT DISTINCT FROM $3 AND ended_at IS NULL`,
      [accountId, role, regionCode],
    );
  }

  /** What an adviser is responsible for becomes a colleague's; who is no adviser is responsible without rules. */
  async handOverRules(tx: Tx, fromAccountId: string, toAccountId: string, regionCode: string): Promise<void> {
    const parameters = [fromAccountId, toAccountId, regionCode];
    await tx.execute(
      `UPDATE responsibility SET account_id = $2 WHERE account_id = $1 AND region_code = $3
         AND EXISTS (SELECT FROM adviser WHERE adviser.account_id = $2)`,
      parameters,
    );
    await tx.execute('DELETE FROM responsibility WHERE account_id = $1 AND region_code = $2', [
      fromAccountId,
      regionCode,
    ]);
  }
}
