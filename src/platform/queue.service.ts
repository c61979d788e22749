import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { actFor } from './acting.service.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { asProduct } from './database.module.js';
import { Deliveries } from './deliveries.service.js';
import { Ids } from './ids.service.js';
import { JobCatalogue } from './job-catalogue.service.js';
import { workReach } from './reach.js';
import { Transaction, type Tx } from './transaction.service.js';

const queueName = 'jobs';
const prefix = '{routekaart}';
const relayEveryMs = 1000;

/**
 * The worker's engine: moves what is due from PostgreSQL into BullMQ, and runs what BullMQ hands out. Jobs carry
 * one id. Redis may be emptied at any moment: what was in it is enqueued again from the rows.
 */
@Injectable()
export class QueueRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(QueueRunner.name);
  private readonly workerId: string;
  private redis!: Redis;
  private queue!: Queue;
  private worker!: Worker;
  private listener: pg.Client | undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private relaying: Promise<void> | undefined;
  private relayAgain = false;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly deliveries: Deliveries,
    private readonly catalogue: JobCatalogue,
    private readonly transaction: Transaction,
    ids: Ids,
  ) {
    this.workerId = ids.next();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.redis = new Redis(this.config.redisUrl, { maxRetriesPerRequest: null });
    this.redis.on('error', (error) => this.log.warn(`Redis: ${error.message}`));
    this.queue = new Queue(queueName, { connection: this.redis, prefix });
    this.worker = new Worker(queueName, (job) => this.work(job.name, (job.data as { id: string }).id), {
      connection: this.redis.duplicate(),
      prefix,
      concurrency: 4,
      maxStalledCount: 1000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 1000 },
    });
    this.queue.on('error', (error) => this.log.warn(`Queue: ${error.message}`));
    this.worker.on('error', (error) => this.log.warn(`Worker: ${error.message}`));
    await this.beat();
    this.every(relayEveryMs, () => this.relay());
    this.every(5000, () => this.beat());
    this.every(15_000, () => this.keepSchedulers());
    await this.keepSchedulers().catch((error: unknown) => this.log.warn(String(error)));
    for (const [name, { seconds }] of this.catalogue.sweeps)
      this.every(seconds * 1000, () => this.sweep(name));
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.timers.forEach(clearInterval);
    await this.listener?.end().catch(() => undefined);
    await this.relaying;
    await this.worker.close();
    await this.queue.close();
    this.redis.disconnect();
    await this.aboutItself((tx) =>
      tx.execute('DELETE FROM worker_heartbeat WHERE worker_id = $1', [this.workerId]),
    );
  }

  private every(ms: number, work: () => Promise<void>): void {
    this.timers.push(
      setInterval(() => void work().catch((error: unknown) => this.log.error(String(error))), ms),
    );
  }

  private async work(name: string, id: string): Promise<void> {
    if (name === 'delivery') await this.deliveries.run(id);
    else await this.sweep(id);
  }

  private async sweep(name: string): Promise<void> {
    await actFor(workReach(name), async () => this.catalogue.sweeps.get(name)?.job.sweep());
  }

  private aboutItself<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return actFor(workReach('worker-heartbeat'), () => this.transaction.run(work));
  }

  /** Schedulers vanish with Redis, so they are set again and again; each sweep also has a plain timer. */
  private async keepSchedulers(): Promise<void> {
    for (const [name, { seconds }] of this.catalogue.sweeps) {
      await this.queue.upsertJobScheduler(
        name,
        { every: seconds * 1000 },
        { name: 'sweep', data: { id: name } },
      );
    }
  }

  /** Moves due deliveries into the queue; a call during a run makes one more run follow it. */
  private relay(): Promise<void> {
    this.relayAgain = true;
    this.relaying ??= this.relayWhileAsked().finally(() => (this.relaying = undefined));
    return this.relaying;
  }

  private async relayWhileAsked(): Promise<void> {
    while (this.relayAgain && !this.stopped) {
      this.relayAgain = false;
      while ((await this.deliveries.fanOut()) > 0);
      const due = await this.deliveries.claimForQueue();
      await this.queue.addBulk(due.map((id) => ({ name: 'delivery', data: { id } })));
      if (due.length > 0) this.relayAgain = true;
    }
  }

  private async beat(): Promise<void> {
    await this.aboutItself(async (tx) => {
      await tx.execute(
        `INSERT INTO worker_heartbeat VALUES ($1, app_now()) ON CONFLICT (worker_id) DO UPDATE SET seen_at = app_now()`,
        [this.workerId],
      );
      await tx.execute(`DELETE FROM worker_heartbeat WHERE seen_at < app_now() - interval '1 day'`);
    });
  }

  /** A notice from the database saves waiting for the next tick; when the connection breaks the ticks go on. */
  private async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: this.config.databaseUrl, options: asProduct });
    client.on(
      'notification',
      () => void this.relay().catch((error: unknown) => this.log.error(String(error))),
    );
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.stopped) setTimeout(() => void this.listen(), 5000).unref();
    });
    this.listener = client;
    try {
      await client.connect();
      await client.query('LISTEN outbox');
    } catch (error) {
      this.log.warn(`Listening for events failed: ${String(error)}`);
    }
  }
}
