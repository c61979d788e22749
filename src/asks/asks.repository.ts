import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Ask, AskDeclineReason, Asker, AskLapseCause, OpenAsks } from './ask.js';

const columns = `a.id, a.asked_by AS "askedBy", a.place_id AS "placeId", p.employer_id AS "employerId",
  a.candidate_id AS "candidateId", p.region_code AS "regionCode", c.region_code AS "candidateRegionCode", a.words,
  a.asked_at AS "askedAt", a.answer_by AS "answerBy", a.status, a.lapse_cause AS "lapseCause",
  a.decline_reason AS "declineReason", a.desk_note AS "deskNote", a.introduction_id AS "introductionId",
  a.ended_at AS "endedAt"`;
const tables = 'ask a JOIN place_key p ON p.id = a.place_id JOIN candidate_key c ON c.id = a.candidate_id';

/** Whose asks a list holds: one's own, as candidate or employer, and those of one's regions. */
export interface AskScope {
  readonly subjects: readonly string[];
  readonly regions: readonly string[];
}

/** How an ask ends. */
export type AskEnd =
  | { readonly status: 'INTRODUCED'; readonly introductionId: string; readonly by: string }
  | {
      readonly status: 'DECLINED';
      readonly reason: AskDeclineReason;
      readonly note: string;
      readonly by: string;
    }
  | { readonly status: 'WITHDRAWN'; readonly by: string }
  | {
      readonly status: 'LAPSED';
      readonly cause: AskLapseCause;
      readonly introductionId: string | null;
      readonly by: null;
    };

/** Asks to be introduced. Who locks more lock the place first, then the candidate, introductions, and these by id. */
@Injectable()
export class AsksRepository {
  constructor(private readonly ids: Ids) {}

  async byId(tx: Tx, id: string): Promise<Ask | null> {
    return (await this.byIds(tx, [id]))[0] ?? null;
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Ask[]> {
    return tx.often<Ask>(`SELECT ${columns} FROM ${tables} WHERE a.id = ANY($1::uuid[]) ORDER BY a.id`, [
      ids,
    ]);
  }

  /** At most 200, those that wait first, the earliest day first. */
  list(
    tx: Tx,
    { subjects, regions }: AskScope,
    { isOpen, placeId }: { readonly isOpen: boolean | null; readonly placeId: string | null },
  ): Promise<Ask[]> {
    return tx.query<Ask>(
      `SELECT ${columns} FROM ${tables}
       WHERE ((a.asked_by = 'CANDIDATE' AND a.candidate_id = ANY($1::uuid[]))
         OR (a.asked_by = 'EMPLOYER' AND p.employer_id = ANY($1::uuid[]))
         OR p.region_code = ANY($2::text[]) OR c.region_code = ANY($2::text[]))
         AND ($3::boolean IS NULL OR (a.status = 'OPEN') = $3) AND ($4::uuid IS NULL OR a.place_id = $4)
       ORDER BY (a.status <> 'OPEN'), CASE WHEN a.status = 'OPEN' THEN a.answer_by END, a.asked_at DESC, a.id LIMIT 200`,
      [subjects, regions, isOpen, placeId],
    );
  }

  /** The open asks about these two, of either side. */
  openOfPair(tx: Tx, placeId: string, candidateId: string): Promise<Ask[]> {
    return this.locked(tx, 'place_id = $1 AND candidate_id = $2', [placeId, candidateId], '');
  }

  /** The same, locked. */
  openOfPairForUpdate(tx: Tx, placeId: string, candidateId: string): Promise<Ask[]> {
    return this.locked(tx, 'place_id = $1 AND candidate_id = $2', [placeId, candidateId]);
  }

  openOfPlaceForUpdate(tx: Tx, placeId: string): Promise<Ask[]> {
    return this.locked(tx, 'place_id = $1', [placeId]);
  }

  openOfCandidateForUpdate(tx: Tx, candidateId: string): Promise<Ask[]> {
    return this.locked(tx, 'candidate_id = $1', [candidateId]);
  }

  async openForUpdate(tx: Tx, id: string): Promise<Ask | null> {
    return (await this.locked(tx, 'id = $1', [id]))[0] ?? null;
  }

  private async locked(tx: Tx, where: string, parameters: unknown[], lock = 'FOR UPDATE'): Promise<Ask[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM ask WHERE status = 'OPEN' AND ${where} ORDER BY id ${lock}`,
      parameters,
    );
    const ids = rows.map(({ id }) => id);
    return ids.length === 0 ? [] : this.byIds(tx, ids);
  }

  /** What an asker has open: of a candidate everywhere, of an employer at one place. Lock candidate or place first. */
  async openAsks(tx: Tx, askedBy: Asker, subjectId: string): Promise<OpenAsks> {
    const row = await tx.one<OpenAsks>(
      `SELECT count(*)::int AS open, min(answer_by) AS "firstAnswerBy" FROM ask
       WHERE status = 'OPEN' AND asked_by = $1 AND ${askedBy === 'CANDIDATE' ? 'candidate_id' : 'place_id'} = $2`,
      [askedBy, subjectId],
    );
    return row as OpenAsks;
  }

  /** Null when the same was asked already and waits. */
  async add(
    tx: Tx,
    ask: {
      askedBy: Asker;
      placeId: string;
      candidateId: string;
      words: string | null;
      madeBy: string;
      answerBy: CalendarDate;
    },
  ): Promise<string | null> {
    const { askedBy, placeId, candidateId, words, madeBy, answerBy } = ask;
    const row = await tx.one<{ id: string }>(
      `INSERT INTO ask (id, asked_by, place_id, candidate_id, words, made_by, answer_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (candidate_id, place_id, asked_by) WHERE status = 'OPEN' DO NOTHING RETURNING id`,
      [this.ids.next(), askedBy, placeId, candidateId, words, madeBy, answerBy],
    );
    return row?.id ?? null;
  }

  /** Ends asks. Lock them first. */
  async end(tx: Tx, ids: readonly string[], end: AskEnd): Promise<void> {
    const introductionId = 'introductionId' in end ? end.introductionId : null;
    const declined = end.status === 'DECLINED' ? end : null;
    const cause = end.status === 'LAPSED' ? end.cause : null;
    await tx.execute(
      `UPDATE ask SET status = $2, introduction_id = $3, decline_reason = $4, desk_note = $5, lapse_cause = $6,
         ended_by = $7, ended_at = app_now() WHERE id = ANY($1::uuid[]) AND status = 'OPEN'`,
      [ids, end.status, introductionId, declined?.reason ?? null, declined?.note ?? null, cause, end.by],
    );
  }

  /** The asks that an introduction followed from, or ended. */
  async ofIntroduction(tx: Tx, introductionId: string): Promise<Ask[]> {
    return tx.query<Ask>(`SELECT ${columns} FROM ${tables} WHERE a.introduction_id = $1 ORDER BY a.id`, [
      introductionId,
    ]);
  }

  /** Open asks, by id, after the one given. */
  async waiting(tx: Tx, afterId: string | null, take: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM ask WHERE status = 'OPEN' AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2`,
      [afterId, take],
    );
    return rows.map(({ id }) => id);
  }

  nudgesOf(tx: Tx, askId: string): Promise<{ readonly daysBefore: number; readonly toldAt: Date }[]> {
    return tx.query(
      `SELECT days_before AS "daysBefore", told_at AS "toldAt" FROM ask_nudge WHERE ask_id = $1`,
      [askId],
    );
  }

  /** Records that somebody of the desk was reminded. Lock the ask first. */
  async nudged(tx: Tx, askId: string, daysBefore: number): Promise<void> {
    await tx.execute('INSERT INTO ask_nudge (ask_id, days_before) VALUES ($1, $2)', [askId, daysBefore]);
  }
}
