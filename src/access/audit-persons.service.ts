import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keys } from '../platform/keys.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { PersonKind } from './audit-action.js';

export interface PersonRef {
  readonly kind: PersonKind;
  readonly id: string;
}

/** What stands for a person in the trail, and the key that ties what is said of them to it. */
export interface AuditPerson {
  readonly digest: string;
  /** The keyed digest (HMAC-SHA256, hexadecimal) of a text under the person's own key. Throws when the key is lost. */
  digestOf(text: string): string;
}

const purpose = 'audit';

/**
 * The keys of persons in the audit trail, each sealed by the installation's own key. Without the row nobody can tell
 * whose an entry is: that is how erasure leaves the chain whole.
 */
@Injectable()
export class AuditPersons {
  constructor(private readonly keys: Keys) {}

  /** The person, made known to the trail when new. */
  async ensure(tx: Tx, person: PersonRef): Promise<AuditPerson> {
    return (await this.find(tx, person)) ?? this.add(tx, person);
  }

  /** Null when the trail never held the person, or forgot them. */
  async find(tx: Tx, { kind, id }: PersonRef): Promise<AuditPerson | null> {
    const row = await tx.one<{ digest: string; sealed: string }>(
      'SELECT digest, sealed_key AS sealed FROM audit_person WHERE kind = $1 AND person_id = $2',
      [kind, id],
    );
    return row && { digest: row.digest, digestOf: (text) => keyed(this.opened(row), text) };
  }

  /** The keys by digest; null for one that no key of the installation opens any more. */
  async keysOf(tx: Tx): Promise<Map<string, Buffer | null>> {
    const rows = await tx.query<{ digest: string; sealed: string }>(
      'SELECT digest, sealed_key AS sealed FROM audit_person',
    );
    return new Map(rows.map(({ digest, sealed }) => [digest, this.keys.open(purpose, sealed, digest)]));
  }

  /** Seals anew what an earlier key of the installation sealed, so that that key can be retired. How many. */
  async sealAnew(tx: Tx): Promise<number> {
    const rows = await tx.query<{ digest: string; sealed: string }>(
      'SELECT digest, sealed_key AS sealed FROM audit_person FOR UPDATE',
    );
    const stale = rows.filter(({ sealed }) => !this.keys.isFresh(sealed));
    for (const row of stale) {
      await tx.execute('UPDATE audit_person SET sealed_key = $2 WHERE digest = $1', [
        row.digest,
        this.keys.seal(purpose, this.opened(row), row.digest),
      ]);
    }
    return stale.length;
  }

  private opened({ digest, sealed }: { digest: string; sealed: string }): Buffer {
    const key = this.keys.open(purpose, sealed, digest);
    if (!key) throw new Error('A key of the audit trail was sealed by a key that is no longer in APP_KEYS');
    return key;
  }

  private async add(tx: Tx, { kind, id }: PersonRef): Promise<AuditPerson> {
    const key = randomBytes(32);
    const digest = keyed(key, `${kind}:${id}`);
    const added = await tx.execute(
      `INSERT INTO audit_person (kind, person_id, digest, sealed_key) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT audit_person_pkey DO NOTHING`,
      [kind, id, digest, this.keys.seal(purpose, key, digest)],
    );
    return added === 1 ? { digest, digestOf: (text) => keyed(key, text) } : this.ensure(tx, { kind, id });
  }
}

/** HMAC-SHA256 in hexadecimal. */
export function keyed(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
