import { Injectable, Logger } from '@nestjs/common';
import { actFor } from './acting.service.js';
import { JobCatalogue } from './job-catalogue.service.js';
import { workReach } from './reach.js';
import { Transaction, type Tx } from './transaction.service.js';

const attemptsAtMost = 12;

/**
 * The ledger of jobs. PostgreSQL alone knows what is to be done and what is done; whoever asks may run a
 * delivery, and only the first run counts.
 */
@Injectable()
export class Deliveries {
  private readonly log = new Logger(Deliveries.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly catalogue: JobCatalogue,
  ) {}

  /** Turns new events into one delivery a handler. Returns how many events it took. */
  fanOut(): Promise<number> {
    const subscriptions = JSON.stringify(this.catalogue.subscriptions());
    return actFor(workReach('fan-out'), () =>
      this.transaction.run((tx) =>
        tx.execute(
          `WITH taken AS (
           SELECT id, name FROM outbox_event WHERE fanned_out_at IS NULL ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED),
         delivered AS (
           INSERT INTO outbox_delivery (event_id, handler)
           SELECT taken.id, s.handler FROM taken
           JOIN jsonb_to_recordset($1::jsonb) AS s(event text, handler text) ON s.event = taken.name)
         UPDATE outbox_event SET fanned_out_at = app_now() FROM taken WHERE outbox_event.id = taken.id`,
          [subscriptions],
        ),
      ),
    );
  }

  /**
   * Deliveries that are due and were not enqueued lately, the oldest first; marks them enqueued. Redis may forget: they
   * come back.
   */
  async claimForQueue(atMost = 1000): Promise<string[]> {
    const rows = await actFor(workReach('claim-for-queue'), () =>
      this.transaction.run((tx) =>
        tx.query<{ id: string }>(
          `UPDATE outbox_delivery SET enqueued_at = app_now()
         WHERE id IN (
           SELECT id FROM outbox_delivery
           WHERE handled_at IS NULL AND dead_at IS NULL AND due_at <= app_now()
             AND (enqueued_at IS NULL OR enqueued_at < app_now() - interval '30 seconds')
           ORDER BY id LIMIT least($1::integer, 1000) FOR UPDATE SKIP LOCKED)
         RETURNING id::text`,
          [atMost],
        ),
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Runs one delivery, unless it is done, dead or in other hands. A failure is recorded and comes back later. */
  async run(id: string): Promise<void> {
    const begun = await actFor(workReach('begin-delivery'), () => this.begin(id));
    if (begun) await actFor(workReach(begun.handler), () => this.deliver(id, begun.attempts));
  }

  private async deliver(id: string, attempt: number): Promise<void> {
    try {
      await this.transaction.run(async (tx) => {
        const row = await this.open(tx, id);
        if (!row) return;
        const handler = this.catalogue.handler(row.handler);
        if (!handler) throw new Error(`No handler is called ${row.handler}`);
        await handler.handle(tx, row.payload);
        await tx.execute(
          `UPDATE outbox_delivery SET handled_at = app_now(), last_error = NULL WHERE id = $1`,
          [id],
        );
      });
    } catch (error) {
      await this.recordFailure(id, attempt, error instanceof Error ? error.message : String(error));
    }
  }

  /** Counts the attempt before it is made, so that a job that kills its process is put aside in the end as well. */
  private async begin(id: string): Promise<{ attempts: number; handler: string } | null> {
    const row = await this.transaction.run((tx) =>
      tx.one<{ attempts: number; handler: string }>(
        `UPDATE outbox_delivery SET attempts = attempts + 1 WHERE id = (
           SELECT id FROM outbox_delivery WHERE id = $1 AND handled_at IS NULL AND dead_at IS NULL
           FOR UPDATE SKIP LOCKED)
         RETURNING attempts, handler`,
        [id],
      ),
    );
    if (!row || row.attempts <= attemptsAtMost) return row;
    await this.recordFailure(id, row.attempts, 'The process ended while it did this job');
    return null;
  }

  private open(tx: Tx, id: string): Promise<{ handler: string; payload: unknown } | null> {
    return tx.one(
      `SELECT d.handler, e.payload FROM outbox_delivery d JOIN outbox_event e ON e.id = d.event_id
       WHERE d.id = $1 AND d.handled_at IS NULL AND d.dead_at IS NULL FOR UPDATE OF d SKIP LOCKED`,
      [id],
    );
  }

  private async recordFailure(id: string, attempt: number, message: string): Promise<void> {
    const isLast = attempt >= attemptsAtMost;
    this.log[isLast ? 'fatal' : 'error']({
      message: isLast
        ? 'A job failed for the last time and is put aside'
        : 'A job failed and will be tried again',
      deliveryId: id,
      error: message,
    });
    await this.transaction.run(async (tx) => {
      const row = await this.open(tx, id);
      if (!row) return;
      if (isLast) await this.catalogue.handler(row.handler)?.giveUp?.(tx, row.payload);
      await tx.execute(
        `UPDATE outbox_delivery SET last_error = left($2, 1000), enqueued_at = NULL,
           due_at = app_now() + least(interval '1 hour', interval '1 second' * power(2, attempts)),
           dead_at = CASE WHEN $3 THEN app_now() END
         WHERE id = $1`,
        [id, message, isLast],
      );
    });
  }

  /** Does everything that is due, here and now: for commands and tests that have no worker beside them. */
  async settle(): Promise<void> {
    for (;;) {
      const events = await this.fanOut();
      const due = await this.claimForQueue();
      for (const id of due) await this.run(id);
      if (events === 0 && due.length === 0) return;
    }
  }
}
