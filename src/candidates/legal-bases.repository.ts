import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import {
  endingOf,
  type Ending,
  type LegalBasis,
  type LegalBasisKind,
  type RecordedBasis,
  type RunningLegalBasis,
} from './legal-basis.js';
import type { Purpose } from './purpose.js';

const columns = `b.purpose, b.basis, b.informed_by AS "informedBy", b.informed_how AS "informedHow",
  b.text_version AS "textVersion", b.given_at AS "givenAt",
  json_build_object('kind', b.controller_kind, 'name', b.controller_name) AS controller`;

/** A ground that was just ended, and how. */
export interface EndedBasis {
  readonly purpose: Purpose;
  readonly basis: LegalBasisKind;
}

/** On what ground candidates' data are used: every ground that ever was, of each purpose at most one that runs. */
@Injectable()
export class LegalBasesRepository {
  constructor(private readonly ids: Ids) {}

  /** The grounds that run for one purpose, by candidate. */
  async running(
    tx: Tx,
    candidateIds: readonly string[],
    purpose: Purpose = 'MATCHING',
  ): Promise<Map<string, RunningLegalBasis>> {
    const rows = await tx.query<RunningLegalBasis & { candidateId: string }>(
      `SELECT b.candidate_id AS "candidateId", ${columns}
       FROM legal_basis b WHERE b.purpose = $2 AND b.ended_at IS NULL AND b.candidate_id = ANY($1::uuid[])`,
      [candidateIds.filter(isIdentifier), purpose],
    );
    return new Map(rows.map(({ candidateId, ...basis }) => [candidateId, basis]));
  }

  /** Every ground that was ever recorded for these candidates, the newest first, by candidate. */
  async allOf(tx: Tx, candidateIds: readonly string[]): Promise<Map<string, RecordedBasis[]>> {
    const rows = await tx.query<RecordedBasis & { candidateId: string }>(
      `SELECT b.candidate_id AS "candidateId", ${columns}, b.ended_at AS "endedAt", b.ended_as AS "endedAs"
       FROM legal_basis b WHERE b.candidate_id = ANY($1::uuid[]) ORDER BY b.given_at DESC, b.id DESC`,
      [candidateIds.filter(isIdentifier)],
    );
    const found = new Map<string, RecordedBasis[]>();
    for (const { candidateId, ...basis } of rows)
      found.set(candidateId, [...(found.get(candidateId) ?? []), basis]);
    return found;
  }

  /** Whether a ground runs for that purpose. */
  async hasBasis(tx: Tx, candidateId: string, purpose: Purpose): Promise<boolean> {
    return (await this.running(tx, [candidateId], purpose)).has(candidateId);
  }

  /**
   * Of these candidates those who may be introduced to an employer now: in matching, and shown to employers. Whoever
   * asks hears only that, also an employer, who sees no ground.
   */
  async introducible(tx: Tx, candidateIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.beyond('is-introducible', () =>
      tx.often<{ id: string }>(
        `SELECT b.candidate_id AS id FROM legal_basis b
         WHERE b.candidate_id = ANY($1::uuid[]) AND b.purpose IN ('MATCHING', 'INTRODUCTION') AND b.ended_at IS NULL
         GROUP BY b.candidate_id HAVING count(*) = 2`,
        [candidateIds.filter(isIdentifier)],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Records a ground for each purpose, ending the one that runs. The candidate's row is locked first. */
  async record(
    tx: Tx,
    candidateId: string,
    purposes: readonly Purpose[],
    basis: LegalBasis,
    recordedBy: string | null,
  ): Promise<void> {
    await this.end(tx, candidateId, purposes, recordedBy, 'REPLACED');
    await tx.executeOften(
      `INSERT INTO legal_basis (id, candidate_id, purpose, basis, informed_by, informed_how, text_version,
         controller_kind, controller_name, recorded_by)
       SELECT n.id, c.id, n.purpose, $4, $5, $6, $7, coalesce($8, 'MUNICIPALITY'),
         coalesce($9, 'Gemeente ' || m.name), $10
       FROM candidate c JOIN postcode p ON p.pc4 = c.postcode4 JOIN municipality m ON m.code = p.municipality_code
       CROSS JOIN unnest($2::uuid[], $3::text[]) AS n (id, purpose) WHERE c.id = $1`,
      [
        candidateId,
        purposes.map(() => this.ids.next()),
        purposes,
        basis.basis,
        basis.informedBy,
        basis.informedHow,
        basis.textVersion,
        basis.controller?.kind ?? null,
        basis.controller?.name ?? null,
        recordedBy,
      ],
    );
  }

  /**
   * Ends the grounds that run for these purposes: withdrawn or objected to, as the ground is, unless another takes
   * its place. Gives what ended; nothing when none ran.
   */
  end(
    tx: Tx,
    candidateId: string,
    purposes: readonly Purpose[],
    endedBy: string | null,
    as: Ending | 'STOPPED',
  ): Promise<EndedBasis[]> {
    return tx.often<EndedBasis>(
      `UPDATE legal_basis SET ended_at = app_now(), ended_by = $3,
         ended_as = CASE WHEN $4 <> 'STOPPED' THEN $4 WHEN basis = 'CONSENT' THEN $5 ELSE $6 END
       WHERE candidate_id = $1 AND purpose = ANY($2) AND ended_at IS NULL RETURNING purpose, basis`,
      [candidateId, purposes, endedBy, as, endingOf('CONSENT'), endingOf('PUBLIC_TASK')],
    );
  }
}
