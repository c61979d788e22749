import { Injectable } from '@nestjs/common';
import type { Role } from '../access/role.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import { howSoonByDefault, type HowSoon, type NoticeKind } from './notice.js';

/** Something that waits for somebody's next morning mail. */
export interface WaitingNotice {
  readonly id: string;
  readonly subject: string;
  readonly url: string;
  readonly digestFrom: Date;
  /** The kind of mail it would have been; null for what was kept before that was. */
  readonly mailKind: string | null;
  readonly subjectId: string | null;
}

/** What people chose to hear, and what waits for their morning mail. */
@Injectable()
export class NoticesRepository {
  constructor(private readonly ids: Ids) {}

  /** How soon each of these people hears of a kind at this moment: as they chose, else as their roles have it. */
  async howSoon(tx: Tx, accountIds: readonly string[], kind: NoticeKind): Promise<Map<string, HowSoon>> {
    const rows = await tx.query<{ id: string; how: HowSoon | null; roles: Role[] }>(
      `SELECT a.id, s.how, ARRAY(
         SELECT DISTINCT g.role FROM role_grant g WHERE g.account_id = a.id AND g.ended_at IS NULL) AS roles
       FROM account a LEFT JOIN notice_setting s ON s.account_id = a.id AND s.kind = $2
       WHERE a.id = ANY($1::uuid[])`,
      [accountIds, kind],
    );
    return new Map(rows.map(({ id, how, roles }) => [id, how ?? howSoonByDefault(kind, roles)]));
  }

  /** What somebody chose, by kind. */
  async chosen(tx: Tx, accountId: string): Promise<Map<string, HowSoon>> {
    const rows = await tx.query<{ kind: string; how: HowSoon }>(
      'SELECT kind, how FROM notice_setting WHERE account_id = $1',
      [accountId],
    );
    return new Map(rows.map(({ kind, how }) => [kind, how]));
  }

  async choose(tx: Tx, accountId: string, kind: NoticeKind, how: HowSoon): Promise<void> {
    await tx.execute(
      `INSERT INTO notice_setting (account_id, kind, how) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, kind) DO UPDATE SET how = excluded.how, changed_at = app_now()`,
      [accountId, kind, how],
    );
  }

  /** Keeps something for the next morning mail; for the same reason once. */
  async keep(
    tx: Tx,
    notice: Pick<WaitingNotice, 'subject' | 'url' | 'mailKind' | 'subjectId' | 'digestFrom'> & {
      accountId: string;
      kind: NoticeKind;
      reason: string;
    },
  ): Promise<void> {
    const { accountId, kind, reason, subject, url, digestFrom, mailKind, subjectId } = notice;
    await tx.execute(
      `INSERT INTO notice (id, account_id, kind, reason, subject, url, digest_from, mail_kind, subject_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (reason) DO NOTHING`,
      [this.ids.next(), accountId, kind, reason, subject, url, digestFrom, mailKind, subjectId],
    );
  }

  /** Forgets what waits of a kind. */
  async drop(tx: Tx, accountId: string, kind: NoticeKind): Promise<void> {
    await tx.execute('DELETE FROM notice WHERE account_id = $1 AND kind = $2', [accountId, kind]);
  }

  /** The people for whom something waits since that morning or before, and who had no morning mail today. */
  async accountsToDigest(tx: Tx, digestDueAt: Date): Promise<string[]> {
    const rows = await tx.query<{ accountId: string }>(
      `SELECT DISTINCT n.account_id AS "accountId" FROM notice n
       WHERE n.digest_from <= $1 AND n.told_in IS NULL
         AND NOT EXISTS (SELECT FROM digest d WHERE d.account_id = n.account_id AND d.day = app_today())`,
      [digestDueAt],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /**
   * Marks as told in a morning mail what waits for somebody since that morning or before, and what earlier morning mails
   * told that were taken back; the oldest first. What they no more want is not told.
   */
  async takeAll(
    tx: Tx,
    accountId: string,
    digestDueAt: Date,
    toldIn: string,
    takenBack: readonly string[],
  ): Promise<WaitingNotice[]> {
    return tx.query<WaitingNotice>(
      `WITH taken AS (
         UPDATE notice SET told_in = $3, told_at = app_now()
         WHERE account_id = $1 AND (told_in = ANY($4::text[]) OR (told_in IS NULL AND digest_from <= $2))
         RETURNING *)
       SELECT id, subject, url, digest_from AS "digestFrom", mail_kind AS "mailKind", subject_id AS "subjectId"
       FROM taken
       WHERE NOT EXISTS (SELECT FROM notice_setting s
         WHERE s.account_id = taken.account_id AND s.kind = taken.kind AND s.how = 'NEVER')
       ORDER BY created_at, id`,
      [accountId, digestDueAt, toldIn, takenBack],
    );
  }

  /** Whether something waits for somebody since that morning or before. */
  async isWaiting(tx: Tx, accountId: string, digestDueAt: Date): Promise<boolean> {
    const row = await tx.one(
      'SELECT FROM notice WHERE account_id = $1 AND told_in IS NULL AND digest_from <= $2 LIMIT 1',
      [accountId, digestDueAt],
    );
    return row !== null;
  }
}
