import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { profileOf, type CandidateProfile } from '../matching/candidate-profile.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import type { Ask } from './ask.js';

type Pair = Pick<Ask, 'placeId' | 'candidateId'>;

/** Profiles without a name of whom asks are about; null when the two no longer match. The caller says who may see one. */
@Injectable()
export class AskProfileLoader extends BatchLoader<Pair, CandidateProfile | null, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly matching: MatchingRepository,
  ) {
    super();
  }

  protected override identity({ placeId, candidateId }: Pair): string {
    return `${placeId} ${candidateId}`;
  }

  protected async batch(pairs: readonly Pair[]): Promise<(CandidateProfile | null)[]> {
    const matches = await this.transaction.read((tx) =>
      tx.beyond('make-ask', () => this.matching.matchesOf(tx, pairs)),
    );
    const byPair = new Map(matches.map((match) => [this.identity(match), match]));
    return pairs.map((pair) => {
      const match = byPair.get(this.identity(pair));
      return match ? profileOf(pair.candidateId, match.comparison.wish, match.distanceMetres) : null;
    });
  }
}
