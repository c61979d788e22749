import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import { AuditPersons, keyed } from './audit-persons.service.js';
import { hashOf } from './secret-hash.service.js';

/** The end of a chain as it was seen at some moment, kept outside the database. */
export interface ChainEnd {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

/** Something that is not as it was written. */
export interface AuditFault {
  readonly chain: string;
  readonly sequence: number | null;
  readonly entryId: string | null;
  readonly fault:
    | 'CHANGED'
    | 'SEAL_WITHOUT_ENTRY'
    | 'ENTRY_WITHOUT_SEAL'
    | 'GAP'
    | 'REASON_CHANGED'
    | 'REASON_MISSING'
    | 'TAIL_MISSING'
    | 'REWRITTEN';
}

export interface AuditVerdict {
  readonly chains: number;
  readonly entries: number;
  /** Reasons whose person was erased, or whose key no key of the installation opens: nothing can be said of them. */
  readonly reasonsUnproved: number;
  readonly faults: readonly AuditFault[];
  readonly ends: readonly ChainEnd[];
}

interface SealedRow {
  chain: string;
  sequence: number;
  hash: string;
  sealedEntry: string;
  id: string | null;
  at: string | null;
  action: string | null;
  actorKind: string | null;
  actor: string | null;
  actorRoles: string | null;
  subjectKind: string | null;
  subject: string | null;
  about: string | null;
  reasonDigest: string | null;
  details: string | null;
  reason: string | null;
  isStruckOut: boolean;
}

/** As `audit_field` in SQL writes a field: its length in bytes and its text, so that no two lists read the same. */
const field = (value: string | null) => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`);

const portion = 5_000;

/** Proves the audit trail from outside the database's own functions: every seal is computed again here. */
@Injectable()
export class VerifyAudit {
  constructor(private readonly persons: AuditPersons) {}

  /** @param anchors ends of chains seen earlier, from outside the database: each must still be there */
  async verify(tx: Tx, anchors: readonly ChainEnd[], region: string | null): Promise<AuditVerdict> {
    const faults: AuditFault[] = [];
    const ends = new Map<string, ChainEnd>();
    const keys = await this.persons.keysOf(tx);
    const anchored = new Map(anchors.map((end) => [`${end.chain}/${end.sequence}`, end]));
    let entries = 0;
    let reasonsUnproved = 0;
    let after: { chain: string; sequence: number } = { chain: '', sequence: 0 };
    for (;;) {
      const rows = await this.rows(tx, after, region);
      for (const row of rows) {
        entries += 1;
        const { chain, sequence } = row;
        const here = { chain, sequence, entryId: row.sealedEntry };
        const before = ends.get(chain) ?? null;
        if (sequence !== (before?.sequence ?? 0) + 1) faults.push({ ...here, fault: 'GAP' });
        if (row.id === null) faults.push({ ...here, fault: 'SEAL_WITHOUT_ENTRY' });
        else if (sealOf(row, before?.hash ?? null) !== row.hash) faults.push({ ...here, fault: 'CHANGED' });
        const reason = reasonOf(row, keys);
        if (reason === 'UNPROVED') reasonsUnproved += 1;
        else if (reason) faults.push({ ...here, fault: reason });
        const anchor = anchored.get(`${chain}/${sequence}`);
        if (anchor && anchor.hash !== row.hash) faults.push({ ...here, fault: 'REWRITTEN' });
        ends.set(chain, { chain, sequence, hash: row.hash });
      }
      const last = rows.at(-1);
      if (!last || rows.length < portion) break;
      after = last;
    }
    for (const { chain, sequence } of anchors) {
      if (region !== null && chain !== region) continue;
      if (sequence > (ends.get(chain)?.sequence ?? 0)) {
        faults.push({ chain, sequence, entryId: null, fault: 'TAIL_MISSING' });
      }
    }
    faults.push(...(await this.unsealed(tx, region)));
    return { chains: ends.size, entries, reasonsUnproved, faults, ends: [...ends.values()] };
  }

  /** Where every chain ends now. */
  ends(tx: Tx): Promise<ChainEnd[]> {
    return tx.query<ChainEnd>(
      'SELECT DISTINCT ON (chain) chain, sequence, hash FROM audit_seal ORDER BY chain, sequence DESC',
    );
  }

  private rows(
    tx: Tx,
    after: { chain: string; sequence: number },
    region: string | null,
  ): Promise<SealedRow[]> {
    return tx.query<SealedRow>(
      `SELECT s.chain, s.sequence, s.hash, s.entry_id AS "sealedEntry", e.id,
         to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, e.action, e.actor_kind AS "actorKind",
         e.actor, e.actor_roles AS "actorRoles", e.subject_kind AS "subjectKind", e.subject, e.about,
         e.reason_digest AS "reasonDigest", e.details, r.reason, EXISTS (
           SELECT FROM audit_entry x WHERE x.action = 'data.reason-struck-out' AND x.subject_kind = 'AUDIT_ENTRY'
             AND x.subject = e.id::text) AS "isStruckOut"
       FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id AND coalesce(e.region_code, 'NL') = s.chain
       LEFT JOIN audit_reason r ON r.entry_id = s.entry_id
       WHERE (s.chain, s.sequence) > ($1, $2) AND ($3::text IS NULL OR s.chain = $3)
       ORDER BY s.chain, s.sequence LIMIT ${portion}`,
      [after.chain, after.sequence, region],
    );
  }

  private async unsealed(tx: Tx, region: string | null): Promise<AuditFault[]> {
    const rows = await tx.query<{ id: string; chain: string }>(
      `SELECT e.id, coalesce(e.region_code, 'NL') AS chain FROM audit_entry e
       WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.entry_id = e.id)
         AND ($1::text IS NULL OR coalesce(e.region_code, 'NL') = $1)`,
      [region],
    );
    return rows.map(({ id, chain }) => ({ chain, sequence: null, entryId: id, fault: 'ENTRY_WITHOUT_SEAL' }));
  }
}

function sealOf(row: SealedRow, before: string | null): string {
  const fields = [
    before,
    row.chain,
    String(row.sequence),
    row.id,
    row.at,
    row.action,
    row.actorKind,
    row.actor,
    row.actorRoles,
    row.subjectKind,
    row.subject,
    row.about,
    row.reasonDigest,
    row.details,
  ];
  return createHash('sha256').update(fields.map(field).join(''), 'utf8').digest('hex');
}

function reasonOf(
  row: SealedRow,
  keys: ReadonlyMap<string, Buffer | null>,
): 'REASON_CHANGED' | 'REASON_MISSING' | 'UNPROVED' | null {
  if (row.id === null) return null;
  if (row.reasonDigest === null) return row.reason === null ? null : 'REASON_CHANGED';
  const keeper = row.about ?? (row.actorKind === 'ACCOUNT' ? row.actor : null);
  const key = keeper === null ? undefined : keys.get(keeper);
  if (row.reason === null)
    return row.isStruckOut || (keeper !== null && !key) ? 'UNPROVED' : 'REASON_MISSING';
  if (keeper !== null && !key) return 'UNPROVED';
  const digest = key ? keyed(key, row.reason) : hashOf(row.reason);
  return digest === row.reasonDigest ? null : 'REASON_CHANGED';
}
