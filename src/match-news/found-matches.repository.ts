import { Injectable } from '@nestjs/common';
import type { Pair } from '../matching/matching.repository.js';
import type { Tx } from '../platform/transaction.service.js';

export type Changed = 'PLACE' | 'CANDIDATE';

/** What is to be compared, and which pairs were found: all SQL that touches either. */
@Injectable()
export class FoundMatchesRepository {
  /** True for the one worker at a time that compares; until its transaction ends. */
  async takeTurn(tx: Tx): Promise<boolean> {
    const row = await tx.one<{ taken: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('find-new-matches')) AS taken`,
    );
    return row?.taken === true;
  }

  /** Takes out the candidates, or places, that changed longest ago: at most so many, each once. */
  async takeChanged(tx: Tx, kind: Changed, most: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `WITH taken AS (
         DELETE FROM changed_search WHERE id IN (
           SELECT id FROM changed_search WHERE kind = $1 ORDER BY id LIMIT $2) RETURNING subject_id)
       SELECT DISTINCT subject_id AS id FROM taken ORDER BY 1`,
      [kind, most],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of these places that still wait to be compared themselves. */
  async stillChanged(tx: Tx, placeIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      'SELECT DISTINCT subject_id AS id FROM changed_search WHERE subject_id = ANY($1::uuid[])',
      [placeIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Keeps pairs, and gives those that were never found before. `waits`: they are news for the candidate. */
  async keep(tx: Tx, pairs: readonly Pair[], waits: boolean): Promise<Pair[]> {
    return tx.query<Pair>(
      `INSERT INTO found_match (candidate_id, place_id, waits)
       SELECT c.id, p.id, $3 FROM unnest($1::uuid[], $2::uuid[]) AS pair (candidate_id, place_id)
       JOIN candidate c ON c.id = pair.candidate_id JOIN place p ON p.id = pair.place_id
       ON CONFLICT DO NOTHING RETURNING candidate_id AS "candidateId", place_id AS "placeId"`,
      [pairs.map(({ candidateId }) => candidateId), pairs.map(({ placeId }) => placeId), waits],
    );
  }

  /** Those of these places for which somebody had been found before this transaction. */
  async foundBefore(tx: Tx, placeIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM unnest($1::uuid[]) AS asked (id)
       WHERE EXISTS (SELECT FROM found_match f WHERE f.place_id = asked.id)`,
      [placeIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes what waits for a candidate: the places, in the order in which they were found. From now on it is told. */
  async takeWaiting(tx: Tx, candidateId: string): Promise<string[]> {
    const rows = await tx.query<{ placeId: string }>(
      `WITH told AS (UPDATE found_match SET waits = false WHERE candidate_id = $1 AND waits
         RETURNING place_id, found_at)
       SELECT place_id AS "placeId" FROM told ORDER BY found_at, place_id`,
      [candidateId],
    );
    return rows.map(({ placeId }) => placeId);
  }
}
