import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Locale } from '../platform/locale.js';
import type { Paper } from '../platform/paper.js';
import { NOT_FOUND } from '../platform/problem.js';
import { writePaper } from '../platform/write-paper.service.js';
import type { Actor } from './actor.js';
import { answerRefusal } from './answer-refusal.service.js';
import { RateLimits } from './rate-limits.service.js';
import { Refusal } from './refusal.js';
import { Sessions } from './sessions.service.js';
import type { Throttle } from './throttle.js';

/** A PDF costs as much as some questions; nobody needs many. */
const fetching: Throttle = { per: 'actor', times: 30, seconds: 600 };

/** Papers that are fetched with the cookie of a session: who asks, and the answer. */
@Injectable()
export class PaperRequests {
  constructor(
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
  ) {}

  /** Who asks, if not too often; null when the answer was given here. */
  async admitted(request: Request, response: Response): Promise<Actor | null> {
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

  /** The paper as a PDF, kept by no cache; without one what is not there. */
  async send(
    response: Response,
    found: { readonly paper: Paper; readonly now: Date } | null,
    fileName: string,
    locale: Locale,
  ): Promise<void> {
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
}
