import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';

/** Minutes in which a new address can be confirmed. */
export const addressWaitsMinutes = 60;

/** New e-mail addresses that wait until somebody shows that they read mail there. */
@Injectable()
export class EmailChangesRepository {
  async add(tx: Tx, change: { tokenHash: string; accountId: string; email: string }): Promise<Date> {
    const row = await tx.one<{ expiresAt: Date }>(
      `INSERT INTO email_change (token_hash, account_id, email, expires_at)
       VALUES ($1, $2, lower($3), app_now() + $4 * interval '1 minute') RETURNING expires_at AS "expiresAt"`,
      [change.tokenHash, change.accountId, change.email, addressWaitsMinutes],
    );
    return (row as { expiresAt: Date }).expiresAt;
  }

  /** Uses a token up; null when it is used, expired or not there. An earlier one is worth nothing after a later one. */
  take(tx: Tx, tokenHashes: readonly string[]): Promise<{ accountId: string; email: string } | null> {
    return tx.one(
      `UPDATE email_change c SET used_at = app_now(),
         previous_email = (SELECT lower(a.email) FROM account a WHERE a.id = c.account_id)
       WHERE token_hash = ANY($1) AND used_at IS NULL AND expires_at > app_now()
         AND NOT EXISTS (SELECT FROM email_change l WHERE l.account_id = c.account_id AND l.created_at > c.created_at)
       RETURNING account_id AS "accountId", email`,
      [tokenHashes],
    );
  }
}
