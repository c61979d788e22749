import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Refusal } from './refusal.js';

/** How often one source address may ask. Counted in Redis; in this process's memory while Redis is away. */
@Injectable()
export class RateLimits implements OnModuleDestroy {
  private readonly redis: Redis;
  private readonly limiters;

  constructor(@Inject(CONFIG) config: Config) {
    this.redis = new Redis(config.redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    this.redis.on('error', () => undefined);
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      new RateLimiterRedis({
        storeClient: this.redis,
        keyPrefix: `limit:${keyPrefix}`,
        points,
        duration,
        insuranceLimiter: new RateLimiterMemory({ points, duration }),
      });
    this.limiters = {
      // Two steps of one sign-in, counted apart: together they would halve what a desk may do.
      askLink: limiter('ask-link', config.signInsPerQuarter, 15 * 60),
      useLink: limiter('use-link', config.signInsPerQuarter, 15 * 60),
      request: limiter('request', config.requestsPerMinute, 60),
    };
  }

  onModuleDestroy(): void {
    this.redis.disconnect();
  }

  /** Counts one; throws TOO_MANY_REQUESTS when that is one too many. */
  async count(kind: 'askLink' | 'useLink' | 'request', source: string): Promise<void> {
    try {
      await this.limiters[kind].consume(source);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new Refusal('TOO_MANY_REQUESTS');
      throw error;
    }
  }
}
