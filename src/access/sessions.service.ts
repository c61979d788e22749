import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { nowActsFor } from '../platform/acting.service.js';
import { Ids } from '../platform/ids.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { reachOf, visitor, type Actor } from './actor.js';
import { hashOf } from './secret-hash.service.js';
import type { SignedInHow } from './signed-in-how.js';

const lifetimeInDays = 14;

/** Sessions live in the database; the browser holds a secret in a cookie that scripts cannot read. */
@Injectable()
export class Sessions {
  private readonly secure: boolean;
  private readonly cookieName: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly ids: Ids,
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
  ) {
    this.secure = config.publicUrl.startsWith('https:');
    this.cookieName = this.secure ? '__Host-routekaart' : 'routekaart';
  }

  /** Starts a session and returns its secret, for the cookie. */
  async start(tx: Tx, accountId: string, how: SignedInHow): Promise<string> {
    const secret = this.ids.secret();
    await tx.execute(
      `INSERT INTO session (id, token_hash, account_id, expires_at, signed_in_by, acr, second_step, browser)
       VALUES ($1, $2, $3, app_now() + $4 * interval '1 day', $5, $6, $7, $8)`,
      [
        this.ids.next(),
        hashOf(secret),
        accountId,
        lifetimeInDays,
        how.by,
        how.acr,
        how.secondStep,
        how.browser,
      ],
    );
    return secret;
  }

  /** Who sends this request. From here on the request works for them. */
  async actorOf(request: Request): Promise<Actor> {
    const secret = this.secretOf(request);
    return secret ? this.actorOfSecret(secret) : visitor;
  }

  /** Whose session that is. From here on the request works for them. */
  async actorOfSecret(secret: string): Promise<Actor> {
    const actor = await this.transaction.read((tx) =>
      tx.beyond('recognise-session', () => this.accounts.actorOfSession(tx, hashOf(secret))),
    );
    nowActsFor(reachOf(actor ?? visitor));
    return actor ?? visitor;
  }

  async end(request: Request): Promise<void> {
    const secret = this.secretOf(request);
    if (!secret) return;
    await this.transaction.run((tx) =>
      tx.execute('UPDATE session SET ended_at = app_now() WHERE token_hash = $1 AND ended_at IS NULL', [
        hashOf(secret),
      ]),
    );
  }

  /** Ends every session of an account, in the caller's transaction: its role ended. */
  async endAllOf(tx: Tx, accountId: string): Promise<void> {
    await tx.execute('UPDATE session SET ended_at = app_now() WHERE account_id = $1 AND ended_at IS NULL', [
      accountId,
    ]);
  }

  setCookie(response: Response, secret: string): void {
    const maxAge = lifetimeInDays * 24 * 60 * 60 * 1000;
    response.cookie(this.cookieName, secret, { ...this.attributes, maxAge });
  }

  clearCookie(response: Response): void {
    response.clearCookie(this.cookieName, this.attributes);
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
  }

  private secretOf(request: Request): string | undefined {
    return parseCookie(request.headers.cookie ?? '')[this.cookieName];
  }
}
