import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { CaseGrant } from './case-grant.js';

/** Whether a row of `case_grant` holds today: the last day counts. */
export const grantRuns = (table: string) => `${table}.ended_at IS NULL AND ${table}.ends_on >= app_today()`;

const grant = `g.id, g.candidate_id AS "candidateId", g.region_code AS "regionCode", g.account_id AS "accountId",
  a.name AS "adviserName", g.why, g.ends_on AS "endsOn", g.given_at AS "givenAt", g.ended_at AS "endedAt",
  ${grantRuns('g')} AS "isRunning"
  FROM case_grant g LEFT JOIN account a ON a.id = g.account_id`;

/** What candidates granted to other desks and advisers, and when operators broke the glass. */
@Injectable()
export class CaseGrantsRepository {
  constructor(private readonly ids: Ids) {}

  async add(
    tx: Tx,
    given: {
      candidateId: string;
      regionCode: string | null;
      accountId: string | null;
      why: string;
      endsOn: CalendarDate;
      givenBy: string;
    },
  ): Promise<void> {
    const { candidateId, regionCode, accountId, why, endsOn, givenBy } = given;
    await tx.execute(
      `INSERT INTO case_grant (id, candidate_id, region_code, account_id, why, ends_on, given_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.ids.next(), candidateId, regionCode, accountId, why, endsOn, givenBy],
    );
  }

  async byId(tx: Tx, id: string): Promise<CaseGrant | null> {
    if (!isIdentifier(id)) return null;
    return tx.one<CaseGrant>(`SELECT ${grant} WHERE g.id = $1`, [id]);
  }

  /** All of these candidates, the newest first. */
  ofCandidates(tx: Tx, candidateIds: readonly string[]): Promise<CaseGrant[]> {
    return tx.beyond('who-holds-a-role', () =>
      tx.query<CaseGrant>(
        `SELECT ${grant} WHERE g.candidate_id = ANY($1::uuid[]) ORDER BY g.given_at DESC, g.id`,
        [candidateIds.filter(isIdentifier)],
      ),
    );
  }

  /** Ends a grant at once; nothing when it ended before. */
  async end(tx: Tx, id: string, endedBy: string): Promise<boolean> {
    const ended = await tx.execute(
      'UPDATE case_grant SET ended_at = app_now(), ended_by = $2 WHERE id = $1 AND ended_at IS NULL',
      [id, endedBy],
    );
    return ended === 1;
  }

  /** The account of an adviser by address; null when nobody with that address works at a desk. */
  async adviserByEmail(tx: Tx, email: string): Promise<string | null> {
    const row = await tx.beyond('who-holds-a-role', () =>
      tx.one<{ id: string }>(
        `SELECT a.id FROM account a WHERE a.email = lower($1) AND EXISTS (
         SELECT FROM role_grant r WHERE r.account_id = a.id AND r.role = 'ADVISER' AND r.ended_at IS NULL)`,
        [email],
      ),
    );
    return row?.id ?? null;
  }

  /** Lets an operator read a case for so many minutes. */
  async breakGlass(
    tx: Tx,
    broken: { candidateId: string; accountId: string; reason: string; minutes: number },
  ): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO broken_glass (id, candidate_id, account_id, reason, ends_at)
       VALUES ($1, $2, $3, $4, app_now() + $5 * interval '1 minute')`,
      [id, broken.candidateId, broken.accountId, broken.reason, broken.minutes],
    );
    return id;
  }

  /** When the glass was broken: whose case, in which region, why and until when. */
  brokenGlass(tx: Tx, id: string) {
    return tx.one<{
      candidateId: string;
      regionCode: string;
      operator: string;
      reason: string;
      endsAt: Date;
    }>(
      `SELECT b.candidate_id AS "candidateId", c.region_code AS "regionCode", a.name AS operator, b.reason,
         b.ends_at AS "endsAt"
       FROM broken_glass b JOIN candidate c ON c.id = b.candidate_id JOIN account a ON a.id = b.account_id
       WHERE b.id = $1`,
      [id],
    );
  }
}
