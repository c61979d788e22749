import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { AlertHappening, AlertNewsSoFar } from './alert-news.js';
import type { AlertsOf } from './alerts-of.js';
import { LapseAlertsRepository } from './lapse-alerts.repository.js';
import { canReadOnFrom, newsKeptSeconds, readCursor, writeCursor, type NewsCursor } from './news-cursor.js';

interface NewsRow {
  readonly id: number;
  readonly transactionId: number;
  readonly recipientId: string;
  readonly happenedAt: Date;
  readonly isOver: boolean;
}

const take = 200;
/** Whoever begins is told of the last minute too: a list that was read meanwhile has no gap. */
const beginsSecondsBack = 60;
const oldestRunning = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';
const next = 'pg_snapshot_xmax(pg_current_snapshot())::text::bigint';

/**
 * News of alerts, from transactions that are over and before which none is still running: read in the order of
 * transactions, no row can appear behind a cursor any more. A long transaction delays news and loses none.
 */
@Injectable()
export class AlertNewsRepository {
  constructor(private readonly alerts: LapseAlertsRepository) {}

  /** What happened with somebody's alerts since a cursor; without one, or with one that is no use, of the last minute. */
  async since(tx: Tx, whose: AlertsOf, after: string | null): Promise<AlertNewsSoFar> {
    const now = Math.floor(tx.now.getTime() / 1000);
    const horizon = await tx.one<{ oldest: number; next: number }>(
      `SELECT ${oldestRunning} AS oldest, ${next} AS next`,
    );
    const given = after === null ? null : readCursor(after);
    const isUsable = given !== null && canReadOnFrom(given, now, horizon?.next ?? 0);
    if (!isUsable) return this.begin(tx, whose, { transactionId: horizon?.oldest ?? 0, id: 0, at: now });
    const rows = await tx.often<NewsRow>(
      `SELECT id, transaction_id AS "transactionId", recipient_id AS "recipientId", happened_at AS "happenedAt",
         transaction_id < ${oldestRunning} AS "isOver"
       FROM alert_news WHERE account_id = $1 AND (transaction_id, id) > ($2::bigint, $3::bigint)
         AND transaction_id < ${next}
       ORDER BY transaction_id, id LIMIT ${take}`,
      [whose.accountId, given.transactionId, given.id],
    );
    const pending = rows.findIndex(({ isOver }) => !isOver);
    const over = pending === -1 ? rows : rows.slice(0, pending);
    const last = over.at(-1) ?? given;
    return {
      cursor: writeCursor({ transactionId: last.transactionId, id: last.id, at: now }),
      startsOver: false,
      happenings: await this.told(tx, whose, over),
      isMore: over.length === take,
      isPending: pending !== -1,
    };
  }

  private async begin(tx: Tx, whose: AlertsOf, from: NewsCursor): Promise<AlertNewsSoFar> {
    const rows = await tx.often<NewsRow>(
      `SELECT id, transaction_id AS "transactionId", recipient_id AS "recipientId", happened_at AS "happenedAt",
         true AS "isOver"
       FROM alert_news WHERE account_id = $1 AND transaction_id < $2
         AND happened_at > app_now() - ${beginsSecondsBack} * interval '1 second'
       ORDER BY transaction_id DESC, id DESC LIMIT ${take}`,
      [whose.accountId, from.transactionId],
    );
    return {
      cursor: writeCursor(from),
      startsOver: true,
      happenings: await this.told(tx, whose, rows.toReversed()),
      isMore: false,
      isPending: false,
    };
  }

  /** Each alert once, as it is now, where it was last told of; what somebody reads no more is left out. */
  private async told(tx: Tx, whose: AlertsOf, rows: readonly NewsRow[]): Promise<AlertHappening[]> {
    const lastOf = new Map(rows.map((row) => [row.recipientId, row]));
    if (lastOf.size === 0) return [];
    const { lapseAlerts, candidateAlerts } = await this.alerts.byIds(tx, whose, [...lastOf.keys()]);
    return rows
      .filter((row) => lastOf.get(row.recipientId) === row)
      .map(({ recipientId, happenedAt }) => ({
        happenedAt,
        lapseAlert: lapseAlerts.find(({ id }) => id === recipientId) ?? null,
        candidateAlert: candidateAlerts.find(({ id }) => id === recipientId) ?? null,
      }))
      .filter(({ lapseAlert, candidateAlert }) => lapseAlert ?? candidateAlert);
  }

  /** Forgets what is kept no longer. */
  async forgetOld(tx: Tx): Promise<void> {
    await tx.execute(
      `DELETE FROM alert_news WHERE happened_at < app_now() - ${newsKeptSeconds} * interval '1 second'`,
    );
  }
}
