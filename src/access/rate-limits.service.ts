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

  /** Counts one of those that the settings limit; throws TOO_MANY_REQUESTS when that is one too many. */
  async count(kind: 'askLink' | 'useLink' | 'request', source: string): Promise<void> {
    const { signInsPerQuarter, requestsPerMinute } = this.config;
    // Two steps of one sign-in, counted apart: together they would halve what a desk may do.
    await this.spend(
      kind,
      kind === 'request'
        ? { per: 'source', times: requestsPerMinute, seconds: 60 }
        : { per: 'source', times: signInsPerQuarter, seconds: 15 * 60 },
      source,
      1,
      1,
    );
  }

  /**
   * Counts `points` for one key (a source's address, an account's id, an e-mail address …).
   * @param name of what is limited: the same name, throttle and key are one count
   * @throws Refusal TOO_MANY_REQUESTS, with the seconds to wait
   */
  async spend(
    name: string,
    throttle: Throttle,
    key: string,
    points = 1,
    times = this.config.limitsTimes,
  ): Promise<void> {
    try {
      await this.limiterOf(name, throttle, times).consume(this.digestOf(throttle, key), points);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new Refusal('TOO_MANY_REQUESTS', Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }

  private limiterOf(name: string, { per, times, seconds }: Throttle, factor: number): RateLimiterRedis {
    const by = typeof per === 'string' ? per : per.argument;
    const keyPrefix = `limit:${name}:${by}:${seconds}`;
    const known = this.limiters.get(keyPrefix);
    if (known) return known;
    const points = times * factor;
    const limiter = new RateLimiterRedis({
      storeClient: this.redis,
      keyPrefix,
      points,
      duration: seconds,
      // What is over its limit is refused without asking Redis again.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration: seconds }),
    });
    this.limiters.set(keyPrefix, limiter);
    return limiter;
  }

  private digestOf({ per }: Throttle, key: string): string {
    const counted = per === 'source' || per === 'actor' ? sourceOf(key) : key;
    return this.keys.digest('limits', counted).slice(0, 32);
  }
}
