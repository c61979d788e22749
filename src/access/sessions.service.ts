import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { nowActsFor } from '../platform/acting.service.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.provider.js';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { AccountsRepository } from './accounts.repository.js';
import { reachOf, visitor, type Actor, type RoleGrant } from './actor.js';
import { AuditLog } from './audit-log.service.js';
import { levelPerRole } from './openid-level.js';
import { grantsIn, type SecondStepRules } from './second-step.js';
import { endOf, lifeFor } from './session-life.js';
import { SessionsRepository, type SessionRow } from './sessions.repository.js';
import type { SignedInHow } from './signed-in-how.js';

/** Only now and then is it written down that a session was used: often enough for an idle end counted in hours. */
const noticedEveryMs = 5 * 60_000;

/** What a page asks by itself says so: see web/src/lib/client.ts. */
const isByItself = (request: Request) => request.headers['x-by-itself'] === '1';

const regionOf = (grants: readonly RoleGrant[]) =>
  grants.find(({ regionCode }) => regionCode)?.regionCode ?? null;

/**
 * Sessions live in the database, so that one that is ended is ended everywhere at once; the browser holds a secret in a
 * cookie that scripts cannot read. A session that lacks the second step a role asks does not have that role.
 */
@Injectable()
export class Sessions {
  private readonly secure: boolean;
  private readonly cookieName: string;
  private readonly rules: SecondStepRules;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly ids: Ids,
    private readonly keys: Keys,
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly audit: AuditLog,
  ) {
    this.rules = { roles: config.secondStepRoles, levels: levelPerRole(config.openIdLevels) };
    this.secure = config.publicUrl.startsWith('https:');
    this.cookieName = this.secure ? '__Host-routekaart' : 'routekaart';
  }

  /**
   * Starts a session and returns its secret, for the cookie; audited. `replaced` is the secret the browser had until now
   * (`secretOf(request)`): that session ends, whosever it was, so that nobody goes on in a session somebody else began.
   */
  async start(tx: Tx, accountId: string, how: SignedInHow, replaced?: string | null): Promise<string> {
    return (await this.begin(tx, accountId, how, replaced ?? null, {})).secret;
  }

  /** As `start`, for whoever keeps more of the session, and tells the audit trail more. */
  begin(
    tx: Tx,
    accountId: string,
    how: SignedInHow,
    replaced: string | null,
    details: Readonly<Record<string, string>>,
  ): Promise<{ secret: string; sessionId: string }> {
    return tx.beyond('sign-in', async () => {
      if (replaced) await this.sessions.endByToken(tx, this.digests(replaced));
      const grants = await this.accounts.grantsOf(tx, accountId);
      const { wholeHours } = this.lifeOf(grants);
      const secret = this.ids.secret();
      const tokenHash = this.keys.digest('session', secret);
      await this.accounts.prove(tx, accountId);
      const sessionId = await this.sessions.add(tx, { ...how, accountId, tokenHash, wholeHours });
      await this.audit.record(tx, {
        actor: { accountId, grants },
        action: 'account.signed-in',
        subject: { kind: 'ACCOUNT', id: accountId },
        regionCode: regionOf(grants),
        why: null,
        details: { by: how.by, secondStep: how.secondStep, ...details },
      });
      return { secret, sessionId };
    });
  }

  /** Notes that the second step was made. Returns the session's new secret, for the cookie. */
  async strengthen(tx: Tx, sessionId: string): Promise<string> {
    const secret = this.ids.secret();
    await this.sessions.strengthen(tx, sessionId, this.keys.digest('session', secret));
    return secret;
  }

  /** Who sends this request. From here on the request works for them. */
  async actorOf(request: Request): Promise<Actor> {
    const secret = this.secretOf(request);
    return secret ? this.actorOfSecret(secret, !isByItself(request)) : visitor;
  }

  /**
   * As `actorOf`, for what a page asks by itself while nobody does anything: that is no use of the session, which ends
   * when nobody uses it.
   */
  async actorLooking(request: Request): Promise<Actor> {
    const secret = this.secretOf(request);
    return secret ? this.actorOfSecret(secret, false) : visitor;
  }

  /** Whose session that is. From here on the request works for them. `isUse`: it counts as a use of the session. */
  async actorOfSecret(secret: string, isUse = true): Promise<Actor> {
    const { actor, unnoticed } = await this.transaction.beyond('recognise-session', (tx) =>
      this.recognise(tx, secret),
    );
    nowActsFor(reachOf(actor));
    if (unnoticed && isUse) await this.transaction.run((tx) => this.sessions.seen(tx, unnoticed));
    return actor;
  }

  /** Somebody's living sessions, the last used first, each with the instant at which it ends when nobody uses it. */
  async list(tx: Tx, accountId: string): Promise<(SessionRow & { endsAt: Date })[]> {
    const life = this.lifeOf(await this.accounts.grantsOf(tx, accountId));
    return (await this.sessions.ofAccount(tx, accountId))
      .map((session) => ({ ...session, endsAt: endOf(session, life) }))
      .filter(({ endsAt }) => endsAt > tx.now);
  }

  /** Ends the session of a request. */
  async end(request: Request): Promise<void> {
    const secret = this.secretOf(request);
    if (!secret) return;
    await this.transaction.run((tx) =>
      tx.beyond('sign-in', async () => {
        const ended = await this.sessions.endByToken(tx, this.digests(secret));
        if (ended) await this.noteEnd(tx, ended.accountId, 1);
      }),
    );
  }

  /** Ends every session of an account: its role ended, or its passkeys were lost. Whoever does that audits it. */
  async endAllOf(tx: Tx, accountId: string): Promise<void> {
    await this.sessions.endOthers(tx, accountId, null);
  }

  /** Ends one of somebody's own sessions; false when it is not theirs. */
  endOne(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return this.ended(tx, accountId, async () => ((await this.sessions.end(tx, accountId, id)) ? 1 : 0));
  }

  /** Ends all of somebody's sessions but the one they are in; false when there was no other. */
  endOthers(tx: Tx, accountId: string, spared: string | null): Promise<boolean> {
    return this.ended(tx, accountId, () => this.sessions.endOthers(tx, accountId, spared));
  }

  private async ended(tx: Tx, accountId: string, end: () => Promise<number>): Promise<boolean> {
    const count = await end();
    if (count > 0) await this.noteEnd(tx, accountId, count);
    return count > 0;
  }

  private async noteEnd(tx: Tx, accountId: string, sessions: number): Promise<void> {
    const grants = await this.accounts.grantsOf(tx, accountId);
    await this.audit.record(tx, {
      actor: { accountId, grants },
      action: 'session.ended',
      subject: { kind: 'ACCOUNT', id: accountId },
      regionCode: regionOf(grants),
      why: null,
      details: { sessions },
    });
  }

  setCookie(response: Response, secret: string): void {
    const maxAge = this.config.sessions.others.wholeHours * 3_600_000;
    response.cookie(this.cookieName, secret, { ...this.attributes, maxAge });
  }

  clearCookie(response: Response): void {
    response.clearCookie(this.cookieName, this.attributes);
  }

  /** The secret a request's cookie holds, whatever it is worth. */
  secretOf(request: Request): string | null {
    return parseCookie(request.headers.cookie ?? '')[this.cookieName] ?? null;
  }

  private async recognise(tx: Tx, secret: string): Promise<{ actor: Actor; unnoticed: string | null }> {
    const found = await this.sessions.withGrants(tx, this.digests(secret));
    if (!found || endOf(found.session, this.lifeOf(found.grants)) <= tx.now)
      return { actor: visitor, unnoticed: null };
    const { id, accountId, by, acr, secondStep, lastSeenAt } = found.session;
    const { active, withheld } = grantsIn(found.session, found.grants, this.rules);
    const isLongAgo = tx.now.getTime() - lastSeenAt.getTime() > noticedEveryMs;
    return {
      actor: { accountId, grants: active, session: { id, by, acr, secondStep, withheld } },
      unnoticed: isLongAgo ? id : null,
    };
  }

  private lifeOf(grants: readonly RoleGrant[]) {
    return lifeFor(
      grants.map(({ role }) => role),
      this.config.sessions,
    );
  }

  private digests(secret: string): string[] {
    return this.keys.digests('session', secret);
  }

  private get attributes() {
    return { httpOnly: true, sameSite: 'lax', secure: this.secure, path: '/' } as const;
  }
}
