import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { ErasureCause, Person } from './erased-person.js';
import type { LedgerLine } from './erasure-ledger.service.js';

/** Who was erased, and what stood open of theirs. */
@Injectable()
export class ErasuresRepository {
  async add(tx: Tx, line: LedgerLine, isReplay: boolean): Promise<void> {
    await tx.execute(
      `INSERT INTO erasure (id, cause, account_ids, candidate_ids, erased_at, replayed_at)
       VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN app_now() END) ON CONFLICT (id) DO NOTHING`,
      [line.id, line.cause, line.accounts, line.candidates, line.at, isReplay],
    );
  }

  async all(tx: Tx): Promise<LedgerLine[]> {
    const rows = await tx.query<Person & { id: string; at: Date; cause: ErasureCause }>(
      `SELECT id, cause, erased_at AS at, account_ids AS accounts, candidate_ids AS candidates
       FROM erasure ORDER BY erased_at, id`,
    );
    return rows.map(({ id, at, cause, accounts, candidates }) => ({
      id,
      at: at.toISOString(),
      cause,
      accounts,
      candidates,
    }));
  }

  /** The candidates that an account is, and the account that is nobody else's. */
  async ofAccount(tx: Tx, accountId: string): Promise<Person> {
    const rows = await tx.query<{ id: string }>(
      `SELECT c.id FROM candidate c WHERE c.id IN (
         SELECT subject_id FROM role_grant WHERE account_id = $1 AND role = 'CANDIDATE')
         OR c.email = (SELECT email FROM account WHERE id = $1) ORDER BY c.id`,
      [accountId],
    );
    return { accounts: [accountId], candidates: rows.map(({ id }) => id) };
  }

  /** The candidate with every account that is nothing but this candidate. */
  async ofCandidate(tx: Tx, candidateId: string): Promise<Person> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT account_id AS id FROM role_grant g WHERE g.subject_id = $1 AND g.role = 'CANDIDATE'
         AND NOT EXISTS (SELECT FROM role_grant o WHERE o.account_id = g.account_id AND o.ended_at IS NULL
           AND (o.role, o.subject_id) IS DISTINCT FROM (g.role, g.subject_id))`,
      [candidateId],
    );
    return { accounts: rows.map(({ id }) => id), candidates: [candidateId] };
  }

  /** Locks, in the order of the house, what an erasure changes, and gives the introductions that are still open. */
  async lock(tx: Tx, { candidates }: Person): Promise<string[]> {
    await tx.query(
      `SELECT id FROM place WHERE id IN (SELECT place_id FROM introduction
         WHERE candidate_id = ANY($1::uuid[]) AND status IN ('PROPOSED', 'ACCEPTED')) ORDER BY id FOR UPDATE`,
      [candidates],
    );
    await tx.query('SELECT id FROM candidate WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      candidates,
    ]);
    const open = await tx.query<{ id: string }>(
      `SELECT id FROM introduction WHERE candidate_id = ANY($1::uuid[]) AND status IN ('PROPOSED', 'ACCEPTED')
       ORDER BY id FOR UPDATE`,
      [candidates],
    );
    return open.map(({ id }) => id);
  }

  /** Who of the desks has those candidates in their case team, by account. */
  async advisersOf(tx: Tx, { candidates }: Person): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT DISTINCT account_id AS id FROM case_team WHERE candidate_id = ANY($1::uuid[])',
      [candidates],
    );
    return rows.map(({ id }) => id);
  }

  /** The regions whose audit trail tells of the erasure; none for an account that is no candidate. */
  async regionsOf(tx: Tx, { candidates }: Person): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      'SELECT DISTINCT region_code AS code FROM candidate WHERE id = ANY($1::uuid[])',
      [candidates],
    );
    return rows.map(({ code }) => code);
  }

  /** Strikes out reasons of the audit trail that name the person though they are about another. Which entries. */
  async strikeOutReasons(tx: Tx, pattern: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'DELETE FROM audit_reason WHERE reason ~* $1 RETURNING entry_id AS id',
      [pattern],
    );
    return rows.map(({ id }) => id);
  }
}
