import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { RoleGrant } from './actor.js';
import type { SignedInHow, WayIn } from './signed-in-how.js';

/** A session that was not ended; whether it has lived too long is for `session-life.ts`. */
export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly by: WayIn;
  readonly acr: string | null;
  readonly secondStep: boolean;
  readonly browser: string;
}

const columns = `s.id, s.account_id AS "accountId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
  s.signed_in_by AS by, s.acr, s.second_step AS "secondStep", s.browser`;

/** Days after which an ended session is forgotten. */
const keptDays = 30;

/** Sessions, of whose secret only a keyed digest is kept. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly ids: Ids) {}

  async add(
    tx: Tx,
    session: SignedInHow & { tokenHash: string; accountId: string; wholeHours: number },
  ): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO session (id, token_hash, account_id, expires_at, signed_in_by, acr, second_step, browser)
       VALUES ($1, $2, $3, app_now() + $4 * interval '1 hour', $5, $6, $7, $8)`,
      [
        id,
        session.tokenHash,
        session.accountId,
        session.wholeHours,
        session.by,
        session.acr,
        session.secondStep,
        session.browser,
      ],
    );
    return id;
  }

  /** A session by the digests of its secret, with every role of its account, in one statement; null when there is none. */
  async withGrants(
    tx: Tx,
    tokenHashes: readonly string[],
  ): Promise<{ session: SessionRow; grants: RoleGrant[] } | null> {
    const rows = await tx.often<SessionRow & RoleGrant>(
      `SELECT ${columns}, g.role, g.region_code AS "regionCode", g.subject_id AS "subjectId", g.member_role AS "memberRole"
       FROM session s LEFT JOIN role_grant g ON g.account_id = s.account_id AND g.ended_at IS NULL
       WHERE s.token_hash = ANY($1) AND s.ended_at IS NULL AND s.expires_at > app_now()
       ORDER BY g.granted_at, g.id`,
      [tokenHashes],
    );
    const [session] = rows;
    if (!session) return null;
    const grants = rows
      .filter(({ role }) => role !== null)
      .map(({ role, regionCode, subjectId, memberRole }) => ({ role, regionCode, subjectId, memberRole }));
    return { session, grants };
  }

  /** Somebody's sessions that were not ended, the last used first. */
  ofAccount(tx: Tx, accountId: string): Promise<SessionRow[]> {
    return tx.query<SessionRow>(
      `SELECT ${columns} FROM session s
       WHERE s.account_id = $1 AND s.ended_at IS NULL AND s.expires_at > app_now()
       ORDER BY s.last_seen_at DESC, s.id`,
      [accountId],
    );
  }

  async seen(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE session SET last_seen_at = app_now() WHERE id = $1 AND ended_at IS NULL', [id]);
  }

  /** Gives a session another secret and its second step: the secret from before is worth nothing any more. */
  async strengthen(tx: Tx, id: string, tokenHash: string): Promise<void> {
    await tx.execute(
      'UPDATE session SET token_hash = $2, second_step = true, last_seen_at = app_now() WHERE id = $1 AND ended_at IS NULL',
      [id, tokenHash],
    );
  }

  /** Ends the session with one of these digests. Returns it; null when there was none. */
  endByToken(tx: Tx, tokenHashes: readonly string[]): Promise<{ id: string; accountId: string } | null> {
    return tx.one(
      `UPDATE session SET ended_at = app_now() WHERE token_hash = ANY($1) AND ended_at IS NULL
       RETURNING id, account_id AS "accountId"`,
      [tokenHashes],
    );
  }

  /** Ends one of somebody's sessions; false when it is not theirs or had ended. */
  async end(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return (
      (await tx.execute(
        'UPDATE session SET ended_at = app_now() WHERE account_id = $1 AND id = $2 AND ended_at IS NULL',
        [accountId, id],
      )) > 0
    );
  }

  /** Ends all of somebody's sessions but one; null spares none. Returns how many. */
  endOthers(tx: Tx, accountId: string, spared: string | null): Promise<number> {
    return tx.execute(
      `UPDATE session SET ended_at = app_now()
       WHERE account_id = $1 AND id IS DISTINCT FROM $2::uuid AND ended_at IS NULL`,
      [accountId, spared],
    );
  }

  async forgetOld(tx: Tx): Promise<void> {
    await tx.execute(
      `DELETE FROM session WHERE least(coalesce(ended_at, expires_at), expires_at) < app_now() - $1 * interval '1 day'`,
      [keptDays],
    );
  }
}
