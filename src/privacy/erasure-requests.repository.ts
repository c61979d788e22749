import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Person } from './erased-person.js';
import type { ErasureHold } from './erasure-hold.js';

/** A request to be erased, of an account or (asked by an adviser) of a candidate. */
export interface ErasureRequest {
  readonly id: string;
  readonly accountId: string | null;
  readonly candidateId: string | null;
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
}

const columns = `id, account_id AS "accountId", candidate_id AS "candidateId", asked_at AS "askedAt",
  confirmed_at AS "confirmedAt"`;
const isOpen = 'cancelled_at IS NULL AND (confirmed_at IS NOT NULL OR expires_at > app_now())';

/** How long the mailed link to confirm lasts. */
export const confirmWithinHours = 24;

/** Who asked to be erased, and what holds them. */
@Injectable()
export class ErasureRequestsRepository {
  constructor(private readonly ids: Ids) {}

  /** Adds a request, cancelling the ones that were never confirmed. */
  async ask(tx: Tx, accountId: string, tokenHash: string): Promise<string> {
    await tx.execute(
      `UPDATE erasure_request SET cancelled_at = app_now()
       WHERE account_id = $1 AND confirmed_at IS NULL AND cancelled_at IS NULL`,
      [accountId],
    );
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO erasure_request (id, account_id, asked_by, token_hash, expires_at)
       VALUES ($1, $2, $2, $3, app_now() + $4 * interval '1 hour')`,
      [id, accountId, tokenHash, confirmWithinHours],
    );
    return id;
  }

  /** Adds a request of a candidate that the desk confirmed at once; null when there is one already. */
  async askFor(tx: Tx, candidateId: string, askedBy: string): Promise<string | null> {
    const row = await tx.one<{ id: string }>(
      `INSERT INTO erasure_request (id, candidate_id, asked_by, expires_at, confirmed_at)
       VALUES ($1, $2, $3, app_now(), app_now()) ON CONFLICT DO NOTHING RETURNING id`,
      [this.ids.next(), candidateId, askedBy],
    );
    return row?.id ?? null;
  }

  /** Uses up the link; null when it is not this account's, used, cancelled or expired. */
  confirm(tx: Tx, accountId: string, tokenHashes: readonly string[]): Promise<ErasureRequest | null> {
    return tx.one<ErasureRequest>(
      `UPDATE erasure_request SET confirmed_at = app_now(), token_hash = NULL
       WHERE token_hash = ANY($2) AND account_id = $1 AND confirmed_at IS NULL AND cancelled_at IS NULL
         AND expires_at > app_now() RETURNING ${columns}`,
      [accountId, tokenHashes],
    );
  }

  /** The account's open request, locked. */
  openOf(tx: Tx, accountId: string): Promise<ErasureRequest | null> {
    return tx.one<ErasureRequest>(
      `SELECT ${columns} FROM erasure_request WHERE account_id = $1 AND ${isOpen}
       ORDER BY confirmed_at NULLS LAST, asked_at DESC LIMIT 1`,
      [accountId],
    );
  }

  /** A confirmed request, locked; null when it is done (then it is gone), cancelled or in other hands. */
  take(tx: Tx, id: string): Promise<ErasureRequest | null> {
    return tx.one<ErasureRequest>(
      `SELECT ${columns} FROM erasure_request WHERE id = $1 AND confirmed_at IS NOT NULL
         AND cancelled_at IS NULL FOR UPDATE SKIP LOCKED`,
      [id],
    );
  }

  async waiting(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM erasure_request WHERE confirmed_at IS NOT NULL AND cancelled_at IS NULL
       ORDER BY confirmed_at`,
    );
    return rows.map(({ id }) => id);
  }

  /** Takes the account's open request back. False when there is none. */
  async cancel(tx: Tx, accountId: string): Promise<boolean> {
    const cancelled = await tx.execute(
      `UPDATE erasure_request SET cancelled_at = app_now() WHERE account_id = $1 AND ${isOpen}`,
      [accountId],
    );
    return cancelled > 0;
  }

  /** What keeps a person from being erased now; `placementDays`: how long a placement without end holds. */
  async holdsOf(tx: Tx, { accounts, candidates }: Person, placementDays: number): Promise<ErasureHold[]> {
    const placements = await tx.query<{ until: CalendarDate }>(
      `SELECT max(coalesce(ended_on, starts_on + $2::integer))::text AS until FROM placement
       WHERE candidate_id = ANY($1::uuid[]) AND coalesce(ended_on, starts_on + $2::integer) > app_today()
       HAVING count(*) > 0`,
      [candidates, placementDays],
    );
    const { desk, last } = (await tx.one<{ desk: boolean; last: boolean }>(
      `SELECT EXISTS (SELECT FROM role_grant WHERE account_id = ANY($1::uuid[]) AND ended_at IS NULL
           AND role NOT IN ('CANDIDATE', 'EMPLOYER')) AS desk,
         EXISTS (SELECT FROM role_grant g JOIN place p ON p.employer_id = g.subject_id AND p.status = 'PUBLISHED'
           WHERE g.account_id = ANY($1::uuid[]) AND g.role = 'EMPLOYER' AND g.ended_at IS NULL
             AND NOT EXISTS (SELECT FROM role_grant o WHERE o.subject_id = g.subject_id AND o.ended_at IS NULL
               AND o.role = 'EMPLOYER' AND o.account_id <> ALL($1::uuid[]))) AS last`,
      [accounts],
    )) ?? { desk: false, last: false };
    return [
      ...placements.map(({ until }): ErasureHold => ({ reason: 'PLACEMENT_RUNS', until })),
      ...(desk ? [{ reason: 'DESK_ROLE', until: null } as const] : []),
      ...(last ? [{ reason: 'LAST_MEMBER', until: null } as const] : []),
    ];
  }
}
