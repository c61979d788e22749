import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Auction } from './auction.js';
import { boundAt, candidatesOf, filledIn, none, worthOf, type Assignment, type Market } from './market.js';
import { ShortestPaths } from './shortest-paths.js';

/** An assignment with its proof: what it is worth, and what no assignment can exceed. */
export interface Solution {
  readonly assignment: Assignment;
  readonly worth: number;
  readonly bound: number;
  readonly filled: number;
  /** Whether every candidate had a turn in the search for shortest paths. */
  readonly isExact: boolean;
}

/**
 * The ε of the auction, as a part of what the dearest seat is worth: near enough to stop at, and to go on from. In a
 * large market a second one with a smaller ε costs less than what it spares the search for paths. It begins from
 * nothing, too: prices of the first would leave room that is too dear for anybody, and measured worse.
 */
const epsilon = 0.0025;
const smallerEpsilon = 0.0004;
/** Options from which on a market is large. */
const large = 250_000;
/** So much work lies between two moments at which it can be left alone. */
const bidsAtATime = 20_000;
const turnsAtATime = 50;

/**
 * Solves a market in small pieces of work. First an auction, which leaves a near best assignment and
 * prices; from there shortest paths, which end at the best there is. Stopped at any moment it has the best so far, and
 * a bound that holds.
 */
export class PlanSolver {
  private assignment: Assignment;
  private worth = 0;
  private bound: number;
  private isExact = false;
  private done = 0;

  constructor(
    private readonly market: Market,
    private readonly order: Int32Array,
  ) {
    this.assignment = new Int32Array(candidatesOf(market)).fill(none);
    this.bound = boundAt(market, new Float64Array(market.room.length));
  }

  /** How far it is, 0 to 1. */
  get progress(): number {
    return this.done;
  }

  get solution(): Solution {
    const { assignment, worth, bound, isExact } = this;
    return { assignment, worth, bound: Math.max(worth, bound), filled: filledIn(assignment), isExact };
  }

  /** The work, in pieces: after each it can be given up. */
  *work(): Generator<void, void, void> {
    yield* this.exactly(yield* this.auctions());
    this.done = 1;
  }

  private *auctions(): Generator<void, Auction, void> {
    const dearest = this.market.worth.reduce((most, each) => Math.max(most, each), 0);
    const first = yield* this.auction(epsilon * dearest);
    this.done = 0.25;
    yield;
    return this.market.worth.length < large ? first : yield* this.auction(smallerEpsilon * dearest);
  }

  private *auction(smallest: number): Generator<void, Auction, void> {
    const auction = new Auction(this.market, this.order, smallest);
    while (auction.advance(bidsAtATime)) yield;
    this.keep(auction.assignment, boundAt(this.market, auction.prices));
    return auction;
  }

  private *exactly(auction: Auction): Generator<void, void, void> {
    const paths = new ShortestPaths(this.market, auction);
    for (let turn = 1; paths.advance(); turn++) {
      if (turn % turnsAtATime !== 0) continue;
      this.done = 0.5 + 0.5 * paths.progress;
      yield;
    }
    this.keep(paths.assignment, boundAt(this.market, paths.prices));
    this.isExact = true;
  }

  private keep(assignment: Assignment, bound: number): void {
    const worth = worthOf(this.market, assignment);
    if (worth > this.worth) {
      this.worth = worth;
      this.assignment = assignment.slice();
    }
    this.bound = Math.min(this.bound, bound);
  }
}

/** The order in which a seed draws candidates by lot: where two are worth the same, lots decide who is first. */
export function drawnOrder(candidates: number, seed: number): Int32Array {
  const source = xoroshiro128plus(seed);
  const order = Int32Array.from({ length: candidates }, (_, candidate) => candidate);
  for (let last = candidates - 1; last > 0; last--) {
    const other = uniformInt(source, 0, last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
