import { Injectable } from '@nestjs/common';
import type { ActorContext } from '../access/current-actor.decorator.js';
import { BatchLoader } from '../platform/batch.loader.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { MatchingRepository, type Matches, type MissedPlace } from './matching.repository.js';

/** The best few for something: a candidate or a place. */
export interface BestFor {
  readonly id: string;
  readonly first: number;
  /** The day to judge as of; today unless said. */
  readonly asOf?: CalendarDate | null;
  /** Of a candidate: also what lies beside the wish. */
  readonly widen?: boolean;
}
type Asked = Pick<BestFor, 'asOf' | 'widen'>;

/** Loads the best few for many things in one statement for each way to ask, whatever number of them each asks for. */
abstract class BestLoader<Value> extends BatchLoader<BestFor, Value, ActorContext> {
  constructor(
    private readonly transaction: Transaction,
    protected readonly matching: MatchingRepository,
  ) {
    super();
  }

  protected abstract best(
    tx: Tx,
    ids: readonly string[],
    take: number,
    asked: Asked,
  ): Promise<Map<string, Value>>;
  /** The first of the value; nothing of none. */
  protected abstract firstOf(value: Value | undefined, first: number): Value;

  protected override identity({ id, first, asOf, widen }: BestFor): string {
    return `${id} ${first} ${asOf} ${widen}`;
  }

  protected async batch(keys: readonly BestFor[]): Promise<Value[]> {
    const ways = new Map<string, BestFor[]>();
    for (const key of keys) ways.set(wayOf(key), [...(ways.get(wayOf(key)) ?? []), key]);
    const found = new Map<string, Map<string, Value>>();
    await this.transaction.read(async (tx) => {
      for (const [way, those] of ways) {
        const ids = [...new Set(those.map(({ id }) => id))];
        const take = Math.max(...those.map(({ first }) => first));
        found.set(way, await this.best(tx, ids, take, those[0] ?? {}));
      }
    });
    return keys.map((key) => this.firstOf(found.get(wayOf(key))?.get(key.id), key.first));
  }
}

const wayOf = ({ asOf, widen }: Asked) => `${asOf ?? ''} ${widen ?? false}`;

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
  protected best = (tx: Tx, ids: readonly string[], take: number, { asOf = null, widen = false }: Asked) =>
    this.matching.placesForCandidates(tx, ids, take, { asOf, widen });
  protected firstOf = firstMatches;
}

/** The best candidates of a place; none for a place that is not open. Whether the viewer may know is the caller's. */
@Injectable()
export class MatchedCandidatesLoader extends BestLoader<Matches> {
  constructor(transaction: Transaction, matching: MatchingRepository) {
    super(transaction, matching);
  }
  protected best = (tx: Tx, ids: readonly string[], take: number, { asOf }: Asked) =>
    this.matching.candidatesForPlaces(tx, ids, take, asOf ?? tx.today);
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
