import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Config } from './config.js';
import { CONFIG } from './config.provider.js';

/** The channel in Redis on which accounts are called: each message is the id of one, and nothing else. */
export const wakeChannel = '{routekaart}:wake';

/** Waits for one account to be called. A call that comes while nobody waits is kept, as one. */
export class Bell {
  private hasRung = false;
  private answer: (() => void) | undefined;

  ring(): void {
    this.hasRung = true;
    this.answer?.();
  }

  /** Resolves when called, or after `ms`; at once when it was called since the last time. */
  async next(ms: number): Promise<void> {
    if (!this.hasRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.answer = undefined;
    this.hasRung = false;
  }
}

/**
 * Hears from Redis for which accounts something happened, whichever process did it. A call only saves waiting: whoever
 * listens looks by itself too, and while Redis is away nothing but speed is lost.
 */
@Injectable()
export class Wakes implements OnModuleDestroy {
  private redis: Redis | undefined;
  private readonly bells = new Map<string, Set<Bell>>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onModuleDestroy(): void {
    this.redis?.disconnect();
  }

  /** A bell for an account, until `forget`. */
  listen(accountId: string): Bell {
    this.redis ??= this.connected();
    const bell = new Bell();
    const bells = this.bells.get(accountId) ?? new Set();
    this.bells.set(accountId, bells.add(bell));
    return bell;
  }

  forget(accountId: string, bell: Bell): void {
    const bells = this.bells.get(accountId);
    bells?.delete(bell);
    if (bells?.size === 0) this.bells.delete(accountId);
  }

  private connected(): Redis {
    const redis = new Redis(this.config.redisUrl, { maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    redis.on('message', (_, accountId) => this.bells.get(accountId)?.forEach((bell) => bell.ring()));
    // What was said while we were away was not heard.
    redis.on('ready', () => this.bells.forEach((bells) => bells.forEach((bell) => bell.ring())));
    redis.subscribe(wakeChannel).catch(() => undefined);
    return redis;
  }
}
