import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { actFor } from '../platform/acting.service.js';
import { Readiness } from '../platform/readiness.service.js';
import { workReach } from '../platform/reach.js';
import { Transaction } from '../platform/transaction.service.js';

interface Counts {
  readonly jobsWaiting: number;
  readonly jobsDead: number;
  readonly mailWaiting: number;
  readonly mailRetrying: number;
  readonly mailPutAside: number;
  readonly routesHeld: number;
}

/**
 * What is measured of the product as a whole, read from the database when it is asked: every api answers the same, so
 * that one of them is enough to ask. Beside it what Node tells of this process.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly lag: Gauge<'of'>;
  private readonly count: Gauge<'of'>;

  constructor(
    private readonly transaction: Transaction,
    private readonly readiness: Readiness,
  ) {
    collectDefaultMetrics({ register: this.registry, prefix: 'routekaart_' });
    this.lag = new Gauge({
      name: 'routekaart_lag_seconds',
      help: 'Age of the oldest thing that is due and not done; 0 when nothing waits.',
      labelNames: ['of'],
      registers: [this.registry],
    });
    this.count = new Gauge({
      name: 'routekaart_count',
      help: 'How many there are at this moment.',
      labelNames: ['of'],
      registers: [this.registry],
    });
  }

  async read(): Promise<{ contentType: string; text: string }> {
    const { lagSeconds, canarySeconds, workers } = await this.readiness.figures();
    for (const [name, seconds] of Object.entries(lagSeconds)) this.lag.set({ of: name }, seconds);
    if (canarySeconds !== null) this.lag.set({ of: 'canary' }, canarySeconds);
    this.count.set({ of: 'workers' }, workers);
    for (const [name, count] of Object.entries(await this.counts())) this.count.set({ of: name }, count);
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  private async counts(): Promise<Partial<Counts>> {
    const counts = await actFor(workReach('metrics'), () =>
      this.transaction.read((tx) =>
        tx.one<Counts>(
          `SELECT
             (SELECT count(*) FROM outbox_delivery WHERE handled_at IS NULL AND dead_at IS NULL) AS "jobsWaiting",
             (SELECT count(*) FROM outbox_delivery WHERE dead_at IS NOT NULL) AS "jobsDead",
             m.*, (SELECT count(*) FROM mail_route WHERE held_until > app_now()) AS "routesHeld"
           FROM (SELECT
             count(*) FILTER (WHERE sent_at IS NULL AND refused_at IS NULL) AS "mailWaiting",
             count(*) FILTER (WHERE sent_at IS NULL AND refused_at IS NULL AND attempts > 0) AS "mailRetrying",
             count(*) FILTER (WHERE not_sent_why IN ('REFUSED', 'GIVEN_UP', 'BOUNCED')) AS "mailPutAside" FROM mail) m`,
        ),
      ),
    );
    return counts ?? {};
  }
}
