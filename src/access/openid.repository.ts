import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import { Keys } from '../platform/keys.service.js';
import type { AssuranceLevel } from '../platform/openid-config.js';
import type { Tx } from '../platform/transaction.service.js';
import type { OpenIdAnswer } from './openid-claims.js';
import type { OpenIdSecrets } from './openid-clients.service.js';

/** A sign-in that somebody came back from, taken once. */
export interface TakenSignIn {
  readonly id: string;
  readonly secrets: OpenIdSecrets;
  readonly leastLevel: AssuranceLevel;
  readonly returnPath: string | null;
}

/** What a provider told, waiting for somebody to say whose account it is. */
export interface WaitingAnswer {
  readonly id: string;
  readonly provider: string;
  readonly idToken: string;
  readonly answer: OpenIdAnswer;
  readonly returnPath: string | null;
}

export interface OpenIdIdentity {
  readonly id: string;
  readonly accountId: string;
  readonly provider: string;
  readonly connectedAt: Date;
  readonly lastUsedAt: Date;
}

/** For which company somebody signed in. */
export interface SignedInCompany {
  readonly kvkNumber: string;
  readonly establishmentNumber: string | null;
  readonly level: AssuranceLevel;
}

const minutesForSignIn = 10;
const minutesForConnecting = 60;
const identity = `id, account_id AS "accountId", provider, connected_at AS "connectedAt", last_used_at AS "lastUsedAt"`;
const sealing = 'openid';

/** Sign-ins at providers, who is who there, and what a session was told. Secrets and answers are kept sealed. */
@Injectable()
export class OpenIdRepository {
  constructor(
    private readonly ids: Ids,
    private readonly keys: Keys,
  ) {}

  async begin(
    tx: Tx,
    provider: string,
    secrets: OpenIdSecrets,
    browser: string,
    leastLevel: AssuranceLevel,
    returnPath: string | null,
  ): Promise<void> {
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO openid_sign_in (id, provider, state_digest, browser_digest, secrets, least_level, return_path,
         expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, app_now() + $8 * interval '1 minute')`,
      [
        id,
        provider,
        this.keys.digest('openid-state', secrets.state),
        this.keys.digest('openid-browser', browser),
        this.seal(id, secrets),
        leastLevel,
        returnPath,
        minutesForSignIn,
      ],
    );
  }

  /** Takes a sign-in that this browser began at this provider. Once, within ten minutes; null otherwise. */
  async take(tx: Tx, provider: string, state: string, browser: string): Promise<TakenSignIn | null> {
    const row = await tx.one<{ id: string; secrets: string } & Omit<TakenSignIn, 'secrets'>>(
      `UPDATE openid_sign_in SET used_at = app_now()
       WHERE provider = $1 AND state_digest = ANY($2) AND browser_digest = ANY($3) AND used_at IS NULL
         AND expires_at > app_now()
       RETURNING id, secrets, least_level AS "leastLevel", return_path AS "returnPath"`,
      [provider, this.keys.digests('openid-state', state), this.keys.digests('openid-browser', browser)],
    );
    const secrets = row && this.open<OpenIdSecrets>(row.id, row.secrets);
    return row && secrets ? { ...row, secrets } : null;
  }

  /** Keeps an answer for an hour, for the browser that has this secret to connect it to an account. */
  async wait(tx: Tx, id: string, browser: string, idToken: string, answer: OpenIdAnswer): Promise<void> {
    await tx.execute(
      `UPDATE openid_sign_in SET answer = $2, browser_digest = $3, expires_at = app_now() + $4 * interval '1 minute'
       WHERE id = $1`,
      [
        id,
        this.seal(id, { idToken, answer }),
        this.keys.digest('openid-browser', browser),
        minutesForConnecting,
      ],
    );
  }

  /** The answer that waits for this browser; null when there is none, or it has expired. */
  async waiting(tx: Tx, browser: string): Promise<WaitingAnswer | null> {
    const row = await tx.one<{ id: string; provider: string; sealed: string; returnPath: string | null }>(
      `SELECT id, provider, answer AS sealed, return_path AS "returnPath" FROM openid_sign_in
       WHERE browser_digest = ANY($1) AND answer IS NOT NULL AND connected_at IS NULL AND expires_at > app_now()
       ORDER BY created_at DESC LIMIT 1`,
      [this.keys.digests('openid-browser', browser)],
    );
    const opened = row && this.open<Pick<WaitingAnswer, 'idToken' | 'answer'>>(row.id, row.sealed);
    return row && opened
      ? { id: row.id, provider: row.provider, returnPath: row.returnPath, ...opened }
      : null;
  }

  /** Ends the waiting. False when somebody was first. */
  async stopWaiting(tx: Tx, id: string): Promise<boolean> {
    const ended = await tx.execute(
      `UPDATE openid_sign_in SET connected_at = app_now(), answer = NULL WHERE id = $1 AND connected_at IS NULL`,
      [id],
    );
    return ended === 1;
  }

  byAnswer(tx: Tx, { issuer, subject }: OpenIdAnswer): Promise<OpenIdIdentity | null> {
    return tx.one<OpenIdIdentity>(
      `SELECT ${identity} FROM openid_identity WHERE issuer = $1 AND subject = $2`,
      [issuer, subject],
    );
  }

  identitiesOf(tx: Tx, accountId: string): Promise<OpenIdIdentity[]> {
    return tx.query<OpenIdIdentity>(
      `SELECT ${identity} FROM openid_identity WHERE account_id = $1 ORDER BY connected_at, id`,
      [accountId],
    );
  }

  /** Connects; null when it is connected already, to whatever account. */
  connect(
    tx: Tx,
    accountId: string,
    provider: string,
    { issuer, subject }: OpenIdAnswer,
  ): Promise<OpenIdIdentity | null> {
    return tx.one<OpenIdIdentity>(
      `INSERT INTO openid_identity (id, account_id, provider, issuer, subject) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT openid_identity_once DO NOTHING RETURNING ${identity}`,
      [this.ids.next(), accountId, provider, issuer, subject],
    );
  }

  /** Disconnects one of the account's own, and ends the sessions it began. False when it is not theirs. */
  async disconnect(tx: Tx, accountId: string, id: string): Promise<boolean> {
    await tx.execute(
      `UPDATE session SET ended_at = app_now() FROM openid_session o
       WHERE o.session_id = session.id AND o.identity_id = $1 AND session.account_id = $2 AND session.ended_at IS NULL`,
      [id, accountId],
    );
    const removed = await tx.execute('DELETE FROM openid_identity WHERE id = $1 AND account_id = $2', [
      id,
      accountId,
    ]);
    return removed === 1;
  }

  /** Notes what the provider told for a session that has just begun. */
  async began(
    tx: Tx,
    sessionId: string,
    identityId: string,
    idToken: string,
    answer: OpenIdAnswer,
  ): Promise<void> {
    await tx.execute('UPDATE openid_identity SET last_used_at = app_now() WHERE id = $1', [identityId]);
    await tx.execute(
      `INSERT INTO openid_session (session_id, identity_id, id_token, level, kvk_number, establishment_number)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        sessionId,
        identityId,
        this.keys.seal(sealing, Buffer.from(idToken), sessionId),
        answer.level,
        answer.kvkNumber,
        answer.establishmentNumber,
      ],
    );
  }

  /** The company somebody signed in for; null when the session was not begun for one. */
  companyOf(tx: Tx, sessionId: string): Promise<SignedInCompany | null> {
    return tx.one<SignedInCompany>(
      `SELECT kvk_number AS "kvkNumber", establishment_number AS "establishmentNumber", level
       FROM openid_session WHERE session_id = $1 AND kvk_number IS NOT NULL`,
      [sessionId],
    );
  }

  /** Where and with which token a session began; null when it began otherwise. */
  async tokenOf(tx: Tx, sessionId: string): Promise<{ provider: string; idToken: string } | null> {
    const row = await tx.one<{ provider: string; sealed: string }>(
      `SELECT i.provider, o.id_token AS sealed
       FROM openid_session o JOIN openid_identity i ON i.id = o.identity_id WHERE o.session_id = $1`,
      [sessionId],
    );
    const opened = row && this.keys.open(sealing, row.sealed, sessionId);
    return row && opened ? { provider: row.provider, idToken: opened.toString() } : null;
  }

  /** Removes what has expired. @returns how many */
  forgetExpired(tx: Tx): Promise<number> {
    return tx.execute('DELETE FROM openid_sign_in WHERE expires_at <= app_now()');
  }

  private seal(id: string, value: object): string {
    return this.keys.seal(sealing, Buffer.from(JSON.stringify(value)), id);
  }

  private open<T>(id: string, sealed: string): T | null {
    const opened = this.keys.open(sealing, sealed, id);
    return opened && (JSON.parse(opened.toString()) as T);
  }
}
