import { drawFrom } from '../../../src/demo/draw.js';
import type { Employer } from '../../../src/employers/employer.js';
import { EscalateLapseAlerts } from '../../../src/lapse-alerts/escalate-lapse-alerts.job.js';
import { SendLapseAlerts } from '../../../src/lapse-alerts/send-lapse-alerts.job.js';
import { WriteDigests } from '../../../src/lapse-alerts/write-digests.job.js';
import { LapsePlaces } from '../../../src/places/lapse-places.job.js';
import { PublishPlace } from '../../../src/places/publish-place.usecase.js';
import { Seats } from '../../../src/places/seats.service.js';
import { addDays } from '../../../src/platform/calendar-date.js';
import { Deliveries } from '../../../src/platform/deliveries.service.js';
import { SendMail } from '../../../src/platform/send-mail.job.js';
import type { TestApp } from '../../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../../support/given.js';
import { asTest } from '../../support/test-transaction.js';

/** Who comes round: one scheduler whose jobs each arrive once, or five at once whose jobs all arrive twice. */
export type Schedulers = 'ONE' | 'FIVE_AND_TWICE';

const firstDay = '2027-01-11';
const sweeps = [LapsePlaces, SendLapseAlerts, EscalateLapseAlerts, WriteDigests, SendMail];

/** A desk of three in a region where everything of one seed is played twice. */
export class Desk {
  private constructor(
    private readonly app: TestApp,
    private readonly employer: Employer,
  ) {}

  static async open(app: TestApp): Promise<Desk> {
    await app.setClock('2026-01-05T09:00:00Z');
    await givenAdviser(app, 'Anja Adviseur');
    const colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
    await app.db((tx) =>
      tx.execute(`INSERT INTO notice_setting (account_id, kind, how) VALUES ($1, 'LAPSE_ALERTS', 'NOW')`, [
        colleague.accountId,
      ]),
    );
    await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    const { employer } = await givenEmployer(app);
    return new Desk(app, employer);
  }

  /**
   * Weeks of a region, all from the seed, and everything that is there at the end: how each lead time of each place ended,
   * who was told and how far it was passed on, and every mail, by recipient and subject.
   */
  async weeks(seed: number, schedulers: Schedulers, places = 30): Promise<string[]> {
    const draw = drawFrom(seed);
    await this.app.db((tx) => tx.execute('TRUNCATE place, deadline, mail, outbox_event, digest CASCADE'));
    await this.app.setClock(`${firstDay}T09:00:00Z`);
    const ids: string[] = [];
    for (let index = 0; index < places; index += 1) {
      const lapsesOn = addDays(firstDay, draw.between(0, 70));
      const place = await givenPlace(this.app, {
        employer: this.employer,
        title: `Plek ${index}`,
        lapsesOn,
        startsOn: '2028-01-01',
      });
      ids.push(place.id);
    }
    await this.comeRound(schedulers);
    for (let day = 0; day < 60;) {
      day += draw.between(1, 25);
      await this.app.setClock(`${addDays(firstDay, day)}T${draw.pick(['05:59', '09:00', '16:30'])}:00Z`);
      for (const id of draw.some(ids, 5)) await this.change(id, draw.between(0, 2), draw.between(1, 60));
      await this.comeRound(schedulers);
    }
    return this.everything();
  }

  private async change(id: string, what: number, days: number): Promise<void> {
    await this.app.db(async (tx) => {
      const { app } = this.app;
      if (what === 0) await app.get(Seats).take(tx, id);
      const [place] = await tx.query<{ version: number; lapsesOn: string; accountId: string }>(
        `SELECT version, lapses_on AS "lapsesOn", (SELECT account_id FROM adviser LIMIT 1) AS "accountId"
         FROM place WHERE id = $1 AND status IN ('PUBLISHED', 'LAPSED')`,
        [id],
      );
      if (what === 0 || !place) return;
      const actor = {
        accountId: place.accountId,
        grants: [{ role: 'ADVISER' as const, regionCode: 'AM05', subjectId: null }],
        session: null,
      };
      await asTest(() =>
        app.get(PublishPlace).extend(actor, id, place.version, addDays(place.lapsesOn, days)),
      );
    });
  }

  private async comeRound(schedulers: Schedulers): Promise<void> {
    const five = schedulers === 'FIVE_AND_TWICE';
    for (const sweep of sweeps) {
      await asTest(() =>
        Promise.all(
          Array.from({ length: five ? 5 : 1 }, () =>
            this.app.app.get<{ sweep(): Promise<void> }>(sweep).sweep(),
          ),
        ),
      );
      if (five) await asTest(() => this.app.app.get<{ sweep(): Promise<void> }>(sweep).sweep());
      // A scheduler that found rows in other hands finds them again the next time.
      if (!five) await this.app.settle();
      else await this.deliverTwice();
    }
  }

  private async deliverTwice(): Promise<void> {
    const deliveries = this.app.app.get(Deliveries);
    for (;;) {
      const events = (await Promise.all([deliveries.fanOut(), deliveries.fanOut()])).reduce((a, b) => a + b);
      const due = await deliveries.claimForQueue();
      await Promise.all(due.flatMap((id) => [deliveries.run(id), deliveries.run(id)]));
      for (const id of due) await deliveries.run(id);
      if (events === 0 && due.length === 0) return;
    }
  }

  private async everything(): Promise<string[]> {
    const rows = await this.app.db((tx) =>
      tx.query<{ line: string }>(
        `SELECT concat_ws(' ', p.title, p.status, d.sequence, a.lead_days, a.status, a.escalation, a.escalates_at IS NULL,
           (SELECT string_agg(acc.name || ':' || (r.digest_from IS NULL) || ':' || coalesce(r.digested_on::text, '-'), ', '
              ORDER BY acc.name)
            FROM alert_recipient r JOIN account acc ON acc.id = r.account_id WHERE r.alert_id = a.id)) AS line
         FROM place p JOIN deadline d ON d.subject_id = p.id JOIN deadline_alert a ON a.deadline_id = d.id
         UNION ALL
         SELECT concat_ws(' ', 'mail', acc.name, m.kind, m.subject, m.sent_at IS NOT NULL, m.refused_at IS NOT NULL, count(*))
         FROM mail m JOIN account acc ON acc.email = m.to_address GROUP BY acc.name, m.kind, m.subject, m.sent_at IS NOT NULL, m.refused_at IS NOT NULL
         UNION ALL
         SELECT concat_ws(' ', 'digest', acc.name, g.day) FROM digest g JOIN account acc ON acc.id = g.account_id
         ORDER BY 1`,
      ),
    );
    return rows.map(({ line }) => line);
  }
}
