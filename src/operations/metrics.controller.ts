import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Metrics } from './metrics.service.js';

/** `/metrics` for Prometheus, for whoever shows `METRICS_TOKEN` as a bearer token; not there unless that is set. */
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  async show(
    @Res() response: Response,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<void> {
    const { metricsToken } = this.config;
    if (!metricsToken) return void response.status(404).end();
    if (!isSame(authorization ?? '', `Bearer ${metricsToken}`)) {
      return void response.status(401).set('WWW-Authenticate', 'Bearer').end();
    }
    const { contentType, text } = await this.metrics.read();
    response.type(contentType).send(text);
  }
}

/** Takes as long for a near miss. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
