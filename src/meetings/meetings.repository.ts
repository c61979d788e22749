import { Injectable } from '@nestjs/common';
import type { Side } from '../introductions/introduction.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Nudge } from '../promises/promise.js';
import type { Meeting, MeetingReason, MeetingTime, ToldOutcome } from './meeting.js';

const columns = `id, version, introduction_id AS "introductionId", kind, status, form, location, who_comes AS "whoComes",
  bring, tasks, times_of AS "timesOf", times, starts_at AS "startsAt", ends_at AS "endsAt", agreed_at AS "agreedAt",
  due_by AS "dueBy", sequence, reason, reminded_at AS "remindedAt", asked_at AS "askedAt", turned_at AS "turnedAt"`;

type Row = Omit<Meeting, 'times'> & { readonly times: readonly { startsAt: string; endsAt: string }[] };

const meetingOf = ({ times, ...row }: Row): Meeting => ({
  ...row,
  times: times.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })),
});

/** What a side proposes. */
export type NewMeeting = Pick<
  Meeting,
  | 'introductionId'
  | 'kind'
  | 'form'
  | 'location'
  | 'whoComes'
  | 'bring'
  | 'tasks'
  | 'timesOf'
  | 'times'
  | 'dueBy'
>;

/** Meetings and taster days. Who changes one locks its introduction first. */
@Injectable()
export class MeetingsRepository {
  constructor(private readonly ids: Ids) {}

  async byId(tx: Tx, id: string): Promise<Meeting | null> {
    const row = await tx.one<Row>(`SELECT ${columns} FROM meeting WHERE id = $1`, [id]);
    return row && meetingOf(row);
  }

  /** Of introductions, the oldest first. */
  async ofIntroductions(tx: Tx, ids: readonly string[]): Promise<Meeting[]> {
    const rows = await tx.often<Row>(
      `SELECT ${columns} FROM meeting WHERE introduction_id = ANY($1::uuid[]) ORDER BY made_at, id`,
      [ids],
    );
    return rows.map(meetingOf);
  }

  outcomesOf(tx: Tx, ids: readonly string[]): Promise<ToldOutcome[]> {
    return tx.often<ToldOutcome>(
      `SELECT meeting_id AS "meetingId", side, outcome, note, told_at AS "toldAt" FROM meeting_outcome
       WHERE meeting_id = ANY($1::uuid[]) ORDER BY told_at, side`,
      [ids],
    );
  }

  /** Null when one of that kind is on its way already. */
  async add(tx: Tx, meeting: NewMeeting, by: string): Promise<Meeting | null> {
    const id = this.ids.next();
    const { introductionId, kind, form, location, whoComes, bring, tasks, timesOf, times, dueBy } = meeting;
    const added = await tx.execute(
      `INSERT INTO meeting (id, introduction_id, kind, form, location, who_comes, bring, times_of, times, due_by, made_by,
         tasks)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (introduction_id, kind) WHERE status IN ('PROPOSED', 'AGREED') DO NOTHING`,
      [
        id,
        introductionId,
        kind,
        form,
        location,
        whoComes,
        bring,
        timesOf,
        JSON.stringify(times),
        dueBy,
        by,
        tasks,
      ],
    );
    return added === 1 ? this.byId(tx, id) : null;
  }

  /** A time stands; every calendar is told. */
  async agree(tx: Tx, id: string, { startsAt, endsAt }: MeetingTime, dueBy: CalendarDate): Promise<void> {
    await tx.execute(
      `UPDATE meeting SET version = version + 1, status = 'AGREED', starts_at = $2, ends_at = $3, agreed_at = app_now(),
         due_by = $4, sequence = sequence + 1, reason = NULL, reminded_at = NULL, asked_at = NULL, turned_at = app_now()
       WHERE id = $1`,
      [id, startsAt, endsAt, dueBy],
    );
  }

  /** Other times; a time that stood is told to calendars as uncertain. */
  async propose(
    tx: Tx,
    id: string,
    moved: Pick<Meeting, 'timesOf' | 'times' | 'dueBy'> & { readonly reason: MeetingReason },
  ): Promise<void> {
    await tx.execute(
      `UPDATE meeting SET version = version + 1, status = 'PROPOSED', times_of = $2, times = $3, due_by = $4, reason = $5,
         sequence = sequence + (status = 'AGREED')::int, reminded_at = NULL, turned_at = app_now() WHERE id = $1`,
      [id, moved.timesOf, JSON.stringify(moved.times), moved.dueBy, moved.reason],
    );
  }

  /** It is off. Calendars hear of it when they ever heard of it. */
  async cancel(tx: Tx, id: string, reason: MeetingReason): Promise<void> {
    await tx.execute(
      `UPDATE meeting SET version = version + 1, status = 'CANCELLED', reason = $2,
         sequence = sequence + (sequence > 0)::int, turned_at = app_now() WHERE id = $1`,
      [id, reason],
    );
  }

  async tell(tx: Tx, told: Omit<ToldOutcome, 'toldAt'>, by: string): Promise<void> {
    await tx.execute(
      `INSERT INTO meeting_outcome (meeting_id, side, outcome, note, told_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (meeting_id, side) DO UPDATE SET outcome = excluded.outcome, note = excluded.note,
         told_by = excluded.told_by, told_at = app_now()`,
      [told.meetingId, told.side, told.outcome, told.note, by],
    );
  }

  async settle(tx: Tx, id: string, status: 'HELD' | 'MISSED'): Promise<void> {
    await tx.execute('UPDATE meeting SET version = version + 1, status = $2 WHERE id = $1', [id, status]);
  }

  /**
   * By id, after the one given: meetings that run in an introduction that does not; and, where the hour is one for mail,
   * those near the end of a turn or near their day.
   */
  async mayBeDue(tx: Tx, isHourOfMail: boolean, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT m.id FROM meeting m JOIN introduction i ON i.id = m.introduction_id
       WHERE m.status <> 'CANCELLED' AND ($2::uuid IS NULL OR m.id > $2)
         AND ((m.status IN ('PROPOSED', 'AGREED') AND (i.status NOT IN ('ACCEPTED', 'PLACED')
             OR EXISTS (SELECT FROM placement l WHERE l.introduction_id = i.id AND l.ended_on IS NOT NULL)))
           OR ($1 AND m.due_by BETWEEN app_today() - 60 AND app_today() + 45
             AND (m.status <> 'AGREED' OR m.starts_at < app_now() + interval '2 days')))
       ORDER BY m.id LIMIT $3`,
      [isHourOfMail, afterId, take],
    );
    return rows.map(({ id }) => id);
  }

  async noted(tx: Tx, id: string, what: 'REMIND' | 'ASK'): Promise<void> {
    const column = what === 'REMIND' ? 'reminded_at' : 'asked_at';
    await tx.execute(`UPDATE meeting SET ${column} = app_now() WHERE id = $1`, [id]);
  }

  nudgesOf(tx: Tx, id: string): Promise<Nudge[]> {
    return tx.query<Nudge>(
      `SELECT party, due_on AS "dueOn", days_before AS "daysBefore", told_at AS "toldAt" FROM meeting_nudge
       WHERE meeting_id = $1`,
      [id],
    );
  }

  async nudged(
    tx: Tx,
    id: string,
    nudge: { readonly party: Side | 'ADVISER'; readonly dueOn: CalendarDate; readonly daysBefore: number },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO meeting_nudge (meeting_id, party, due_on, days_before) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, nudge.party, nudge.dueOn, nudge.daysBefore],
    );
  }
}
