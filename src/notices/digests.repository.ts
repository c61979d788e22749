import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';

/** The ledger that keeps digests and nudges at one a person a day. */
@Injectable()
export class DigestsRepository {
  /**
   * Takes today's digest of a person for writing, in the transaction that writes it. False when it was taken before; what
   * lapses is told all the same when that was by a nudge.
   */
  async take(tx: Tx, accountId: string, ofWhatLapses: boolean): Promise<boolean> {
    const taken = await tx.execute(
      `INSERT INTO digest (account_id, day) VALUES ($1, app_today())
       ON CONFLICT (account_id, day) DO UPDATE SET is_nudge = false, written_at = app_now()
         WHERE digest.is_nudge AND $2`,
      [accountId, ofWhatLapses],
    );
    return taken === 1;
  }

  /** Takes the day's only mail of this sort for a nudge. False when there was one. */
  async takeForNudge(tx: Tx, accountId: string): Promise<boolean> {
    const taken = await tx.execute(
      `INSERT INTO digest (account_id, day, is_nudge) VALUES ($1, app_today(), true) ON CONFLICT DO NOTHING`,
      [accountId],
    );
    return taken === 1;
  }

  /** Which of these people had theirs today. */
  async hadTodays(tx: Tx, accountIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ accountId: string }>(
      `SELECT account_id AS "accountId" FROM digest WHERE account_id = ANY($1::uuid[]) AND day = app_today() AND NOT is_nudge`,
      [accountIds],
    );
    return new Set(rows.map(({ accountId }) => accountId));
  }
}
