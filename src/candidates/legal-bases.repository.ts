import { Injectable } from '@nestjs/common';
import { isIdentifier } from '../platform/identifier.js';
import { Ids } from '../platform/ids.service.js';
import type { Tx } from '../platform/transaction.service.js';
import type { LegalBasis, RunningLegalBasis } from './legal-basis.js';

/** On what ground candidates are in matching: every ground that ever was, at most one of which runs. */
@Injectable()
export class LegalBasesRepository {
  constructor(private readonly ids: Ids) {}

  /** The grounds that run, by candidate. */
  async running(tx: Tx, candidateIds: readonly string[]): Promise<Map<string, RunningLegalBasis>> {
    const rows = await tx.query<RunningLegalBasis & { candidateId: string }>(
      `SELECT candidate_id AS "candidateId", basis, informed_by AS "informedBy", informed_how AS "informedHow",
         text_version AS "textVersion", given_at AS "givenAt"
       FROM legal_basis WHERE purpose = 'MATCHING' AND ended_at IS NULL AND candidate_id = ANY($1::uuid[])`,
      [candidateIds.filter(isIdentifier)],
    );
    return new Map(rows.map(({ candidateId, ...basis }) => [candidateId, basis]));
  }

  /** Whether a ground runs, so that introducing the candidate is lawful. */
  async hasBasis(tx: Tx, candidateId: string): Promise<boolean> {
    return (await this.running(tx, [candidateId])).has(candidateId);
  }

  /** Records a ground, ending the one that runs. The candidate's row is locked first. */
  async record(tx: Tx, candidateId: string, basis: LegalBasis, recordedBy: string | null): Promise<void> {
    await this.end(tx, candidateId, recordedBy);
    await tx.execute(
      `INSERT INTO legal_basis
         (id, candidate_id, purpose, basis, informed_by, informed_how, text_version, recorded_by)
       VALUES ($1, $2, 'MATCHING', $3, $4, $5, $6, $7)`,
      [
        this.ids.next(),
        candidateId,
        basis.basis,
        basis.informedBy,
        basis.informedHow,
        basis.textVersion,
        recordedBy,
      ],
    );
  }

  /** Ends the ground that runs; nothing when none does. */
  async end(tx: Tx, candidateId: string, endedBy: string | null): Promise<void> {
    await tx.execute(
      `UPDATE legal_basis SET ended_at = app_now(), ended_by = $2
       WHERE candidate_id = $1 AND purpose = 'MATCHING' AND ended_at IS NULL`,
      [candidateId, endedBy],
    );
  }
}
