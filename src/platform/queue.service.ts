import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { actFor } from './acting.service.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { DatabaseCalls } from './database-calls.service.js';
import { Deliveries } from './deliveries.service.js';
import { Ids } from './ids.service.js';
import { inHand } from './in-hand.service.js';
import { JobCatalogue } from './job-catalogue.service.js';
import {
  jobOptions,
  queueName,
  queuePrefix,
  mostInQueue,
  redisWithin,
  workerOptions,
} from './queue-options.js';
import { workReach } from './reach.js';
import { Transaction, type Tx } from './transaction.service.js';
import { WatchWorker } from './watch-worker.service.js';
import { WorkerHealth } from './worker-health.service.js';

const relayEveryMs = 1000;
const beatEveryMs = 5000;
const schedulersEveryMs = 15_000;

/**
 * The worker's engine: moves what is due from PostgreSQL into BullMQ, and runs what BullMQ hands out. Jobs carry
 * one id. Redis may be emptied at any moment: what was in it is enqueued again from the rows; while it is away the
 * rows are worked on without it.
 */
@Injectable()
export class QueueRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(QueueRunner.name);
  private readonly workerId: string;
  private redis!: Redis;
  private consumerRedis!: Redis;
  private queue!: Queue;
  private worker!: Worker;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly sweeping = new Map<string, Promise<void>>();
  private relaying: Promise<void> | undefined;
  private relayAgain = false;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly deliveries: Deliveries,
    private readonly catalogue: JobCatalogue,
    private readonly transaction: Transaction,
    private readonly health: WorkerHealth,
    private readonly watch: WatchWorker,
    private readonly calls: DatabaseCalls,
    ids: Ids,
  ) {
    this.workerId = ids.next();
  }

  async onApplicationBootstrap(): Promise<void> {
    // What enqueues fails soon when Redis is away; what consumes waits for it.
    this.redis = new Redis(this.config.redisUrl, { maxRetriesPerRequest: 1, commandTimeout: redisWithin });
    this.redis.on('error', (error) => this.log.warn(`Redis: ${error.message}`));
    this.queue = new Queue(queueName, {
      connection: this.redis,
      prefix: queuePrefix,
      defaultJobOptions: jobOptions,
    });
    this.consumerRedis = new Redis(this.config.redisUrl, { maxRetriesPerRequest: null });
    this.consumerRedis.on('error', () => undefined);
    this.worker = new Worker(
      queueName,
      (job) => this.watch.consuming(() => this.work(job.name, (job.data as { id: string }).id)),
      {
        connection: this.consumerRedis,
        prefix: queuePrefix,
        ...workerOptions,
      },
    );
    this.queue.on('error', (error) => this.log.warn(`Queue: ${error.message}`));
    this.worker.on('error', (error) => this.log.warn(`Worker: ${error.message}`));
    this.watch.start();
    await this.beat();
    this.every(relayEveryMs, () => this.relay());
    this.every(beatEveryMs, () => this.beat());
    this.every(schedulersEveryMs, () => this.keepSchedulers());
    await this.keepSchedulers().catch((error: unknown) => this.log.warn(String(error)));
    for (const [name, { seconds }] of this.catalogue.sweeps)
      this.every(seconds * 1000, () => this.sweep(name));
    // A call of the database saves waiting for the next tick.
    await this.calls.hear('outbox', () => this.relay());
    // What came due while no worker was there waits for no timer.
    for (const name of this.catalogue.sweeps.keys()) this.quietly(() => this.sweep(name));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.timers.forEach(clearInterval);
    await this.relaying;
    await this.worker.close();
    await Promise.allSettled(this.sweeping.values());
    await this.queue.close();
    this.redis.disconnect();
    this.consumerRedis.disconnect();
    await this.aboutItself((tx) => this.health.leave(tx, this.workerId));
  }

  private every(ms: number, work: () => Promise<void>): void {
    this.timers.push(setInterval(() => this.quietly(work), ms));
  }

  private quietly(work: () => Promise<void>): void {
    void work().catch((error: unknown) => this.log.error(String(error)));
  }

  private async work(name: string, id: string): Promise<void> {
    if (name === 'delivery') await this.deliver(id);
    else if (name === 'canary') await this.aboutItself((tx) => this.health.answerCanary(tx, id));
    else await this.sweep(id);
  }

  private deliver(id: string): Promise<void> {
    return inHand(`delivery ${id}`, () => this.deliveries.run(id));
  }

  /** One process sweeps for one thing once at a time: who comes meanwhile waits for the end of it. */
  private sweep(name: string): Promise<void> {
    const running = this.sweeping.get(name);
    if (running) return running;
    const started = inHand(name, () =>
      actFor(workReach(name), async () => this.catalogue.sweeps.get(name)?.job.sweep()),
    ).finally(() => this.sweeping.delete(name));
    this.sweeping.set(name, started);
    return started;
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
        { name: 'sweep', data: { id: name }, opts: { ...jobOptions, attempts: 1 } },
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
      const room = await this.roomInQueue();
      const due = room > 0 ? await this.deliveries.claimForQueue(room) : [];
      if (due.length === 0) continue;
      this.relayAgain = true;
      if (!(await this.enqueue(due))) for (const id of due) await this.deliver(id);
    }
  }

  /** How many more jobs may wait in Redis: what waits too long there is enqueued twice, and more waits better as a row. */
  private async roomInQueue(): Promise<number> {
    return mostInQueue - (await this.queue.getWaitingCount().catch(() => 0));
  }

  /** False when Redis is away. What it took all the same, and hands out later, is found done. */
  private async enqueue(due: readonly string[]): Promise<boolean> {
    try {
      await this.queue.addBulk(due.map((id) => ({ name: 'delivery', data: { id } })));
      return true;
    } catch (error) {
      this.log.warn(`${due.length} jobs are done without the queue: ${String(error)}`);
      return false;
    }
  }

  /** Says that it is there, and sends a canary through the queue. */
  private async beat(): Promise<void> {
    const isSent = await this.aboutItself(async (tx) => {
      await this.health.beat(tx, this.workerId);
      return this.health.sendCanary(tx, this.workerId);
    });
    try {
      if (isSent) await this.queue.add('canary', { id: this.workerId });
      else await this.redis.ping();
    } catch {
      // A consumer is not to be blamed for taking nothing from a Redis that is away.
      this.watch.excused();
    }
  }
}
