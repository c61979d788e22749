import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { DatabaseCalls } from './database-calls.service.js';
import { redisWithin } from './queue-options.js';
import { wakeChannel } from './wakes.service.js';

/**
 * Passes on what the database calls on `wake` at commit to every api process, through Redis: so an api process keeps no
 * connection to the database open to listen. What it cannot pass on is lost, which costs whoever waits some seconds.
 */
@Injectable()
export class RelayWakes implements OnApplicationBootstrap, OnApplicationShutdown {
  private redis: Redis | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly calls: DatabaseCalls,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const redis = new Redis(this.config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: redisWithin,
    });
    redis.on('error', () => undefined);
    this.redis = redis;
    await this.calls.hear('wake', (accountId) =>
      redis.publish(wakeChannel, accountId).catch(() => undefined),
    );
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }
}
