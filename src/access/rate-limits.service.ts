import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from './refusal.js';
import { sourceOf, type Throttle } from './throttle.js';

/**
 * Counts in Redis how often something is asked. While Redis is away each process counts for itself, so that nothing is
 * ever unlimited and nobody is shut out by it. Redis never holds whom or what was counted, only a keyed digest.
 */
@Injectable()
export class RateLimits implements OnModuleDestroy {
  private readonly redis: Redis;
  private readonly limiters = new Map<string, RateLimiterRedis>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly keys: Keys,
  ) {
    this.redis = new Redis(config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 1000,
    });
    this.redis.on('error', () => undefined);
  }

  onModuleDestroy(): void {
    this.redis.disconnect();
  }

  /** Counts one request of a source; throws TOO_MANY_REQUESTS when that is one too many. */
  async countRequest(source: string): Promise<void> {
    const limiter = this.limiterOf('request', 'source', this.config.requestsPerMinute, 60);
    await this.consume(limiter, this.digestOf('source', source), 1);
  }

  /**
   * Counts `points` for one key (a source's address, an account's id, an e-mail address …).
   * @param name of what is limited: the same name, throttle and key are one count
   * @throws Refusal TOO_MANY_REQUESTS, with the seconds to wait
   */
  async spend(name: string, { per, times, seconds }: Throttle, key: string, points = 1): Promise<void> {
    const most = typeof times === 'string' ? this.config[times] : times * this.config.limitsTimes;
    await this.consume(this.limiterOf(name, per, most, seconds), this.digestOf(per, key), points);
  }

  private async consume(limiter: RateLimiterRedis, key: string, points: number): Promise<void> {
    try {
      await limiter.consume(key, points);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('TOO_MANY_REQUESTS', Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }

  private limiterOf(name: string, per: Throttle['per'], points: number, duration: number): RateLimiterRedis {
    const keyPrefix = `limit:${name}:${typeof per === 'string' ? per : per.argument}:${duration}`;
    const known = this.limiters.get(keyPrefix);
    if (known) return known;
    const limiter = new RateLimiterRedis({
      storeClient: this.redis,
      keyPrefix,
      points,
      duration,
      // What is over its limit is refused without asking Redis again.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    });
    this.limiters.set(keyPrefix, limiter);
    return limiter;
  }

  private digestOf(per: Throttle['per'], key: string): string {
    return this.keys.digest('limits', typeof per === 'string' ? sourceOf(key) : key).slice(0, 32);
  }
}
