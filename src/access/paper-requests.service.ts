import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { localeOf, type Locale } from '../platform/locale.js';
import type { Paper } from '../platform/paper.js';
import { NOT_FOUND } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { writePaper } from '../platform/write-paper.service.js';
import type { Actor } from './actor.js';
import { answerRefusal } from './answer-refusal.service.js';
import { RateLimits } from './rate-limits.service.js';
import { Refusal } from './refusal.js';
import { Sessions } from './sessions.service.js';
import type { Throttle } from './throttle.js';

/** A PDF costs as much as some questions; nobody needs many. */
const fetching: Throttle = { per: 'actor', times: 30, seconds: 600 };

/** What is asked for: a kind of paper about one thing. */
export interface PaperAsked {
  readonly request: Request;
  readonly response: Response;
  /** As in the address; anything else than `en` is Dutch. */
  readonly language: string;
  readonly fileName: string;
}

/** Papers that are fetched with the cookie of a session. */
@Injectable()
export class PaperRequests {
  constructor(
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly transaction: Transaction,
  ) {}

  /** Answers with the paper as a PDF that no cache keeps; 404 when there is none for who asks. */
  async answer(
    { request, response, language, fileName }: PaperAsked,
    write: (tx: Tx, actor: Actor, locale: Locale) => Promise<Paper | null>,
  ): Promise<void> {
    const actor = await this.admitted(request, response);
    if (!actor) return;
    const locale = localeOf(language);
    const found = await this.transaction.read(async (tx) => {
      const paper = await write(tx, actor, locale);
      return paper && { paper, now: tx.now };
    });
    response.set('Cache-Control', 'no-store');
    if (!found) {
      response.status(404).type('text/plain').send(NOT_FOUND.sentence[locale]);
      return;
    }
    response
      .type('application/pdf')
      .set('Content-Disposition', `inline; filename="${fileName}"`)
      .send(await writePaper(found.paper, found.now));
  }

  /** Who asks, if not too often; null when the answer was given here. */
  private async admitted(request: Request, response: Response): Promise<Actor | null> {
    try {
      await this.limits.countRequest(request.ip ?? 'unknown');
      const actor = await this.sessions.actorOf(request);
      if (actor.accountId === null) throw new Refusal('UNAUTHENTICATED');
      await this.limits.spend('fetchPaper', fetching, actor.accountId);
      return actor;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answerRefusal(response, error);
      return null;
    }
  }
}
