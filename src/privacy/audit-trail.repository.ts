import { Injectable } from '@nestjs/common';
import type { AuditAction } from '../access/audit-action.js';
import type { Role } from '../access/role.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import { detailsOf, type AuditEntry, type AuditSearch } from './audit-trail.js';

type Row = Omit<AuditEntry, 'actorRoles' | 'details'> & { actorRoles: string; details: string | null };

/** Which entries at all: of these regions (null: of every region) and of these actions (null: of every action). */
export interface AuditReach {
  readonly regions: readonly string[] | null;
  readonly actions: readonly AuditAction[] | null;
}

// A person is found by the digest that stands for them: who was erased has none any more. Who reads every region finds
// only who did something: whose case it was is not theirs to know.
const where = `($1::text[] IS NULL OR e.region_code = ANY($1)) AND ($2::text[] IS NULL OR e.action = ANY($2))
  AND ($3::date IS NULL OR e.at >= $3::date::timestamp AT TIME ZONE 'Europe/Amsterdam')
  AND ($4::date IS NULL OR e.at < ($4::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
  AND ($5::text IS NULL OR e.action = $5)
  AND ($6::text IS NULL OR
    (CASE WHEN $1::text[] IS NULL THEN ARRAY[e.actor] ELSE ARRAY[e.actor, e.about, e.subject] END) && ARRAY(
    SELECT p.digest FROM audit_person p
    WHERE (p.kind = 'ACCOUNT' AND p.person_id IN (SELECT a.id FROM account a
        WHERE a.erased_at IS NULL AND (a.name ILIKE $6 OR a.email ILIKE $6)))
      OR (p.kind = 'CANDIDATE' AND p.person_id IN (SELECT c.id FROM candidate c
        WHERE c.erased_at IS NULL AND (c.name ILIKE $6 OR c.email ILIKE $6)))))`;

const nameOf = (digest: string) => `(SELECT coalesce(
    (SELECT a.name FROM account a WHERE p.kind = 'ACCOUNT' AND a.id = p.person_id AND a.erased_at IS NULL),
    (SELECT c.name FROM candidate c WHERE p.kind = 'CANDIDATE' AND c.id = p.person_id AND c.erased_at IS NULL))
  FROM audit_person p WHERE p.digest = ${digest})`;

/** The audit trail as people read it. */
@Injectable()
export class AuditTrailRepository {
  /** The latest first. The caller has opened the tables of the trail, and names of accounts. */
  async page(tx: Tx, reach: AuditReach, search: AuditSearch, page: Page): Promise<PageOf<AuditEntry>> {
    const parameters = [
      reach.regions,
      reach.actions,
      search.from ?? null,
      search.to ?? null,
      search.action ?? null,
      search.person ? `%${search.person.replace(/[\\%_]/g, '\\$&')}%` : null,
    ];
    const total = await tx.one<{ count: number }>(
      `SELECT count(*) FROM audit_entry e WHERE ${where}`,
      parameters,
    );
    const rows = await tx.query<Row>(
      `SELECT e.id, e.at, e.region_code AS "regionCode", e.action, e.actor_kind AS "actorKind",
         CASE WHEN e.actor_kind = 'ACCOUNT' THEN ${nameOf('e.actor')} END AS "actorName",
         e.actor_roles AS "actorRoles", e.subject_kind AS "subjectKind",
         CASE e.subject_kind
           WHEN 'PLACE' THEN (SELECT l.title FROM place l WHERE l.id::text = e.subject)
           WHEN 'EMPLOYER' THEN (SELECT m.name FROM employer m WHERE m.id::text = e.subject)
           WHEN 'REGION' THEN (SELECT r.name FROM region r WHERE r.code = e.subject)
           ELSE ${nameOf('coalesce(e.about, e.subject)')} END AS "subjectName",
         (SELECT w.reason FROM audit_reason w WHERE w.entry_id = e.id) AS why, e.details
       FROM audit_entry e WHERE ${where} ORDER BY e.at DESC, e.id DESC LIMIT $7 OFFSET $8`,
      [...parameters, page.first, offsetOf(page)],
    );
    const nodes = rows.map((row): AuditEntry => ({
      ...row,
      actorRoles: row.actorRoles === '' ? [] : (row.actorRoles.split(' ') as Role[]),
      details: detailsOf(row.details),
    }));
    return pageOf(page, nodes, total?.count ?? 0);
  }
}
