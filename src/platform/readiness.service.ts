import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { actFor } from './acting.service.js';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { workReach } from './reach.js';
import { Transaction } from './transaction.service.js';

export type PartState = 'ok' | 'missing';

/** Knows of each part of the product whether it is ready. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private readonly redis: Redis;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transaction: Transaction,
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
