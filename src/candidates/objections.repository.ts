import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { Objection, ObjectionOutcome } from './objection.js';
import type { Purpose } from './purpose.js';

const objection = `o.id, o.candidate_id AS "candidateId", o.purposes, o.grounds, o.objected_at AS "objectedAt",
  o.outcome, o.decision, o.decided_at AS "decidedAt" FROM objection o`;

/** What people objected to, and what was decided. */
@Injectable()
export class ObjectionsRepository {
  constructor(private readonly ids: Ids) {}

  async add(
    tx: Tx,
    candidateId: string,
    purposes: readonly Purpose[],
    grounds: string | null,
  ): Promise<string> {
    const id = this.ids.next();
    await tx.execute('INSERT INTO objection (id, candidate_id, purposes, grounds) VALUES ($1, $2, $3, $4)', [
      id,
      candidateId,
      purposes,
      grounds,
    ]);
    return id;
  }

  async byId(tx: Tx, id: string): Promise<Objection | null> {
    if (!isIdentifier(id)) return null;
    return tx.one<Objection>(`SELECT ${objection} WHERE o.id = $1`, [id]);
  }

  /** All of these candidates, the newest first. */
  ofCandidates(tx: Tx, candidateIds: readonly string[]): Promise<Objection[]> {
    return tx.query<Objection>(
      `SELECT ${objection} WHERE o.candidate_id = ANY($1::uuid[]) ORDER BY o.objected_at DESC, o.id`,
      [candidateIds],
    );
  }

  /** Those that wait for a decision and touch one of these purposes. Lock the candidate first. */
  openOn(tx: Tx, candidateId: string, purposes: readonly Purpose[]): Promise<Objection[]> {
    return tx.query<Objection>(
      `SELECT ${objection} WHERE o.candidate_id = $1 AND o.outcome IS NULL AND o.purposes && $2`,
      [candidateId, purposes],
    );
  }

  /** Records the decision; false when it was decided before: then nothing is changed. */
  async decide(
    tx: Tx,
    id: string,
    { outcome, decision, by }: { outcome: ObjectionOutcome; decision: string | null; by: string | null },
  ): Promise<boolean> {
    const decided = await tx.execute(
      `UPDATE objection SET outcome = $2, decision = $3, decided_at = app_now(), decided_by = $4
       WHERE id = $1 AND outcome IS NULL`,
      [id, outcome, decision, by],
    );
    return decided === 1;
  }
}
