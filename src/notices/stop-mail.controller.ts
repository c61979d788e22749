import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerRefusal } from '../access/answer-refusal.service.js';
import { RateLimits } from '../access/rate-limits.service.js';
import { Refusal } from '../access/refusal.js';
import type { Throttle } from '../access/throttle.js';
import { localeOf } from '../platform/locale.js';
import { stopMailPage } from './stop-mail-page.js';
import { StopLinks } from './stop-links.service.js';
import { StopMail } from './stop-mail.usecase.js';

const following: Throttle = { per: 'source', times: 120, seconds: 600 };

/**
 * `/mail/stop`: where a mail's List-Unsubscribe leads. Opening it shows what it would stop, with a button, and changes
 * nothing; the button, or a mail program that posts by itself (RFC 8058), stops it. Nobody needs to sign in.
 */
@Controller('mail/stop')
export class StopMailController {
  constructor(
    private readonly limits: RateLimits,
    private readonly links: StopLinks,
    private readonly stopping: StopMail,
  ) {}

  @Get()
  show(
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.answer('ASKED', query, request, response);
  }

  @Post()
  stop(
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.answer('STOPPED', query, request, response);
  }

  private async answer(
    state: 'ASKED' | 'STOPPED',
    query: Record<string, unknown>,
    request: Request,
    response: Response,
  ): Promise<void> {
    try {
      await this.limits.spend('stop-mail', following, request.ip ?? 'unknown');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return answerRefusal(response, error);
    }
    const link = this.links.read(query);
    const locale = link && (await this.stopping.localeOf(link.accountId));
    if (link && locale && state === 'STOPPED') await this.stopping.execute(link.accountId, link.what);
    const page = stopMailPage(
      link && locale ? state : 'UNKNOWN',
      link?.what ?? 'MORNING',
      locale ?? localeOf(request.headers['accept-language']),
      String(response.locals['nonce']),
    );
    response
      .status(link && locale ? 200 : 404)
      .type('html')
      .send(page);
  }
}
