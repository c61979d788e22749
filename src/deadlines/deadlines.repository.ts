import { Injectable } from '@nestjs/common';
import { SettingsRepository } from '../desks/settings.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { DeadlineEnd, DeadlineSubject } from './deadline.js';
import { planAlerts } from './plan-alerts.js';

interface OpenDeadline {
  id: string;
  regionCode: string;
  fallsOn: CalendarDate;
}

/**
 * The dates that things must be done by, and what is planned before each. Whoever calls has locked the subject's own
 * row first: that is what keeps an alert from committing after its place was filled, withdrawn or extended.
 */
@Injectable()
export class DeadlinesRepository {
  constructor(
    private readonly ids: Ids,
    private readonly settings: SettingsRepository,
  ) {}

  /**
   * Gives a subject a deadline, or moves the one it has: then what was not sent of the old date is cancelled and the
   * new date is planned by the lead days that count in the region today. The same date changes nothing.
   */
  set(tx: Tx, deadline: DeadlineSubject & { regionCode: string; fallsOn: CalendarDate }): Promise<void> {
    return tx.beyond('watch-deadline', () => this.setWithin(tx, deadline));
  }

  private async setWithin(
    tx: Tx,
    { kind, subjectId, regionCode, fallsOn }: DeadlineSubject & { regionCode: string; fallsOn: CalendarDate },
  ): Promise<void> {
    const open = await tx.one<OpenDeadline>(
      `SELECT id, region_code AS "regionCode", falls_on AS "fallsOn" FROM deadline
       WHERE kind = $1 AND subject_id = $2 AND ended_at IS NULL FOR UPDATE`,
      [kind, subjectId],
    );
    if (open?.fallsOn === fallsOn) {
      if (open.regionCode !== regionCode)
        await tx.execute(`UPDATE deadline SET region_code = $2 WHERE id = $1`, [open.id, regionCode]);
      return;
    }
    if (open) await this.close(tx, { kind, subjectId }, 'MOVED');
    const { leadDays } = await this.settings.of(tx, regionCode);
    const plan = planAlerts(fallsOn, leadDays, tx.now);
    await tx.execute(
      `WITH new_deadline AS (
         INSERT INTO deadline (id, kind, subject_id, sequence, region_code, falls_on)
         SELECT $1::uuid, $2::text, $3::uuid, 1 + coalesce(max(sequence), 0), $4::text, $5::date FROM deadline WHERE kind = $2 AND subject_id = $3
         RETURNING id)
       INSERT INTO deadline_alert (id, deadline_id, lead_days, due_at, status, settled_at)
       SELECT a.id, new_deadline.id, a."leadDays", a."dueAt", a.status,
         CASE WHEN a.status <> 'PLANNED' THEN app_now() END
       FROM new_deadline,
         jsonb_to_recordset($6::jsonb) AS a(id uuid, "leadDays" integer, "dueAt" timestamptz, status text)`,
      [
        this.ids.next(),
        kind,
        subjectId,
        regionCode,
        fallsOn,
        JSON.stringify(plan.map((alert) => ({ id: this.ids.next(), ...alert }))),
      ],
    );
  }

  /**
   * Ends a subject's deadline, whatever of it was not sent is cancelled and what was sent is passed on to nobody any
   * more. False, and nothing happens, when there is none.
   */
  async close(tx: Tx, subject: DeadlineSubject, reason: DeadlineEnd): Promise<boolean> {
    return (await this.closeMany(tx, subject.kind, [subject.subjectId], reason)) > 0;
  }

  /** The same for many subjects of one kind in two statements. Returns how many had one. */
  closeMany(
    tx: Tx,
    kind: DeadlineSubject['kind'],
    subjectIds: readonly string[],
    reason: DeadlineEnd,
  ): Promise<number> {
    return tx.beyond('watch-deadline', () => this.closeWithin(tx, kind, subjectIds, reason));
  }

  private async closeWithin(
    tx: Tx,
    kind: DeadlineSubject['kind'],
    subjectIds: readonly string[],
    reason: DeadlineEnd,
  ): Promise<number> {
    const ended = await tx.query<{ id: string }>(
      `UPDATE deadline SET ended_at = app_now(), end_reason = $3
       WHERE kind = $1 AND subject_id = ANY($2::uuid[]) AND ended_at IS NULL RETURNING id`,
      [kind, subjectIds, reason],
    );
    await tx.execute(
      `UPDATE deadline_alert SET escalates_at = NULL,
         status = CASE WHEN status = 'PLANNED' THEN 'CANCELLED' ELSE status END,
         settled_at = coalesce(settled_at, app_now())
       WHERE deadline_id = ANY($1::uuid[]) AND (status = 'PLANNED' OR escalates_at IS NOT NULL)`,
      [ended.map(({ id }) => id)],
    );
    return ended.length;
  }
}
