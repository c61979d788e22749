import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Readiness } from './readiness.service.js';

/** Whether the product is up: for the launcher, a load balancer and an operator. */
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  /**
   * 200 only when every part is ready, 503 otherwise, with the state of each part; and in `figures` how
   * long what is due waits, and how long the queue takes, which is for alarms and takes no server out of service.
   */
  @Get()
  async ready(@Res() response: Response): Promise<void> {
    const parts = await this.readiness.parts();
    const figures = await this.readiness.figures().catch(() => null);
    const ok = Object.values(parts).every((part) => part === 'ok');
    response
      .status(ok ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ok ? 'ok' : 'not ready', parts, figures });
  }

  /** 200 as long as the process answers. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }
}
