import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Actor } from './actor.js';
import { isPersonKind, type AuditAction, type AuditSubjectKind, type PersonKind } from './audit-action.js';
import { AuditPersons } from './audit-persons.service.js';
import { hashOf } from './secret-hash.service.js';

/** What was done, for the audit trail. */
export interface AuditRecord {
  /** Who did it; a piece of the product's own work (a job, a command) by its name. */
  readonly actor: Pick<Actor, 'accountId' | 'grants'> | { readonly work: string };
  readonly action: AuditAction;
  /** What it was done to: of a person or thing the id, of a region the code. */
  readonly subject: { readonly kind: AuditSubjectKind; readonly id: string };
  /** Whose affairs these are when the subject is not a person: the candidate of an introduction. */
  readonly about?: { readonly kind: PersonKind; readonly id: string };
  /** The region whose trail holds it; null when it is of no region. */
  readonly regionCode: string | null;
  /** The reason somebody typed, which may name people; null when none is asked. */
  readonly why: string | null;
  /** Codes and figures that say more (the role that was granted). Never anything of a person. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * The audit trail: who did what to whom and why, in the transaction of the act itself, so that neither exists without
 * the other. Nothing of a person stands in an entry but keyed digests; `npm run audit:verify` proves the chain.
 */
@Injectable()
export class AuditLog {
  constructor(
    private readonly ids: Ids,
    private readonly persons: AuditPersons,
  ) {}

  /** Adds an entry. Throws nothing of its own; fails with the transaction. */
  record(tx: Tx, record: AuditRecord): Promise<void> {
    return tx.beyond('record-audit', () => this.add(tx, record));
  }

  private async add(tx: Tx, record: AuditRecord): Promise<void> {
    const { action, subject, regionCode } = record;
    const person = isPersonKind(subject.kind) ? { kind: subject.kind, id: subject.id } : record.about;
    const about = person && (await this.persons.ensure(tx, person));
    const actor = await this.actorOf(tx, record.actor);
    const why = record.why?.trim() || null;
    const keeper = about ?? actor.person;
    const id = this.ids.next();
    await tx.execute(
      `INSERT INTO audit_entry (id, region_code, action, actor_kind, actor, actor_roles, subject_kind, subject, about,
         reason_digest, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        regionCode,
        action,
        actor.kind,
        actor.name,
        actor.roles,
        subject.kind,
        isPersonKind(subject.kind) && about ? about.digest : subject.id,
        about?.digest ?? null,
        why && (keeper?.digestOf(why) ?? hashOf(why)),
        record.details ? JSON.stringify(record.details) : null,
      ],
    );
    if (why) {
      await tx.execute('INSERT INTO audit_reason (entry_id, reason) VALUES ($1, $2)', [id, why]);
    }
  }

  private async actorOf(tx: Tx, actor: AuditRecord['actor']) {
    if ('work' in actor) return { kind: 'WORK', name: actor.work, roles: '', person: undefined };
    if (actor.accountId === null) return { kind: 'VISITOR', name: null, roles: '', person: undefined };
    const person = await this.persons.ensure(tx, { kind: 'ACCOUNT', id: actor.accountId });
    const roles = [...new Set(actor.grants.map(({ role }) => role))].sort().join(' ');
    return { kind: 'ACCOUNT', name: person.digest, roles, person };
  }
}
