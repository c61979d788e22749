import { Injectable } from '@nestjs/common';
import { JobCatalogue } from './job-catalogue.service.js';
import type { Tx } from './transaction.service.js';

/** How long a worker that says nothing still counts as there. */
const heardWithin = `interval '20 seconds'`;
/** A canary that was lost with Redis is followed by another after this time. */
const askedAgainAfter = `interval '60 seconds'`;

/** Something that is due is done late by this much, at worst. */
export interface LagNow {
  /** `lapse-alerts`, `mail`, `deliveries`. */
  readonly name: string;
  /** Since when the oldest of it waits; null when nothing does. */
  readonly oldestDueAt: Date | null;
}

/** How the workers do, by the rows they leave behind. */
export interface WorkersNow {
  /** Workers heard of in the last 20 seconds. */
  readonly workers: number;
  /** The longest that a canary job of these took through the queue and back, in seconds; null when none came back yet. */
  readonly roundTripSeconds: number | null;
  /** How long the oldest canary of these that did not come back is under way, in seconds; null when all are back. */
  readonly underWaySeconds: number | null;
  readonly lags: readonly LagNow[];
}

/** What workers say of themselves in the database: that they are there, and that the queue brings their jobs round. */
@Injectable()
export class WorkerHealth {
  constructor(private readonly catalogue: JobCatalogue) {}

  /** Says that this worker is there. */
  async beat(tx: Tx, workerId: string): Promise<void> {
    await tx.execute(
      `INSERT INTO worker_heartbeat (worker_id, seen_at) VALUES ($1, app_now())
       ON CONFLICT (worker_id) DO UPDATE SET seen_at = app_now()`,
      [workerId],
    );
    await tx.execute(`DELETE FROM worker_heartbeat WHERE seen_at < app_now() - interval '1 day'`);
  }

  async leave(tx: Tx, workerId: string): Promise<void> {
    await tx.execute('DELETE FROM worker_heartbeat WHERE worker_id = $1', [workerId]);
  }

  /** Notes that a canary sets out now. False while the one before is under way. */
  async sendCanary(tx: Tx, workerId: string): Promise<boolean> {
    const sent = await tx.execute(
      `UPDATE worker_heartbeat SET canary_asked_at = app_now(), canary_answered_at = NULL
       WHERE worker_id = $1 AND (canary_asked_at IS NULL OR canary_answered_at IS NOT NULL
         OR canary_asked_at < app_now() - ${askedAgainAfter})`,
      [workerId],
    );
    return sent === 1;
  }

  /** A canary came through the queue: of the worker with this id, done by whichever worker got it. */
  async answerCanary(tx: Tx, workerId: string): Promise<void> {
    await tx.execute(
      `UPDATE worker_heartbeat SET canary_answered_at = app_now()
       WHERE worker_id = $1 AND canary_answered_at IS NULL`,
      [workerId],
    );
  }

  /** How the workers do at this moment: for health, metrics and the status page. */
  async now(tx: Tx): Promise<WorkersNow> {
    const row = await tx.one<Omit<WorkersNow, 'lags'>>(
      `SELECT count(*) AS workers,
         max(extract(epoch FROM canary_answered_at - canary_asked_at))::float AS "roundTripSeconds",
         max(extract(epoch FROM app_now() - canary_asked_at)) FILTER (WHERE canary_answered_at IS NULL)::float
           AS "underWaySeconds"
       FROM worker_heartbeat WHERE seen_at > app_now() - ${heardWithin}`,
    );
    const lags: LagNow[] = [];
    for (const [name, lag] of this.catalogue.lags) lags.push({ name, oldestDueAt: await lag.oldestDue(tx) });
    return { ...(row as Omit<WorkersNow, 'lags'>), lags };
  }
}
