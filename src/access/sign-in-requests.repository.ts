import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Locale } from '../platform/locale.js';
import type { Tx } from '../platform/transaction.service.js';
import type { SignInLink } from './sign-in-link.js';

/** Minutes in which a link and its code can be used. */
export const linkLastsMinutes = 15;
/** Wrong codes for one request. */
export const wrongCodesAtMost = 5;
/** Wrong codes for one account in 24 hours, over all its requests: 20 guesses out of a million. */
export const wrongCodesADay = 20;
/** Days after which a request is forgotten; until then its link can be renewed. */
const keptDays = 7;

/** Who is asked for: an address that may be known or not, or an account. */
export interface Asked {
  readonly email: string | null;
  readonly accountId: string | null;
  readonly locale: Locale;
  readonly browserHash: string | null;
}

export interface FoundLink extends SignInLink {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
}

/** Requests to sign in: who asked in which browser, and what is kept of the link and the code that were mailed. */
@Injectable()
export class SignInRequestsRepository {
  constructor(private readonly ids: Ids) {}

  async add(tx: Tx, { email, accountId, locale, browserHash }: Asked): Promise<string> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO sign_in_request (id, email, account_id, locale, browser_hash, expires_at)
       VALUES ($1, lower($2), $3, $4, $5, app_now() + $6 * interval '1 minute')`,
      [id, email, accountId, locale, browserHash, linkLastsMinutes],
    );
    return id;
  }

  /** The account a request is for, if there is one with that address; null too when it waited until it expired. */
  forMailing(tx: Tx, id: string): Promise<{ accountId: string; locale: Locale } | null> {
    return tx.one<{ accountId: string; locale: Locale }>(
      `SELECT a.id AS "accountId", r.locale FROM sign_in_request r
       JOIN account a ON a.id = r.account_id OR a.email = r.email
       WHERE r.id = $1 AND r.expires_at > app_now() AND r.used_at IS NULL FOR UPDATE OF r`,
      [id],
    );
  }

  /** How many links were mailed to an account in the last quarter of an hour. */
  async mailedTo(tx: Tx, accountId: string): Promise<number> {
    const row = await tx.one<{ count: number }>(
      `SELECT count(*)::int AS count FROM sign_in_request
       WHERE account_id = $1 AND token_hash IS NOT NULL AND created_at > app_now() - interval '15 minutes'`,
      [accountId],
    );
    return row?.count ?? 0;
  }

  /** Keeps what is mailed, and gives link and code their whole time. Returns until when they can be used. */
  async mail(
    tx: Tx,
    id: string,
    { accountId, tokenHash, codeHash }: { accountId: string; tokenHash: string; codeHash: string },
  ): Promise<Date> {
    const row = await tx.one<{ expiresAt: Date }>(
      `UPDATE sign_in_request SET account_id = $2, token_hash = $3, code_hash = $4, email = NULL,
         expires_at = app_now() + $5 * interval '1 minute'
       WHERE id = $1 RETURNING expires_at AS "expiresAt"`,
      [id, accountId, tokenHash, codeHash, linkLastsMinutes],
    );
    return (row as { expiresAt: Date }).expiresAt;
  }

  /** Nothing of an address that nobody here has is kept. */
  async forgetAddress(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE sign_in_request SET email = NULL WHERE id = $1', [id]);
  }

  byToken(tx: Tx, tokenHashes: readonly string[]): Promise<FoundLink | null> {
    return tx.one<FoundLink>(
      `SELECT r.id, r.account_id AS "accountId", a.email, r.browser_hash AS "browserHash",
         r.expires_at AS "expiresAt", r.used_at AS "usedAt"
       FROM sign_in_request r JOIN account a ON a.id = r.account_id WHERE r.token_hash = ANY($1)`,
      [tokenHashes],
    );
  }

  /** The newest request of a browser, or for an address: the one whose code is meant. */
  async newest(tx: Tx, by: { browserHash: string | null } | { email: string }): Promise<string | null> {
    const row =
      'email' in by
        ? await tx.one<{ id: string }>(
            `SELECT r.id FROM account a JOIN sign_in_request r ON r.account_id = a.id
             WHERE a.email = lower($1) AND r.used_at IS NULL AND r.expires_at > app_now() AND r.code_hash IS NOT NULL
             ORDER BY r.created_at DESC LIMIT 1`,
            [by.email],
          )
        : await tx.one<{ id: string }>(
            `SELECT id FROM sign_in_request
             WHERE browser_hash = $1 AND used_at IS NULL AND expires_at > app_now()
             ORDER BY created_at DESC LIMIT 1`,
            [by.browserHash],
          );
    return row?.id ?? null;
  }

  /**
   * Counts one try of a code before it is looked at, so that of many at once no more than the allowed number are.
   * Returns what to compare it with; null when no more tries are allowed.
   */
  async countTry(tx: Tx, id: string | null): Promise<string | null> {
    // Tries for one account come after each other, whichever of its requests they are for.
    await tx.query(
      `SELECT FROM account WHERE id = (SELECT account_id FROM sign_in_request WHERE id = $1) FOR NO KEY UPDATE`,
      [id],
    );
    const row = await tx.one<{ codeHash: string | null }>(
      `UPDATE sign_in_request r SET attempts = attempts + 1
       WHERE r.id = $1 AND r.used_at IS NULL AND r.expires_at > app_now() AND r.attempts < $2
         AND (SELECT coalesce(sum(o.attempts), 0) FROM sign_in_request o
              WHERE o.account_id = r.account_id AND o.created_at > app_now() - interval '24 hours') < $3
       RETURNING r.code_hash AS "codeHash"`,
      [id, wrongCodesAtMost, wrongCodesADay],
    );
    return row?.codeHash ?? null;
  }

  /** Uses a request up, its link and its code; of two who try at once, one gets the account, the other null. */
  async useUp(tx: Tx, id: string, triesThatWereRight: 0 | 1): Promise<string | null> {
    const row = await tx.one<{ accountId: string }>(
      `UPDATE sign_in_request SET used_at = app_now(), attempts = attempts - $2
       WHERE id = $1 AND used_at IS NULL AND expires_at > app_now() AND account_id IS NOT NULL
       RETURNING account_id AS "accountId"`,
      [id, triesThatWereRight],
    );
    return row?.accountId ?? null;
  }

  /** What was mailed to an address that is no longer somebody's lets nobody in any more. */
  async endAllOf(tx: Tx, accountId: string): Promise<void> {
    await tx.execute(
      'UPDATE sign_in_request SET used_at = app_now() WHERE account_id = $1 AND used_at IS NULL',
      [accountId],
    );
  }

  /** Forgets what is long over. */
  async forgetOld(tx: Tx): Promise<void> {
    await tx.execute(`DELETE FROM sign_in_request WHERE created_at < app_now() - $1 * interval '1 day'`, [
      keptDays,
    ]);
  }
}
