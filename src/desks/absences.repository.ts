import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Absence } from './responsible.js';

/** An absence as it is kept. */
export interface KeptAbsence extends Absence {
  readonly id: string;
}

const absence = `b.id, b.account_id AS "accountId", b.first_day AS "firstDay", b.last_day AS "lastDay",
  b.substitute_account_id AS "substituteAccountId"`;

/** When advisers are away. */
@Injectable()
export class AbsencesRepository {
  constructor(private readonly ids: Ids) {}

  /** The absences of a region's advisers that are not over, the first to begin first. */
  notOver(tx: Tx, regionCode: string): Promise<KeptAbsence[]> {
    return tx.query<KeptAbsence>(
      `SELECT ${absence} FROM adviser_absence b JOIN adviser v ON v.account_id = b.account_id
       WHERE v.region_code = $1 AND b.last_day >= app_today() ORDER BY b.first_day, b.id`,
      [regionCode],
    );
  }

  /** The same of one adviser, held still until the transaction ends: of two that overlap one sees the other. */
  async lockOf(tx: Tx, accountId: string): Promise<KeptAbsence[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('absence/' || $1, 0))`, [accountId]);
    return tx.query<KeptAbsence>(
      `SELECT ${absence} FROM adviser_absence b
       WHERE b.account_id = $1 AND b.last_day >= app_today() ORDER BY b.first_day, b.id`,
      [accountId],
    );
  }

  async add(tx: Tx, { accountId, firstDay, lastDay, substituteAccountId }: Absence): Promise<void> {
    await tx.execute(
      `INSERT INTO adviser_absence (id, account_id, first_day, last_day, substitute_account_id)
       VALUES ($1, $2, $3, $4, $5)`,
      [this.ids.next(), accountId, firstDay, lastDay, substituteAccountId],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM adviser_absence WHERE id = $1', [id]);
  }

  /** Somebody is back before the day that was meant. */
  async endOn(tx: Tx, id: string, lastDay: CalendarDate): Promise<void> {
    await tx.execute('UPDATE adviser_absence SET last_day = $2 WHERE id = $1', [id, lastDay]);
  }
}
