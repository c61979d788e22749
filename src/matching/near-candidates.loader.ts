import { Injectable } from '@nestjs/common';
import { mayOn } from '../access/actor.js';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction } from '../platform/transaction.service.js';
import { NearCandidatesRepository } from './near-candidates.repository.js';
import { nearCandidatesOf, type NearCandidatesType } from './near-candidates.type.js';

/** A place, as far as it decides who may know of whom it misses. */
interface Missed {
  readonly id: string;
  readonly regionCode: string;
}

/** How many candidates only just miss a place, as the viewer may know it. Whether they may at all is the caller's. */
@Injectable()
export class NearCandidatesLoader extends BatchLoader<Missed, NearCandidatesType, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    private readonly counts: NearCandidatesRepository,
  ) {
    super();
  }

  protected override identity({ id }: Missed): string {
    return id;
  }

  protected async batch(places: readonly Missed[], { actor }: ActorContext): Promise<NearCandidatesType[]> {
    const ids = places.map(({ id }) => id);
    const found = await this.transaction.read((tx) => this.counts.ofPlaces(tx, ids));
    return places.map(({ id, regionCode }) =>
      nearCandidatesOf(found.get(id) ?? [], mayOn(actor, 'matching.candidates', { regionCode })),
    );
  }
}
