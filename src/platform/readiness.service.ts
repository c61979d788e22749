import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { actFor } from './acting.service.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { workReach } from './reach.js';
import { Transaction } from './transaction.service.js';
import { WorkerHealth } from './worker-health.service.js';

export type PartState = 'ok' | 'missing';

/** How far the product is behind, in seconds. */
export interface Figures {
  /** Workers heard of a moment ago. */
  readonly workers: number;
  /** What the last canary job took through the queue and back, or the one that is under way so far; null before the first. */
  readonly canarySeconds: number | null;
  /** By name (`lapse-alerts`, `mail`, `deliveries`) the age of the oldest thing that is due and not done; 0: nothing waits. */
  readonly lagSeconds: Readonly<Record<string, number>>;
}

/** Knows of each part of the product whether it is ready. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly redis: Redis;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
    private readonly workers: WorkerHealth,
  ) {
    this.redis = new Redis(config.redisUrl, {
      lazyConnect: true,
      maxRetriesPerRequest: 1,
      commandTimeout: 1000,
    });
    this.redis.on('error', () => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    this.redis.disconnect();
  }

  /** Fails when the database is away. */
  figures(): Promise<Figures> {
    return actFor(workReach('readiness'), () =>
      this.transaction.read(async (tx) => {
        const { workers, roundTripSeconds, underWaySeconds, lags } = await this.workers.now(tx);
        const age = (since: Date | null) =>
          since ? Math.max(0, Math.floor((tx.now.getTime() - since.getTime()) / 1000)) : 0;
        const canary = [roundTripSeconds, underWaySeconds].filter((each) => each !== null);
        return {
          workers,
          canarySeconds: canary.length > 0 ? Math.max(...canary) : null,
          lagSeconds: Object.fromEntries(lags.map(({ name, oldestDueAt }) => [name, age(oldestDueAt)])),
        };
      }),
    );
  }

  /** In demo mode the demo must be filled too. */
  async parts(): Promise<Record<string, PartState>> {
    const [database, redis] = await Promise.all([
      actFor(workReach('readiness'), () =>
        this.transaction.read((tx) =>
          tx.one<{ worker: boolean; demo: boolean }>(
            `SELECT EXISTS (SELECT FROM worker_heartbeat WHERE seen_at > app_now() - interval '20 seconds') AS worker,
                    EXISTS (SELECT FROM demo_fill) AS demo`,
          ),
        ),
      ).catch(() => null),
      this.redis.ping().then(
        () => true,
        () => false,
      ),
    ]);
    const state = (ready: boolean | undefined): PartState => (ready ? 'ok' : 'missing');
    return {
      database: state(database !== null),
      redis: state(redis),
      worker: state(database?.worker),
      ...(this.config.demo ? { demo: state(database?.demo) } : {}),
    };
  }
}
