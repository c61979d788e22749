import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';

/** The ledger that keeps digests at one a person a day. */
@Injectable()
export class DigestsRepository {
  /** Takes today's digest of a person for writing, in the transaction that writes it. False when it was taken before. */
  async take(tx: Tx, accountId: string): Promise<boolean> {
    const taken = await tx.execute(
      `INSERT INTO digest (account_id, day) VALUES ($1, app_today()) ON CONFLICT DO NOTHING`,
      [accountId],
    );
    return taken === 1;
  }

  /** Which of these people had theirs today. */
  async hadTodays(tx: Tx, accountIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ accountId: string }>(
      `SELECT account_id AS "accountId" FROM digest WHERE account_id = ANY($1::uuid[]) AND day = app_today()`,
      [accountIds],
    );
    return new Set(rows.map(({ accountId }) => accountId));
  }
}
