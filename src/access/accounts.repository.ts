import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { RoleGrant } from './actor.js';

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
    return tx.beyond('account-by-address', () =>
      tx.one<Account>('SELECT id, email, name, locale FROM account WHERE email = lower($1)', [email]),
    );
  }

  byId(tx: Tx, id: string): Promise<Account | null> {
    return tx.one<Account>('SELECT id, email, name, locale FROM account WHERE id = $1', [id]);
  }

  /** Locked until the transaction ends: for what may happen to an account only once at a time. */
  forUpdate(tx: Tx, id: string): Promise<Account | null> {
    return tx.one<Account>('SELECT id, email, name, locale FROM account WHERE id = $1 FOR NO KEY UPDATE', [
      id,
    ]);
  }

  /** What is null stays as it is. The address must be free: see `byEmail`. */
  async change(
    tx: Tx,
    id: string,
    { name, locale, email }: { [Key in 'name' | 'locale' | 'email']: Account[Key] | null },
  ): Promise<void> {
    await tx.execute(
      `UPDATE account SET name = coalesce($2, name), locale = coalesce($3, locale), email = coalesce(lower($4), email)
       WHERE id = $1`,
      [id, name, locale, email],
    );
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<Account[]> {
    return tx.beyond('who-holds-a-role', () =>
      tx.query<Account>('SELECT id, email, name, locale FROM account WHERE id = ANY($1::uuid[])', [ids]),
    );
  }

  /** The account with that address, made when it is new. */
  async ensure(tx: Tx, email: string, name: string, locale: Account['locale'] = 'nl'): Promise<Account> {
    return tx.beyond('account-by-address', async () => {
      await tx.execute(
        `INSERT INTO account (id, email, name, locale) VALUES ($1, lower($2), $3, $4) ON CONFLICT (email) DO NOTHING`,
        [this.ids.next(), email, name, locale],
      );
      return (await this.byEmail(tx, email)) as Account;
    });
  }

  /** Notes that somebody signed in, so that the address is theirs. */
  async prove(tx: Tx, accountId: string): Promise<void> {
    await tx.execute('UPDATE account SET proved_at = app_now() WHERE id = $1 AND proved_at IS NULL', [
      accountId,
    ]);
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
    const granted = await tx.beyond('give-role', () =>
      tx.execute(
        `INSERT INTO role_grant (id, account_id, role, region_code, subject_id, member_role, organisation)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [this.ids.next(), accountId, role, regionCode, subjectId, member, organisation ?? null],
      ),
    );
    return granted === 1;
  }

  /** The accounts that hold a role for a subject: a candidate's own, an employer's members. */
  accountsOf(tx: Tx, subjectIds: readonly string[]): Promise<(Account & { subjectId: string })[]> {
    return tx.beyond('who-holds-a-role', () =>
      tx.query<Account & { subjectId: string }>(
        `SELECT a.id, a.email, a.name, a.locale, g.subject_id AS "subjectId"
       FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.subject_id = ANY($1::uuid[]) AND g.ended_at IS NULL ORDER BY g.granted_at, a.id`,
        [subjectIds],
      ),
    );
  }

  /** The accounts with a role in a region, the longest-serving first. */
  inRegion(tx: Tx, role: 'ADVISER' | 'COORDINATOR', regionCode: string): Promise<Account[]> {
    return tx.beyond('who-holds-a-role', () =>
      tx.query<Account>(
        `SELECT a.id, a.email, a.name, a.locale FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.role = $1 AND g.region_code = $2 AND g.ended_at IS NULL ORDER BY g.granted_at, a.id`,
        [role, regionCode],
      ),
    );
  }

  /** The roles somebody holds now, the first granted first. */
  grantsOf(tx: Tx, accountId: string): Promise<RoleGrant[]> {
    return tx.query<RoleGrant>(
      `SELECT role, region_code AS "regionCode", subject_id AS "subjectId", member_role AS "memberRole" FROM role_grant
       WHERE account_id = $1 AND ended_at IS NULL ORDER BY granted_at, id`,
      [accountId],
    );
  }
}
