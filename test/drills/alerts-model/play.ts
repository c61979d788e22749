import { ActOnAlert } from '../../../src/lapse-alerts/act-on-alert.usecase.js';
import { EscalateLapseAlerts } from '../../../src/lapse-alerts/escalate-lapse-alerts.job.js';
import { SendLapseAlerts } from '../../../src/lapse-alerts/send-lapse-alerts.job.js';
import type { Actor } from '../../../src/access/actor.js';
import { LapsePlaces } from '../../../src/places/lapse-places.job.js';
import { PublishPlace } from '../../../src/places/publish-place.usecase.js';
import { Seats } from '../../../src/places/seats.service.js';
import { WithdrawPlace } from '../../../src/places/withdraw-place.usecase.js';
import { Transaction } from '../../../src/platform/transaction.service.js';
import type { Employer } from '../../../src/employers/employer.js';
import type { Person, TestApp } from '../../support/app.js';
import { givenAdviser, givenEmployer, givenPlace } from '../../support/given.js';
import { asTest } from '../../support/test-transaction.js';
import { dayAfter, dayOf, ModelPlace, people, type Away, type Doing, type PersonOfDesk } from './model.js';

/** What happens next: time passes, things are done with some of the places, and the workers come round. */
export interface Turn {
  readonly minutes: number;
  readonly doings: readonly {
    readonly lane: number;
    readonly doing: Doing | { kind: 'EXTEND_BY'; days: number };
  }[];
  /** From now on: how many days the adviser is away, and whether the colleague stands in. */
  readonly away: { readonly days: number; readonly standIn: boolean } | null;
}

/** Sequences that share a clock and a desk: each lane is one place. */
export interface Game {
  readonly firstDay: string;
  /** In how many days each place lapses. */
  readonly lanes: readonly number[];
  readonly turns: readonly Turn[];
}

const startsOn = '2028-06-01';

/** Plays games on the product and on the model at once, and tells where they differ. */
export class Stage {
  private constructor(
    private readonly app: TestApp,
    private readonly desk: Readonly<Record<PersonOfDesk, Person>>,
    private readonly employer: Employer,
  ) {}

  static async set(app: TestApp): Promise<Stage> {
    await app.setClock('2026-01-05T09:00:00Z');
    const adviser = await givenAdviser(app, 'Anja Adviseur');
    const colleague = await givenAdviser(app, 'Bea Collega', { rules: [] });
    const coordinator = await app.person('Coby Projectleider', { role: 'COORDINATOR', regionCode: 'AM05' });
    const { employer } = await givenEmployer(app);
    return new Stage(app, { adviser, colleague, coordinator }, employer);
  }

  /** The lanes in which product and model differ, with the first difference of each. */
  async play({ firstDay, lanes, turns }: Game): Promise<string[]> {
    await this.app.db((tx) =>
      tx.execute('TRUNCATE place, deadline, mail, outbox_event, adviser_absence, digest CASCADE'),
    );
    let now = Date.parse(`${firstDay}T10:00:00Z`);
    await this.clock(now);
    const ids: string[] = [];
    const models: ModelPlace[] = [];
    for (const days of lanes) {
      const lapsesOn = dayAfter(firstDay, days);
      const place = await givenPlace(this.app, { employer: this.employer, draft: true, lapsesOn, startsOn });
      ids.push(place.id);
      models.push(new ModelPlace(lapsesOn, startsOn));
    }
    let away: Away | null = null;
    for (const [turn, { minutes, doings, away: leaves }] of turns.entries()) {
      now += minutes * 60_000;
      await this.clock(now);
      if (leaves) away = await this.leave(dayOf(now), leaves);
      for (const { lane, doing } of doings) {
        const model = models[lane % lanes.length] as ModelPlace;
        const real: Doing =
          doing.kind === 'EXTEND_BY'
            ? { kind: 'EXTEND', lapsesOn: dayAfter(model.lapsesOn, doing.days) }
            : doing;
        await this.does(ids[lane % lanes.length] as string, real);
        model.does(real, now);
      }
      await this.work();
      models.forEach((model) => model.work(now, away));
      const different = await this.compare(ids, models);
      if (different.length > 0) return different.map((words) => `turn ${turn + 1}: ${words}`);
    }
    return [];
  }

  private async clock(ms: number): Promise<void> {
    // It stands still: a rule that is right to the second can be compared to the second.
    await this.app.db(async (tx) => {
      await tx.execute('DELETE FROM clock_offset');
      await tx.execute(`INSERT INTO clock_offset (shift) VALUES ($1::timestamptz - clock_timestamp())`, [
        new Date(ms).toISOString(),
      ]);
    });
  }

  private async leave(today: string, { days, standIn }: { days: number; standIn: boolean }): Promise<Away> {
    const away = { firstDay: today, lastDay: dayAfter(today, days), standIn };
    await this.app.db(async (tx) => {
      await tx.execute('DELETE FROM adviser_absence');
      await tx.execute(
        `INSERT INTO adviser_absence (id, account_id, first_day, last_day, substitute_account_id)
         VALUES (gen_random_uuid(), $1, $2, $3, $4)`,
        [
          this.desk.adviser.accountId,
          away.firstDay,
          away.lastDay,
          standIn ? this.desk.colleague.accountId : null,
        ],
      );
    });
    return away;
  }

  private actor(person: PersonOfDesk): Actor {
    const role = person === 'coordinator' ? 'COORDINATOR' : 'ADVISER';
    return {
      accountId: this.desk[person].accountId,
      grants: [{ role, regionCode: 'AM05', subjectId: null }],
      session: null,
    };
  }

  private async does(id: string, doing: Doing): Promise<void> {
    const { app } = this.app;
    const version = async () =>
      (
        await this.app.db((tx) =>
          tx.one<{ version: number }>('SELECT version FROM place WHERE id = $1', [id]),
        )
      )?.version ?? 0;
    const desk = this.actor('adviser');
    await asTest(async () => {
      if (doing.kind === 'PUBLISH') await app.get(PublishPlace).execute(desk, id, await version());
      if (doing.kind === 'EXTEND')
        await app.get(PublishPlace).extend(desk, id, await version(), doing.lapsesOn);
      if (doing.kind === 'WITHDRAW') await app.get(WithdrawPlace).execute(desk, id, await version(), 'OTHER');
      if (doing.kind === 'FILL') await app.get(Transaction).run((tx) => app.get(Seats).take(tx, id));
      if (doing.kind === 'ACKNOWLEDGE') {
        const told = await this.toldLast(id, doing.by);
        if (told) await app.get(ActOnAlert).acknowledge(this.actor(doing.by), told);
      }
    });
  }

  /** The tightest alert of the place's last deadline that this person was told. */
  private async toldLast(placeId: string, by: PersonOfDesk): Promise<string | undefined> {
    const row = await this.app.db((tx) =>
      tx.one<{ id: string }>(
        `SELECT r.id FROM alert_recipient r JOIN deadline_alert a ON a.id = r.alert_id
           JOIN deadline d ON d.id = a.deadline_id
         WHERE d.subject_id = $1 AND r.account_id = $2
           AND d.sequence = (SELECT max(sequence) FROM deadline WHERE subject_id = $1)
         ORDER BY a.lead_days LIMIT 1`,
        [placeId, this.desk[by].accountId],
      ),
    );
    return row?.id;
  }

  private async work(): Promise<void> {
    const { app } = this.app;
    await asTest(async () => {
      await app.get(LapsePlaces).sweep();
      await app.get(SendLapseAlerts).sweep();
      await app.get(EscalateLapseAlerts).sweep();
    });
  }

  private async compare(ids: readonly string[], models: readonly ModelPlace[]): Promise<string[]> {
    const names = JSON.stringify(people.map((name) => ({ name, id: this.desk[name].accountId })));
    const rows = await this.app.db((tx) =>
      tx.query<{ id: string; status: string; line: string | null }>(
        `SELECT p.id, p.status, CASE WHEN a.id IS NOT NULL THEN
           concat_ws(' ', d.sequence, d.falls_on, a.lead_days, a.status,
             'told:' || coalesce((SELECT string_agg(n.name, '+' ORDER BY n.name) FROM alert_recipient r
               JOIN jsonb_to_recordset($2::jsonb) AS n(name text, id uuid) ON n.id = r.account_id WHERE r.alert_id = a.id), ''),
             'seen:' || coalesce((SELECT string_agg(n.name, '+' ORDER BY n.name) FROM alert_recipient r
               JOIN jsonb_to_recordset($2::jsonb) AS n(name text, id uuid) ON n.id = r.account_id
               WHERE r.alert_id = a.id AND r.acknowledged_at IS NOT NULL), ''),
             'step:' || a.escalation,
             'then:' || coalesce(to_char(a.escalates_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI'), '-')) END AS line
         FROM place p LEFT JOIN deadline d ON d.subject_id = p.id LEFT JOIN deadline_alert a ON a.deadline_id = d.id
         WHERE p.id = ANY ($1::uuid[]) ORDER BY d.sequence, a.lead_days DESC`,
        [ids, names],
      ),
    );
    return ids.flatMap((id, lane) => {
      const own = rows.filter((row) => row.id === id);
      const actual = [own[0]?.status ?? 'gone', ...own.flatMap(({ line }) => (line === null ? [] : [line]))];
      const wanted = (models[lane] as ModelPlace).lines();
      const at = [...actual.keys(), ...wanted.keys()].find((index) => actual[index] !== wanted[index]);
      return at === undefined ? [] : [`lane ${lane}: is "${actual[at]}", must be "${wanted[at]}"`];
    });
  }
}
