import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';

export type PasskeyPurpose = 'SIGN_IN' | 'SECOND_STEP' | 'REGISTER';

/** Who was asked: a session, or to sign in the browser. */
export type Asker = { readonly sessionId: string } | { readonly browserHash: string };

export interface Passkey {
  readonly id: string;
  readonly accountId: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signCount: number;
  readonly transports: string[];
  /** Whether its maker keeps a copy for other devices of the same person. */
  readonly synced: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Minutes in which a question to a passkey can be answered. */
const challengeLastsMinutes = 5;

const columns = `id, account_id AS "accountId", credential_id AS "credentialId", public_key AS "publicKey",
  sign_count AS "signCount", transports, synced, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"`;

/** Passkeys, and the questions (challenges) they answer, each once. */
@Injectable()
export class PasskeysRepository {
  constructor(private readonly ids: Ids) {}

  ofAccount(tx: Tx, accountId: string): Promise<Passkey[]> {
    return tx.query<Passkey>(`SELECT ${columns} FROM passkey WHERE account_id = $1 ORDER BY created_at, id`, [
      accountId,
    ]);
  }

  /** By the credential's own id; locked, for its counter is compared and moved on. */
  byCredential(tx: Tx, credentialId: string): Promise<Passkey | null> {
    return tx.one<Passkey>(`SELECT ${columns} FROM passkey WHERE credential_id = $1 FOR UPDATE`, [
      credentialId,
    ]);
  }

  /** False when somebody has that passkey already. */
  async add(
    tx: Tx,
    passkey: Pick<
      Passkey,
      'accountId' | 'credentialId' | 'publicKey' | 'signCount' | 'transports' | 'synced' | 'name'
    >,
  ): Promise<string | null> {
    const id = this.ids.next();
    const added = await tx.execute(
      `INSERT INTO passkey (id, account_id, credential_id, public_key, sign_count, transports, synced, name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (credential_id) DO NOTHING`,
      [
        id,
        passkey.accountId,
        passkey.credentialId,
        Buffer.from(passkey.publicKey),
        passkey.signCount,
        passkey.transports,
        passkey.synced,
        passkey.name,
      ],
    );
    return added > 0 ? id : null;
  }

  async used(tx: Tx, id: string, signCount: number, synced: boolean): Promise<void> {
    await tx.execute(
      'UPDATE passkey SET sign_count = $2, synced = $3, last_used_at = app_now() WHERE id = $1',
      [id, signCount, synced],
    );
  }

  async rename(tx: Tx, accountId: string, id: string, name: string): Promise<boolean> {
    return (
      (await tx.execute('UPDATE passkey SET name = $3 WHERE account_id = $1 AND id = $2', [
        accountId,
        id,
        name,
      ])) > 0
    );
  }

  async remove(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return (await tx.execute('DELETE FROM passkey WHERE account_id = $1 AND id = $2', [accountId, id])) > 0;
  }

  removeAll(tx: Tx, accountId: string): Promise<number> {
    return tx.execute('DELETE FROM passkey WHERE account_id = $1', [accountId]);
  }

  async addChallenge(tx: Tx, challenge: string, purpose: PasskeyPurpose, asker: Asker): Promise<void> {
    await tx.execute(
      `INSERT INTO passkey_challenge (challenge, purpose, session_id, browser_hash, expires_at)
       VALUES ($1, $2, $3, $4, app_now() + $5 * interval '1 minute')`,
      [
        challenge,
        purpose,
        'sessionId' in asker ? asker.sessionId : null,
        'browserHash' in asker ? asker.browserHash : null,
        challengeLastsMinutes,
      ],
    );
  }

  /** Takes a question away, so that it is answered once; false when it was not asked here, for this, or lately. */
  async takeChallenge(tx: Tx, challenge: string, purpose: PasskeyPurpose, asker: Asker): Promise<boolean> {
    return (
      (await tx.execute(
        `DELETE FROM passkey_challenge WHERE challenge = $1 AND purpose = $2
           AND session_id IS NOT DISTINCT FROM $3::uuid AND browser_hash IS NOT DISTINCT FROM $4
           AND expires_at > app_now()`,
        [
          challenge,
          purpose,
          'sessionId' in asker ? asker.sessionId : null,
          'browserHash' in asker ? asker.browserHash : null,
        ],
      )) > 0
    );
  }

  async forgetOldChallenges(tx: Tx): Promise<void> {
    await tx.execute('DELETE FROM passkey_challenge WHERE expires_at < app_now()');
  }
}
