import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { showsToken } from './bearer-token.service.js';
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
    if (!showsToken(this.config.metricsToken, authorization, response)) return;
    const { contentType, text } = await this.metrics.read();
    response.type(contentType).send(text);
  }
}
