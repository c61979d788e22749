import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Actor, RoleGrant } from './actor.js';
import type { ActingSession } from './signed-in-how.js';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: 'nl' | 'en';
}

/** Accounts and the roles they hold. */
@Injectable()
export class AccountsRepository {
  constructor(private readonly ids: Ids) {}

  byEmail(tx: Tx, email: string): Promise<Account | null> {
    return tx.one<Account>('SELECT id, email, name, locale FROM account WHERE email = lower($1)', [email]);
  }

  byId(tx: Tx, id: string): Promise<Account | null> {
    return tx.one<Account>('SELECT id, email, name, locale FROM account WHERE id = $1', [id]);
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Account[]> {
    return tx.query<Account>('SELECT id, email, name, locale FROM account WHERE id = ANY($1::uuid[])', [ids]);
  }

  /** The account with that address, made when it is new. */
  async ensure(tx: Tx, email: string, name: string, locale: Account['locale'] = 'nl'): Promise<Account> {
    await tx.execute(
      `INSERT INTO account (id, email, name, locale) VALUES ($1, lower($2), $3, $4) ON CONFLICT (email) DO NOTHING`,
      [this.ids.next(), email, name, locale],
    );
    return (await this.byEmail(tx, email)) as Account;
  }

  /**
   * Gives a role. A member of an employer is an admin unless it is said otherwise; `organisation` is whom a referrer or
   * school broker works for. False when they hold that role already: then it stays as it is.
   */
  async grant(
    tx: Tx,
    accountId: string,
    { role, regionCode, subjectId, memberRole, organisation }: RoleGrant & { organisation?: string | null },
  ): Promise<boolean> {
    const member = role === 'EMPLOYER' ? (memberRole ?? 'ADMIN') : null;
    const granted = await tx.execute(
      `INSERT INTO role_grant (id, account_id, role, region_code, subject_id, member_role, organisation)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [this.ids.next(), accountId, role, regionCode, subjectId, member, organisation ?? null],
    );
    return granted === 1;
  }

  /** The accounts that hold a role for a subject: a candidate's own, an employer's members. */
  accountsOf(tx: Tx, subjectIds: readonly string[]): Promise<(Account & { subjectId: string })[]> {
    return tx.query<Account & { subjectId: string }>(
      `SELECT a.id, a.email, a.name, a.locale, g.subject_id AS "subjectId"
       FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.subject_id = ANY($1::uuid[]) AND g.ended_at IS NULL ORDER BY g.granted_at, a.id`,
      [subjectIds],
    );
  }

  /** The accounts with a role in a region, the longest-serving first. */
  inRegion(tx: Tx, role: 'ADVISER' | 'COORDINATOR', regionCode: string): Promise<Account[]> {
    return tx.query<Account>(
      `SELECT a.id, a.email, a.name, a.locale FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.role = $1 AND g.region_code = $2 AND g.ended_at IS NULL ORDER BY g.granted_at, a.id`,
      [role, regionCode],
    );
  }

  /** Who acts in a session, by the hash of its token; null when it has ended. One statement. */
  async actorOfSession(tx: Tx, tokenHash: string): Promise<Actor | null> {
    const rows = await tx.query<{ accountId: string } & ActingSession & RoleGrant>(
      `SELECT s.account_id AS "accountId", s.id, s.signed_in_by AS by, s.acr, s.second_step AS "secondStep",
         g.role, g.region_code AS "regionCode", g.subject_id AS "subjectId", g.member_role AS "memberRole"
       FROM session s LEFT JOIN role_grant g ON g.account_id = s.account_id AND g.ended_at IS NULL
       WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > app_now()`,
      [tokenHash],
    );
    const [first] = rows;
    if (!first) return null;
    const grants = rows
      .filter(({ role }) => role !== null)
      .map(({ role, regionCode, subjectId, memberRole }) => ({ role, regionCode, subjectId, memberRole }));
    const { accountId, id, by, acr, secondStep } = first;
    return { accountId, grants, session: { id, by, acr, secondStep } };
  }
}
