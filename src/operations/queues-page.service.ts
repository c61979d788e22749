import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Redis } from 'ioredis';
import { holds } from '../access/actor.js';
import { Sessions } from '../access/sessions.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { queueName, queuePrefix } from '../platform/queue-options.js';

/** Where operators look at the queue in Redis. */
export const queuesPath = '/beheer/wachtrijen';

/**
 * Bull Board, for operators who made their second step: for whoever else asks it is not there. It only shows: what is to
 * be done is decided in PostgreSQL, and what was put aside is tried again on our own screen.
 */
@Injectable()
export class QueuesPage implements OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly queue: Queue;
  private readonly board = new ExpressAdapter();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly sessions: Sessions,
  ) {
    this.redis = new Redis(config.redisUrl, {
      lazyConnect: true,
      maxRetriesPerRequest: 1,
      commandTimeout: 5000,
    });
    this.redis.on('error', () => undefined);
    this.queue = new Queue(queueName, {
      connection: this.redis,
      prefix: queuePrefix,
      skipMetasUpdate: true,
    });
    this.queue.on('error', () => undefined);
    this.board.setBasePath(queuesPath);
    createBullBoard({
      queues: [new BullMQAdapter(this.queue, { readOnlyMode: true, allowRetries: false })],
      serverAdapter: this.board,
      options: { uiConfig: { boardTitle: 'Routekaart', pollingInterval: { forceInterval: 5 } } },
    });
  }

  /** What answers below the path. */
  handlers(): RequestHandler[] {
    return [
      (request, response, next) => void this.admit(request, response, next).catch(next),
      forItsScripts,
      this.board.getRouter() as RequestHandler,
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close().catch(() => undefined);
    this.redis.disconnect();
  }

  private async admit(request: Request, response: Response, next: NextFunction): Promise<void> {
    if (!holds(await this.sessions.actorOf(request), 'operations.manage')) {
      return void response.status(404).end();
    }
    if (!['GET', 'HEAD'].includes(request.method)) return void response.status(405).set('Allow', 'GET').end();
    next();
  }
}

/**
 * Lets the board's own page run under our policy: its scripts and styles carry the response's nonce, its links begin at
 * its own address, and it may write the HTML it makes. Nothing from elsewhere is loaded.
 */
function forItsScripts(_: Request, response: Response, next: NextFunction): void {
  const policy = String(response.getHeader('Content-Security-Policy'))
    .replace("base-uri 'none'", "base-uri 'self'")
    .replace(/require-trusted-types-for [^;]*;?/, '')
    .replace(/trusted-types [^;]*;?/, '');
  response.setHeader('Content-Security-Policy', policy);
  const send = response.send.bind(response);
  response.send = (body: unknown) =>
    send(
      typeof body === 'string' && body.startsWith('<!DOCTYPE html>')
        ? body
            .replace(/<link href="https:[^>]*>/g, '')
            .replace(/<(script|style)\b/g, `<$1 nonce="${String(response.locals['nonce'])}"`)
        : body,
    );
  next();
}
