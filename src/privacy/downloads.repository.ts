import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';

export interface DataDownload {
  readonly id: string;
  readonly askedAt: Date;
  readonly readyAt: Date | null;
  readonly openedAt: Date | null;
  readonly expiresAt: Date | null;
}

/** Days for which a copy that was made waits for who asked for it. */
export const downloadDays = 7;
const columns = `id, asked_at AS "askedAt", ready_at AS "readyAt", opened_at AS "openedAt", expires_at AS "expiresAt"`;

/** The copies of their data that people asked for. */
@Injectable()
export class DownloadsRepository {
  constructor(private readonly ids: Ids) {}

  latestOf(tx: Tx, accountId: string): Promise<DataDownload | null> {
    return tx.one<DataDownload>(
      `SELECT ${columns} FROM data_download WHERE account_id = $1 ORDER BY asked_at DESC LIMIT 1`,
      [accountId],
    );
  }

  /** How many copies the account asked for in the last 24 hours. */
  async askedLately(tx: Tx, accountId: string): Promise<number> {
    const row = await tx.one<{ count: number }>(
      `SELECT count(*) FROM data_download WHERE account_id = $1 AND asked_at > app_now() - interval '1 day'`,
      [accountId],
    );
    return row?.count ?? 0;
  }

  async add(tx: Tx, accountId: string): Promise<string> {
    const id = this.ids.next();
    await tx.execute('INSERT INTO data_download (id, account_id) VALUES ($1, $2)', [id, accountId]);
    return id;
  }

  /** Whose copy is still to be made; null when it is made, or its asker is gone. */
  toMake(tx: Tx, id: string): Promise<{ accountId: string } | null> {
    return tx.one(
      'SELECT account_id AS "accountId" FROM data_download WHERE id = $1 AND ready_at IS NULL FOR UPDATE',
      [id],
    );
  }

  async made(
    tx: Tx,
    id: string,
    { json, html, tokenHash }: { json: string; html: string; tokenHash: string },
  ): Promise<void> {
    await tx.execute(
      `UPDATE data_download SET json = $2, html = $3, token_hash = $4, ready_at = app_now(),
         expires_at = app_now() + $5 * interval '1 day' WHERE id = $1`,
      [id, json, html, tokenHash, downloadDays],
    );
  }

  /** Gives the copy once and keeps it no longer; null when the link is another's, used or expired. */
  async open(
    tx: Tx,
    accountId: string,
    tokenHashes: readonly string[],
  ): Promise<{ json: string; html: string } | null> {
    const row = await tx.one<{ id: string; json: string; html: string }>(
      `SELECT id, json, html FROM data_download WHERE token_hash = ANY($2) AND account_id = $1 AND opened_at IS NULL
         AND expires_at > app_now() AND json IS NOT NULL FOR UPDATE`,
      [accountId, tokenHashes],
    );
    if (!row) return null;
    await tx.execute(
      'UPDATE data_download SET opened_at = app_now(), json = NULL, html = NULL WHERE id = $1',
      [row.id],
    );
    return { json: row.json, html: row.html };
  }

  /** Empties copies that had their time. How many. */
  expire(tx: Tx): Promise<number> {
    return tx.execute(
      'UPDATE data_download SET json = NULL, html = NULL WHERE json IS NOT NULL AND expires_at <= app_now()',
    );
  }
}
