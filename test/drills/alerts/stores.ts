import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { startPostgres, type RunningPostgres } from '../../../src/stack/postgres.service.js';
import { startRedis, type RunningRedis } from '../../../src/stack/redis.service.js';
import { rmSync } from 'node:fs';
import { folderInUse } from '../../../src/stack/account.service.js';

/** How Redis can be taken away. */
export const redisFaults = ['FLUSH', 'STOP', 'RESTART_EMPTY'] as const;
export type RedisFault = (typeof redisFaults)[number];

/** A PostgreSQL that writes to disk as in production, and a Redis, both of which can be maltreated. */
export class DrillStores {
  private constructor(
    private readonly folder: string,
    private postgres: RunningPostgres,
    private redis: RunningRedis,
  ) {}

  static async start(): Promise<DrillStores> {
    const folder = mkdtempSync(join(tmpdir(), 'routekaart-drill-'));
    chmodSync(folder, 0o755);
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: true });
    const redis = await startRedis({ folder: join(folder, 'redis'), cache: resolve('.cache') });
    return new DrillStores(folder, postgres, redis);
  }

  get databaseUrl(): string {
    return this.postgres.superuserUrl('postgres');
  }

  get redisUrl(): string {
    return this.redis.url;
  }

  /** PostgreSQL is stopped `immediate`: nothing is written any more, and the next start recovers from the log. */
  async crashPostgres(): Promise<void> {
    process.kill(this.postgres.pid, 'SIGQUIT');
    await this.postgres.exited;
    this.postgres = await startPostgres({
      folder: join(this.folder, 'postgres'),
      durable: true,
      port: this.postgres.port,
    });
  }

  async harmRedis(fault: RedisFault, stoppedMs: number): Promise<void> {
    if (fault === 'FLUSH') return this.flush();
    if (fault === 'STOP') {
      process.kill(this.redis.pid, 'SIGSTOP');
      await pause(stoppedMs);
      process.kill(this.redis.pid, 'SIGCONT');
      return;
    }
    const { port, password } = this.redis;
    process.kill(this.redis.pid, 'SIGKILL');
    await this.redis.exited;
    this.redis = await startRedis({
      folder: join(this.folder, 'redis'),
      cache: resolve('.cache'),
      again: { port, password },
    });
  }

  async stop(): Promise<void> {
    await this.redis.stop();
    await this.postgres.stop();
    const elsewhere = folderInUse(join(this.folder, 'postgres'));
    for (const folder of [elsewhere, this.folder]) rmSync(folder, { recursive: true, force: true });
  }

  private async flush(): Promise<void> {
    const client = new Redis(this.redis.url);
    await client.flushall();
    client.disconnect();
  }
}
