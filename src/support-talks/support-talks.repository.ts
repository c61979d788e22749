import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { SupportTalk, TalkHeld, TalkStep, Voice } from './support-talk.js';

/** The day of the last talk is that of the route's milestone. */
const heldOn = `coalesce(t.held_on, (SELECT m.on_date FROM introduction_milestone m
  WHERE m.introduction_id = t.introduction_id AND m.kind = 'TALK' AND m.status = 'DONE'))`;

/** Placements that began longer ago have no set talk left: 26 weeks, and a quarter to catch up. */
const furthestDays = 26 * 7 + 91;

/** Talks about placements, what each side says of them, and who was told that a talk is due. */
@Injectable()
export class SupportTalksRepository {
  constructor(private readonly ids: Ids) {}

  /** Which talks were held, whoever asks: a route is the same for everybody. Nothing of what was said leaves with it. */
  heldOf(tx: Tx, introductionIds: readonly string[]): Promise<TalkHeld[]> {
    return tx.beyond('know-talks-held', () =>
      tx.often<TalkHeld>(
        `SELECT t.introduction_id AS "introductionId", t.weeks, ${heldOn} AS "heldOn" FROM support_talk t
         WHERE t.introduction_id = ANY($1::uuid[])`,
        [introductionIds],
      ),
    );
  }

  /** The talks in the reader's reach, the first first. */
  talksOf(tx: Tx, introductionIds: readonly string[]): Promise<SupportTalk[]> {
    return tx.often<SupportTalk>(
      `SELECT t.id, t.introduction_id AS "introductionId", t.weeks, ${heldOn} AS "heldOn",
         t.candidate_goes AS "candidateGoes", t.employer_goes AS "employerGoes", t.note,
         t.recorded_by AS "recordedBy", t.recorded_at AS "recordedAt" FROM support_talk t
       WHERE t.introduction_id = ANY($1::uuid[]) ORDER BY 4 NULLS LAST, t.recorded_at, t.id`,
      [introductionIds],
    );
  }

  async talk(
    tx: Tx,
    id: string,
  ): Promise<Pick<SupportTalk, 'id' | 'introductionId' | 'weeks' | 'heldOn'> | null> {
    return tx.one<Pick<SupportTalk, 'id' | 'introductionId' | 'weeks' | 'heldOn'>>(
      `SELECT id, introduction_id AS "introductionId", weeks, held_on AS "heldOn" FROM support_talk WHERE id = $1`,
      [id],
    );
  }

  /** `heldOn` null: its day is the milestone's. Over one of the same weeks whose day was undone. Lock the introduction first. */
  async record(tx: Tx, talk: Omit<SupportTalk, 'id' | 'recordedAt'>): Promise<void> {
    const { introductionId, weeks, candidateGoes, employerGoes, note, recordedBy } = talk;
    await tx.execute(
      `INSERT INTO support_talk (id, introduction_id, weeks, held_on, candidate_goes, employer_goes, note, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (introduction_id, weeks) DO UPDATE SET held_on = excluded.held_on,
         candidate_goes = excluded.candidate_goes, employer_goes = excluded.employer_goes, note = excluded.note,
         recorded_by = excluded.recorded_by, recorded_at = app_now()`,
      [this.ids.next(), introductionId, weeks, talk.heldOn, candidateGoes, employerGoes, note, recordedBy],
    );
  }

  async takeBack(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM support_talk WHERE id = $1', [id]);
  }

  async say(tx: Tx, voice: Omit<Voice, 'saidAt'>, by: string): Promise<void> {
    await tx.execute(
      'INSERT INTO placement_voice (id, introduction_id, side, goes, note, said_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [this.ids.next(), voice.introductionId, voice.side, voice.goes, voice.note, by],
    );
  }

  /** What was said, in the reader's reach; the last first. */
  voicesOf(tx: Tx, introductionIds: readonly string[]): Promise<Voice[]> {
    return tx.often<Voice>(
      `SELECT introduction_id AS "introductionId", side, goes, note, said_at AS "saidAt" FROM placement_voice
       WHERE introduction_id = ANY($1::uuid[]) ORDER BY said_at DESC, id`,
      [introductionIds],
    );
  }

  /** Introductions with a placement that began, by id after the one given, of which not every talk is behind. */
  async running(tx: Tx, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT l.introduction_id AS id FROM placement l WHERE l.ended_on IS NULL
         AND l.starts_on BETWEEN app_today() - $3::int AND app_today() - 7
         AND NOT EXISTS (SELECT FROM introduction_milestone m WHERE m.introduction_id = l.introduction_id
           AND m.kind = 'TALK' AND m.status IN ('DONE', 'SKIPPED'))
         AND ($1::uuid IS NULL OR l.introduction_id > $1) ORDER BY l.introduction_id LIMIT $2`,
      [afterId, take, furthestDays],
    );
    return rows.map(({ id }) => id);
  }

  async stepsTold(tx: Tx, introductionId: string, dueOn: CalendarDate): Promise<TalkStep[]> {
    const rows = await tx.query<{ step: TalkStep }>(
      'SELECT step FROM support_talk_reminder WHERE introduction_id = $1 AND due_on = $2',
      [introductionId, dueOn],
    );
    return rows.map(({ step }) => step);
  }

  async told(tx: Tx, introductionId: string, dueOn: CalendarDate, step: TalkStep): Promise<void> {
    await tx.execute(
      'INSERT INTO support_talk_reminder (introduction_id, due_on, step) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [introductionId, dueOn, step],
    );
  }
}
