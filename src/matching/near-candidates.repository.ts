import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/transaction.service.js';
import type { MatchCriterion } from './criterion.js';

/** How many candidates only just miss a place by one criterion. */
export interface NearCandidates {
  readonly criterion: MatchCriterion;
  readonly count: number;
}

interface Row extends NearCandidates {
  readonly placeId: string;
}

/** Candidates whom a place only just misses, counted by the database. */
@Injectable()
export class NearCandidatesRepository {
  /** Of each open place by which criterion how many miss it, most first; whoever misses by more than one is in none. */
  async ofPlaces(tx: Tx, placeIds: readonly string[]): Promise<Map<string, NearCandidates[]>> {
    const rows = await tx.often<Row>(
      `SELECT place_id AS "placeId", criterion, candidates AS count FROM count_near_candidates($1::uuid[], $2::date)
       ORDER BY candidates DESC, criterion`,
      [[...new Set(placeIds)], tx.today],
    );
    const found = new Map<string, NearCandidates[]>();
    for (const { placeId, ...near } of rows) found.set(placeId, [...(found.get(placeId) ?? []), near]);
    return found;
  }
}
