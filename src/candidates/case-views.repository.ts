import { Injectable } from '@nestjs/common';
import { Ids } from '../platform/ids.service.js';
import { offsetOf, pageOf, type Page, type PageOf } from '../platform/page.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Role } from '../access/role.js';
import type { Look, ViewGround } from './case-view.js';

/** Somebody who saw who a candidate is, as the candidate reads it. */
export interface CaseView {
  readonly ground: ViewGround;
  readonly role: Role;
  /** The desk or the employer; null for who is of none. */
  readonly organisation: string | null;
  /** Of people who work for a desk or run the product; null for an employer's member, and who is gone. */
  readonly name: string | null;
  /** Why they are in the team, what it was granted for, or why the glass was broken; null when nothing was said. */
  readonly why: string | null;
  readonly seenAt: Date;
}

/** Who saw who a candidate is. */
@Injectable()
export class CaseViewsRepository {
  constructor(private readonly ids: Ids) {}

  /** Writes down that somebody looked at these candidates: each once a day and ground. One statement. */
  async add(
    tx: Tx,
    accountId: string,
    looks: readonly (Look & { readonly candidateId: string })[],
  ): Promise<void> {
    const rows = looks.map((look) => ({ ...look, id: this.ids.next() }));
    await tx.execute(
      `INSERT INTO case_view (id, candidate_id, account_id, ground, role, organisation)
       SELECT l.id, l."candidateId", $1, l.ground, l.role, coalesce('Loket ' || r.name, e.name)
       FROM jsonb_to_recordset($2::jsonb) l (id uuid, "candidateId" uuid, ground text, role text, "regionCode" text,
         "employerId" uuid)
       LEFT JOIN region r ON r.code = l."regionCode" LEFT JOIN employer e ON e.id = l."employerId"
       ON CONFLICT ON CONSTRAINT case_view_once DO NOTHING`,
      [accountId, JSON.stringify(rows)],
    );
  }

  /** Who looked at a candidate, the latest first. */
  async page(tx: Tx, candidateId: string, page: Page): Promise<PageOf<CaseView>> {
    const total = await tx.one<{ count: number }>('SELECT count(*) FROM case_view WHERE candidate_id = $1', [
      candidateId,
    ]);
    const nodes = await tx.beyond('who-holds-a-role', () =>
      tx.query<CaseView>(
        `SELECT v.ground, v.role, v.organisation, v.seen_at AS "seenAt",
         CASE WHEN v.role <> 'EMPLOYER' THEN a.name END AS name,
         CASE v.ground
           WHEN 'CASE_TEAM' THEN (SELECT t.reason FROM case_team t
             WHERE t.candidate_id = v.candidate_id AND t.account_id = v.account_id)
           WHEN 'GRANT' THEN (SELECT g.why FROM case_grant g
             WHERE g.candidate_id = v.candidate_id AND g.given_at <= v.seen_at
               AND (g.account_id = v.account_id OR g.account_id IS NULL) ORDER BY g.given_at DESC LIMIT 1)
           WHEN 'BROKEN_GLASS' THEN (SELECT b.reason FROM broken_glass b
             WHERE b.candidate_id = v.candidate_id AND b.account_id = v.account_id AND b.broken_at <= v.seen_at
             ORDER BY b.broken_at DESC LIMIT 1) END AS why
       FROM case_view v LEFT JOIN account a ON a.id = v.account_id
       WHERE v.candidate_id = $1 ORDER BY v.seen_at DESC, v.id LIMIT $2 OFFSET $3`,
        [candidateId, page.first, offsetOf(page)],
      ),
    );
    return pageOf(page, nodes, total?.count ?? 0);
  }
}
