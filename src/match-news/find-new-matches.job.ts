import { Injectable } from '@nestjs/common';
import { MatchingRepository, type Pair } from '../matching/matching.repository.js';
import { Sweeps, type Sweep } from '../platform/handles.decorator.js';
import { Outbox } from '../platform/outbox.service.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { FoundMatchesRepository } from './found-matches.repository.js';
import { firstCandidateFound, matchesFound } from './match-news-events.js';

/** So many changes at a time; a thing that changed several times counts as often. */
const portion = { CANDIDATE: 2000, PLACE: 100 } as const;

/**
 * Compares what changed with everything there is, a portion in each transaction, and keeps each pair once. Candidates go
 * first: what fits them at that moment they see on their own list. A pair that a place brings about is news for the
 * candidate; a first pair that a candidate brings about is news for the desk of the place.
 */
@Injectable()
@Sweeps('find-new-matches', 20)
export class FindNewMatches implements Sweep {
  constructor(
    private readonly transaction: Transaction,
    private readonly matching: MatchingRepository,
    private readonly found: FoundMatchesRepository,
    private readonly outbox: Outbox,
  ) {}

  async sweep(): Promise<void> {
    while (await this.transaction.run((tx) => this.compare(tx)));
  }

  /** Whether there may be more to compare. */
  private async compare(tx: Tx): Promise<boolean> {
    if (!(await this.found.takeTurn(tx))) return false;
    const candidateIds = await this.found.takeChanged(tx, 'CANDIDATE', portion.CANDIDATE);
    if (candidateIds.length > 0) {
      await this.ofCandidates(tx, candidateIds);
      return true;
    }
    const placeIds = await this.found.takeChanged(tx, 'PLACE', portion.PLACE);
    if (placeIds.length > 0) await this.ofPlaces(tx, placeIds);
    return placeIds.length > 0;
  }

  private async ofCandidates(tx: Tx, candidateIds: readonly string[]): Promise<void> {
    const pairs = await this.matching.allPairsOfCandidates(tx, candidateIds);
    const placeIds = [...new Set(pairs.map(({ placeId }) => placeId))];
    const known = await this.found.foundBefore(tx, placeIds);
    // A place that was not compared itself never had the chance to find somebody.
    const uncompared = await this.found.stillChanged(tx, placeIds);
    const fresh = await this.found.keep(tx, pairs, false);
    const first = placesOf(fresh).filter((id) => !known.has(id) && !uncompared.has(id));
    await this.outbox.add(tx, firstCandidateFound, ...first.map((placeId) => ({ placeId })));
  }

  private async ofPlaces(tx: Tx, placeIds: readonly string[]): Promise<void> {
    const fresh = await this.found.keep(tx, await this.matching.allPairs(tx, placeIds), true);
    const candidateIds = [...new Set(fresh.map(({ candidateId }) => candidateId))];
    await this.outbox.add(tx, matchesFound, ...candidateIds.map((candidateId) => ({ candidateId })));
  }
}

const placesOf = (pairs: readonly Pair[]): string[] => [...new Set(pairs.map(({ placeId }) => placeId))];
