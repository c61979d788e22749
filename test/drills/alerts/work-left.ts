import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { queueName, queuePrefix } from '../../../src/platform/queue-options.js';
import type { Tx } from '../../../src/platform/transaction.service.js';

const sweeps = ['send-lapse-alerts', 'escalate-lapse-alerts', 'lapse-places', 'write-digests', 'send-mail'];

/** What the scheduler would do within half a minute: the clock has leapt, and nobody wants to wait for that. */
export async function askForSweeps(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 2000 });
  redis.on('error', () => undefined);
  const queue = new Queue(queueName, { connection: redis, prefix: queuePrefix });
  queue.on('error', () => undefined);
  await Promise.all(sweeps.map((id) => queue.add('sweep', { id }, { removeOnComplete: true }))).catch(
    () => undefined,
  );
  await queue.close().catch(() => undefined);
  redis.disconnect();
}

/** Names the first thing that still waits; empty when nothing does. */
export const leftToDo = async (tx: Tx): Promise<string> => {
  const row = await tx.one<Record<string, number>>(
    `SELECT
       (SELECT count(*) FROM place WHERE status = 'PUBLISHED' AND lapses_on < app_today()) AS places,
       (SELECT count(*) FROM deadline_alert a JOIN deadline d ON d.id = a.deadline_id
        WHERE a.status = 'PLANNED' AND a.due_at <= app_now() AND d.ended_at IS NULL) AS alerts,
       (SELECT count(*) FROM outbox_event WHERE fanned_out_at IS NULL) AS events,
       (SELECT count(*) FROM outbox_delivery WHERE handled_at IS NULL AND dead_at IS NULL
          AND due_at <= app_now() + interval '1 hour') AS deliveries,
       (SELECT count(*) FROM mail WHERE sent_at IS NULL AND refused_at IS NULL AND due_at <= app_now()) AS mails,
       (SELECT count(DISTINCT r.account_id) FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id
          JOIN deadline d ON d.id = a.deadline_id
        WHERE r.digest_from <= app_now() AND r.digested_on IS NULL AND r.acknowledged_at IS NULL
          AND d.ended_at IS NULL AND d.falls_on >= app_today()
          AND NOT EXISTS (SELECT FROM deadline_alert t WHERE t.deadline_id = d.id AND t.status = 'SENT'
            AND t.lead_days < a.lead_days)
          AND NOT EXISTS (SELECT FROM digest g WHERE g.account_id = r.account_id AND g.day = app_today())) AS digests`,
  );
  const [first] = Object.entries(row as Record<string, number>).filter(([, count]) => count > 0);
  return first ? `${first[1]} ${first[0]}` : '';
};
