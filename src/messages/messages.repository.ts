import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Message, ReadMark, Writer } from './message.js';

/** What somebody of the case team noted. */
export interface CaseNote {
  readonly accountId: string | null;
  readonly text: string;
  readonly writtenAt: Date;
}

const columns = `m.introduction_id AS "introductionId", m.position, m.from_party AS "from", m.account_id AS "accountId",
  m.text, m.is_for_employer AS "isForEmployer", m.written_at AS "writtenAt"`;
/* $1 introductions, $2 account, $3 whether only what is for the employer counts. */
const unread = `message m LEFT JOIN message_read r ON r.introduction_id = m.introduction_id AND r.account_id = $2
  WHERE m.introduction_id = ANY($1::uuid[]) AND m.position > coalesce(r.read_to, 0)
    AND m.account_id IS DISTINCT FROM $2 AND (m.is_for_employer OR NOT $3)`;

/** Threads, up to where they were read, and the notes of the case team. */
@Injectable()
export class MessagesRepository {
  constructor(private readonly ids: Ids) {}

  /** Adds a message at the end; its position. Lock the introduction first. */
  async add(tx: Tx, message: Omit<Message, 'position' | 'writtenAt'>): Promise<number> {
    const { introductionId, from, accountId, text, isForEmployer } = message;
    const last = await tx.one<{ position: number }>(
      'SELECT coalesce(max(position), 0) AS position FROM message WHERE introduction_id = $1',
      [introductionId],
    );
    const position = (last?.position ?? 0) + 1;
    await tx.execute(
      `INSERT INTO message (introduction_id, position, from_party, account_id, text, is_for_employer)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [introductionId, position, from, accountId, text, isForEmployer],
    );
    return position;
  }

  /** The last first; for an employer only what is for the employer. */
  async page(tx: Tx, introductionId: string, asEmployer: boolean, page: Page): Promise<PageOf<Message>> {
    const where = 'm.introduction_id = $1 AND (m.is_for_employer OR NOT $2)';
    const total = await tx.one<{ count: number }>(`SELECT count(*) FROM message m WHERE ${where}`, [
      introductionId,
      asEmployer,
    ]);
    const rows = await tx.query<Message>(
      `SELECT ${columns} FROM message m WHERE ${where} ORDER BY m.position DESC LIMIT $3 OFFSET $4`,
      [introductionId, asEmployer, page.first, offsetOf(page)],
    );
    return pageOf(page, rows, total?.count ?? 0);
  }

  async at(tx: Tx, introductionId: string, position: number): Promise<Message | null> {
    return tx.one<Message>(
      `SELECT ${columns} FROM message m WHERE m.introduction_id = $1 AND m.position = $2`,
      [introductionId, position],
    );
  }

  /** What somebody did not read yet, the oldest first. */
  unreadOf(tx: Tx, introductionId: string, accountId: string, party: Writer): Promise<Message[]> {
    return tx.query<Message>(`SELECT ${columns} FROM ${unread} ORDER BY m.position`, [
      [introductionId],
      accountId,
      party === 'EMPLOYER',
    ]);
  }

  /** How many messages somebody did not read, by introduction; what is out of their reach is not counted. */
  async countUnread(
    tx: Tx,
    introductionIds: readonly string[],
    accountId: string,
  ): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: string; count: number }>(
      `SELECT m.introduction_id AS id, count(*)::int AS count FROM ${unread} GROUP BY 1`,
      [introductionIds, accountId, false],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  marksOf(tx: Tx, introductionId: string): Promise<ReadMark[]> {
    return tx.query<ReadMark>(
      `SELECT party, account_id AS "accountId", read_to AS "readTo" FROM message_read WHERE introduction_id = $1`,
      [introductionId],
    );
  }

  /** Somebody has read all that there is in their reach. */
  async markRead(tx: Tx, introductionId: string, accountId: string, party: Writer): Promise<void> {
    await tx.execute(
      `INSERT INTO message_read AS r (introduction_id, account_id, party, read_to)
       SELECT $1, $2, $3, max(m.position) FROM message m
       WHERE m.introduction_id = $1 AND (m.is_for_employer OR $3 <> 'EMPLOYER') HAVING max(m.position) IS NOT NULL
       ON CONFLICT (introduction_id, account_id) DO UPDATE SET
         read_to = greatest(r.read_to, excluded.read_to), party = excluded.party, read_at = app_now()`,
      [introductionId, accountId, party],
    );
  }

  async addNote(tx: Tx, introductionId: string, accountId: string, text: string): Promise<void> {
    await tx.execute(
      'INSERT INTO case_note (id, introduction_id, account_id, text) VALUES ($1, $2, $3, $4)',
      [this.ids.next(), introductionId, accountId, text],
    );
  }

  /** The last first. */
  notesOf(tx: Tx, introductionId: string): Promise<CaseNote[]> {
    return tx.query<CaseNote>(
      `SELECT account_id AS "accountId", text, written_at AS "writtenAt" FROM case_note
       WHERE introduction_id = $1 ORDER BY written_at DESC, id DESC LIMIT 200`,
      [introductionId],
    );
  }

  async isInTeam(tx: Tx, candidateId: string, accountId: string): Promise<boolean> {
    const row = await tx.one('SELECT FROM case_team WHERE candidate_id = $1 AND account_id = $2', [
      candidateId,
      accountId,
    ]);
    return row !== null;
  }
}
