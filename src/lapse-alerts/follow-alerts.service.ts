import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Sessions } from '../access/sessions.service.js';
import { actForVisitor } from '../platform/acting.service.js';
import { Transaction } from '../platform/transaction.service.js';
import { Wakes, type Bell } from '../platform/wakes.service.js';
import type { AlertNews, AlertNewsSoFar } from './alert-news.js';
import { AlertNewsRepository } from './alert-news.repository.js';
import { alertsOf } from './alerts-of.js';

/** Nobody called for so long: look all the same. */
const looksEveryMs = 5000;
/** News that another transaction holds up is looked for again after this. */
const pendingMs = 200;

/** Follows the news of somebody's alerts for as long as their session lasts and gives the right to it. */
@Injectable()
export class FollowAlerts {
  constructor(
    private readonly sessions: Sessions,
    private readonly transaction: Transaction,
    private readonly news: AlertNewsRepository,
    private readonly wakes: Wakes,
  ) {}

  /**
   * What happened since the cursor at once, also when that is nothing, and then whatever happens. Each look is a
   * transaction of its own that is over before anything is told; who asks, and what they may see, is asked each time.
   * Ends when the session has ended or its roles give no alerts any more.
   */
  follow(accountId: string, request: Request, after: string | null): AsyncIterableIterator<AlertNews> {
    const bell = this.wakes.listen(accountId);
    const stop = new AbortController();
    const news = this.batches(request, after, bell, stop.signal);
    const end = (): void => {
      stop.abort();
      bell.ring();
      this.wakes.forget(accountId, bell);
    };
    return {
      next: async () => {
        const answer = await news.next();
        if (answer.done) end();
        return answer;
      },
      return: () => {
        end();
        return news.return(undefined);
      },
      throw: (error: unknown) => {
        end();
        return news.throw(error);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  private async *batches(
    request: Request,
    after: string | null,
    bell: Bell,
    stop: AbortSignal,
  ): AsyncGenerator<AlertNews, undefined> {
    for (let cursor = after, isFirst = true; !stop.aborted; isFirst = false) {
      const found = await this.look(request, cursor);
      if (!found) return;
      const { isMore, isPending, ...news } = found;
      cursor = news.cursor;
      if (isFirst || news.startsOver || news.happenings.length > 0) yield news;
      if (isPending) await pause(pendingMs);
      else if (!isMore) await bell.next(looksEveryMs);
    }
  }

  private look(request: Request, cursor: string | null): Promise<AlertNewsSoFar | null> {
    return actForVisitor(async () => {
      const whose = alertsOf(await this.sessions.actorLooking(request), 'lapseAlert.read');
      return whose && this.transaction.read((tx) => this.news.since(tx, whose, cursor));
    });
  }
}
