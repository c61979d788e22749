import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';
import { asProduct } from './database.module.js';
import { redisWithin } from './queue-options.js';
import { wakeChannel } from './wakes.service.js';

const againAfterMs = 5000;

/**
 * Passes on what the database calls on `wake` at commit to every api process, through Redis: so an api process keeps no
 * connection to the database open to listen. What it cannot pass on is lost, which costs whoever waits some seconds.
 */
@Injectable()
export class RelayWakes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(RelayWakes.name);
  private listener: pg.Client | undefined;
  private redis: Redis | undefined;
  private isStopped = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async onApplicationBootstrap(): Promise<void> {
    this.redis = new Redis(this.config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: redisWithin,
    });
    this.redis.on('error', () => undefined);
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.listener?.end().catch(() => undefined);
    this.redis?.disconnect();
  }

  private async listen(): Promise<void> {
    if (this.isStopped) return;
    const client = new pg.Client({ connectionString: this.config.databaseUrl, options: asProduct });
    client.on('notification', ({ payload = '' }) => {
      this.redis?.publish(wakeChannel, payload).catch(() => undefined);
    });
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.isStopped) setTimeout(() => void this.listen(), againAfterMs).unref();
    });
    this.listener = client;
    try {
      await client.connect();
      await client.query('LISTEN wake');
    } catch (error) {
      this.log.warn(`Listening for calls failed: ${String(error)}`);
    }
  }
}
