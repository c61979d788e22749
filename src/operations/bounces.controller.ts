import { Controller, Headers, Inject, Post, Req, Res } from '@nestjs/common';
import express, { type Request, type Response } from 'express';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { showsToken } from './bearer-token.service.js';
import { RecordBounce } from './record-bounce.usecase.js';

const contentType = 'message/rfc822';
const limit = '1mb';

/**
 * `POST /mail/bounces`: where the mail server hands in what comes back (a whole message, as `message/rfc822`), with
 * `BOUNCE_TOKEN` as a bearer token; not there unless that is set. 200 with `{"recorded": true|false}`; 503 when it is to be
 * handed in again, since the mail it is about is being sent at this moment.
 */
@Controller('mail/bounces')
export class BouncesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly bounces: RecordBounce,
  ) {}

  @Post()
  async handIn(
    @Req() request: Request,
    @Res() response: Response,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<void> {
    if (!showsToken(this.config.bounceToken, authorization, response)) return;
    if (!request.is(contentType)) return void response.status(415).end();
    const error = await new Promise<unknown>((resolve) => {
      express.raw({ type: contentType, limit })(request, response, resolve);
    });
    if (error) return void response.status((error as { status?: number }).status ?? 400).end();
    const raw: unknown = request.body;
    const outcome = await this.bounces.execute(raw instanceof Uint8Array ? raw : new Uint8Array());
    if (outcome === 'LATER') return void response.status(503).set('Retry-After', '60').end();
    response.status(200).json({ recorded: outcome === 'RECORDED' });
  }
}
