import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { MatchingRepository, type Matches, type MissedPlace } from './matching.repository.js';

/** The best few for something: a candidate or a place. */
export interface BestFor {
  readonly id: string;
  readonly first: number;
}

/** Loads the best few for many things in one statement, whatever number of them each asks for. */
abstract class BestLoader<Value> extends BatchLoader<BestFor, Value, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    protected readonly matching: MatchingRepository,
  ) {
    super();
  }

  protected abstract best(tx: Tx, ids: readonly string[], take: number): Promise<Map<string, Value>>;
  /** The first of the value; nothing of none. */
  protected abstract firstOf(value: Value | undefined, first: number): Value;

  protected override identity({ id, first }: BestFor): string {
    return `${id} ${first}`;
  }

  protected async batch(keys: readonly BestFor[]): Promise<Value[]> {
    const ids = [...new Set(keys.map(({ id }) => id))];
    const take = Math.max(...keys.map(({ first }) => first));
    const found = await this.transaction.read((tx) => this.best(tx, ids, take));
    return keys.map(({ id, first }) => this.firstOf(found.get(id), first));
  }
}

const firstMatches = (matches: Matches | undefined, first: number): Matches => ({
  total: matches?.total ?? 0,
  best: matches?.best.slice(0, first) ?? [],
});

/** The best places of a candidate; none for who is not lawfully in matching. Whether the viewer may know is the caller's. */
@Injectable()
export class MatchedPlacesLoader extends BestLoader<Matches> {
  constructor(transaction: Transaction, matching: MatchingRepository) {
    super(transaction, matching);
  }
  protected best = (tx: Tx, ids: readonly string[], take: number) =>
    this.matching.placesForCandidates(tx, ids, take);
  protected firstOf = firstMatches;
}

/** The best candidates of a place; none for a place that is not open. Whether the viewer may know is the caller's. */
@Injectable()
export class MatchedCandidatesLoader extends BestLoader<Matches> {
  constructor(transaction: Transaction, matching: MatchingRepository) {
    super(transaction, matching);
  }
  protected best = (tx: Tx, ids: readonly string[], take: number) =>
    this.matching.candidatesForPlaces(tx, ids, take);
  protected firstOf = firstMatches;
}

/** The near misses of a candidate; none for who is not lawfully in matching. */
@Injectable()
export class NearMissesLoader extends BestLoader<readonly MissedPlace[]> {
  constructor(transaction: Transaction, matching: MatchingRepository) {
    super(transaction, matching);
  }
  protected best = (tx: Tx, ids: readonly string[], take: number) =>
    this.matching.nearMissesOfCandidates(tx, ids, take);
  protected firstOf = (missed: readonly MissedPlace[] | undefined, first: number) =>
    missed?.slice(0, first) ?? [];
}
