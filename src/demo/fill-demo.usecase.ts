import { Injectable } from '@nestjs/common';
import { ClassStartsRepository } from '../colleges/class-starts.repository.js';
import { addDays } from '../platform/calendar-date.js';
import { SendLapseAlerts } from '../lapse-alerts/send-lapse-alerts.job.js';
import { WriteDigests } from '../lapse-alerts/write-digests.job.js';
import { KeepRemedies } from '../remedies/keep-remedies.usecase.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { DemoCandidates } from './demo-candidates.service.js';
import { DemoDesks, type DemoAdviser } from './demo-desks.service.js';
import { DemoEmployers } from './demo-employers.service.js';
import { adviserActor, DemoIntroductions } from './demo-introductions.service.js';
import { demoLosses, DemoLosses } from './demo-losses.service.js';
import { demoRegions, type DemoRegion } from './demo-region.js';
import { drawFrom, type Draw } from './draw.js';
import { trades } from './trades.js';

const seed = 2026;

/** Fills an empty database with two invented desks. The same on every machine on the same day; once only. */
@Injectable()
export class FillDemo {
  constructor(
    private readonly transaction: Transaction,
    private readonly desks: DemoDesks,
    private readonly employers: DemoEmployers,
    private readonly candidates: DemoCandidates,
    private readonly introductions: DemoIntroductions,
    private readonly losses: DemoLosses,
    private readonly classStarts: ClassStartsRepository,
    private readonly remedies: KeepRemedies,
    private readonly alerts: SendLapseAlerts,
    private readonly digests: WriteDigests,
  ) {}

  /** False when the demo was filled before. The rows come all or none; the alerts and mails follow from them. */
  async execute(): Promise<boolean> {
    const advisers = await this.transaction.run(async (tx) => {
      await tx.execute('LOCK TABLE demo_fill IN EXCLUSIVE MODE');
      return (await tx.one('SELECT FROM demo_fill')) ? null : this.fill(tx);
    });
    if (!advisers) return false;
    await this.alerts.sweep();
    for (const { accountId } of advisers)
      await this.transaction.run((tx) => this.digests.write(tx, accountId));
    return true;
  }

  private async fill(tx: Tx): Promise<DemoAdviser[]> {
    const draw = drawFrom(seed);
    const advisers = await this.desks.fill(tx);
    for (const region of demoRegions) {
      const own = advisers.filter(({ regionCode }) => regionCode === region.regionCode);
      const postcodes = await this.postcodesOf(tx, region.regionCode);
      await this.remedies.fill(tx, region.regionCode);
      await this.fillClassStarts(tx, draw, region);
      const places = await this.employers.fill(tx, draw, region, postcodes);
      await this.candidates.fill(tx, draw, region, postcodes, own);
      // Without statistics of the rows just written the matching statement is planned badly.
      await tx.query('SELECT refresh_statistics()');
      await this.introductions.fill(tx, draw, region, places.slice(0, -demoLosses), own);
      await this.losses.fill(tx, adviserActor(own[0] as DemoAdviser), places.slice(-demoLosses));
    }
    await this.letThePastBePast(tx);
    await tx.execute('INSERT INTO demo_fill DEFAULT VALUES');
    return advisers;
  }

  /** What the filling did counts as done long ago: nobody gets a thousand mails, and this morning's digest is due. */
  private async letThePastBePast(tx: Tx): Promise<void> {
    await tx.execute(`UPDATE outbox_event SET fanned_out_at = app_now() WHERE fanned_out_at IS NULL`);
    await tx.execute(`UPDATE deadline SET set_at = app_now() - interval '60 days'`);
  }

  /** The postcodes of a region, those of its bigger towns several times. */
  private async postcodesOf(tx: Tx, regionCode: string): Promise<string[]> {
    const rows = await tx.query<{ pc4: string; weight: number }>(
      `SELECT p.pc4, least(8, count(*) OVER (PARTITION BY p.town)) AS weight
       FROM postcode p JOIN municipality m ON m.code = p.municipality_code
       WHERE m.region_code = $1 AND p.ended_on IS NULL ORDER BY p.pc4`,
      [regionCode],
    );
    return rows.flatMap(({ pc4, weight }) => Array.from({ length: weight }, () => pc4));
  }

  private async fillClassStarts(tx: Tx, draw: Draw, { college }: DemoRegion): Promise<void> {
    const year = Number(tx.today.slice(0, 4));
    const halfYears = [`${year}-02-01`, `${year}-09-01`, `${year + 1}-02-01`, `${year + 1}-09-01`];
    const starts = [
      addDays(tx.today, 24),
      addDays(tx.today, 52),
      ...halfYears.filter((day) => day > addDays(tx.today, 60)).slice(0, 2),
    ];
    for (const { creboCode } of trades.flatMap(({ learns }) => learns)) {
      for (const start of starts) {
        const { town, postcode4 } = draw.pick(college.towns);
        const firstLessonOn = addDays(start, draw.between(0, 9));
        await this.classStarts.add(tx, {
          college: college.name,
          creboCode,
          town,
          postcode4,
          schoolDays: draw.pick(['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag']),
          firstLessonOn,
          enrolBy: addDays(firstLessonOn, -draw.between(7, 21)),
          status: draw.weighted([
            { weight: 8, is: 'OPEN' as const },
            { weight: 1, is: 'FULL' as const },
            { weight: 1, is: 'NOT_RUNNING' as const },
          ]).is,
          checkedOn: addDays(tx.today, -draw.between(1, 20)),
        });
      }
    }
  }
}
