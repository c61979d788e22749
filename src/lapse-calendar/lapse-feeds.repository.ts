import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';

/** Somebody's feed. */
export interface LapseFeed {
  readonly accountId: string;
  /** Since when its address works; null when there is none. */
  readonly madeAt: Date | null;
  /** How often the lead times were chosen anew. */
  readonly changes: number;
}

const columns = 'account_id AS "accountId", made_at AS "madeAt", changes';
const purpose = 'lapse-feed';

/** Addresses of calendar feeds. Of the secret in one only a keyed digest is kept. */
@Injectable()
export class LapseFeedsRepository {
  constructor(
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  of(tx: Tx, accountId: string): Promise<LapseFeed | null> {
    return tx.one<LapseFeed>(`SELECT ${columns} FROM lapse_feed WHERE account_id = $1`, [accountId]);
  }

  bySecret(tx: Tx, secret: string): Promise<LapseFeed | null> {
    return tx.one<LapseFeed>(`SELECT ${columns} FROM lapse_feed WHERE token_hash = ANY($1::text[])`, [
      this.keys.digests(purpose, secret),
    ]);
  }

  /** Makes somebody's address; the one before works no longer. Its secret, which is not kept. */
  async renew(tx: Tx, accountId: string): Promise<string> {
    const secret = this.ids.secret();
    await tx.execute(
      `INSERT INTO lapse_feed (account_id, token_hash, made_at) VALUES ($1, $2, app_now())
       ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at`,
      [accountId, this.keys.digest(purpose, secret)],
    );
    return secret;
  }

  /** False when there was none. */
  async end(tx: Tx, accountId: string): Promise<boolean> {
    const ended = await tx.execute(
      `UPDATE lapse_feed SET token_hash = NULL, made_at = NULL WHERE account_id = $1 AND token_hash IS NOT NULL`,
      [accountId],
    );
    return ended === 1;
  }

  /** Counts that somebody's lead times changed: what stands in their calendar is newer than before. */
  async changed(tx: Tx, accountId: string): Promise<void> {
    await tx.execute(
      `INSERT INTO lapse_feed (account_id, changes) VALUES ($1, 1)
       ON CONFLICT (account_id) DO UPDATE SET changes = lapse_feed.changes + 1`,
      [accountId],
    );
  }
}
