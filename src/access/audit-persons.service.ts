import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { PersonKind } from './audit-action.js';

export interface PersonRef {
  readonly kind: PersonKind;
  readonly id: string;
}

/** What stands for a person in the trail, and the key that ties what is said of them to it. */
export interface AuditPerson {
  readonly digest: string;
  /** The keyed digest (HMAC-SHA256, hexadecimal) of a text under the person's own key. */
  digestOf(text: string): string;
}

/** The keys of persons in the audit trail. Without the key nobody can tell whose an entry is. */
@Injectable()
export class AuditPersons {
  /** The person, made known to the trail when new. */
  async ensure(tx: Tx, person: PersonRef): Promise<AuditPerson> {
    return (await this.find(tx, person)) ?? this.add(tx, person);
  }

  /** Null when the trail never held the person, or forgot them. */
  async find(tx: Tx, { kind, id }: PersonRef): Promise<AuditPerson | null> {
    const row = await tx.one<{ key: Buffer }>(
      'SELECT wrapped_key AS key FROM audit_person WHERE kind = $1 AND person_id = $2',
      [kind, id],
    );
    return row && personOf({ kind, id }, row.key);
  }

  private async add(tx: Tx, person: PersonRef): Promise<AuditPerson> {
    const key = randomBytes(32);
    const made = personOf(person, key);
    const added = await tx.execute(
      `INSERT INTO audit_person (kind, person_id, digest, wrapped_key) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT audit_person_pkey DO NOTHING`,
      [person.kind, person.id, made.digest, key],
    );
    return added === 1 ? made : this.ensure(tx, person);
  }
}

function personOf({ kind, id }: PersonRef, key: Buffer): AuditPerson {
  const digestOf = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  return { digest: digestOf(`${kind}:${id}`), digestOf };
}
