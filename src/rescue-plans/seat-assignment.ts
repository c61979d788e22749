import { NearestFirst } from './nearest-first.js';

/** Somebody who can take a seat somewhere, and what that is worth. */
export interface Option {
  /** Number of the candidate, from 0. */
  readonly candidate: number;
  /** More than 0. */
  readonly worth: number;
}

/** A place, its free seats, and who can take one of them: each candidate at most once. */
export interface OpenSeats {
  readonly seats: number;
  readonly options: readonly Option[];
}

/** Who gets a seat where, what that is worth, and what no assignment can exceed. */
export interface Assignment {
  readonly pairs: readonly { readonly place: number; readonly candidate: number }[];
  /** The worth of all pairs together. */
  readonly worth: number;
  /**
   * The value of a feasible solution of the dual problem: no assignment is worth more. Worked out from the
   * candidates' prices alone, so that it holds whatever became of the search.
   */
  readonly bound: number;
}

const nobody = -1;

/**
 * The assignment of candidates to seats that is worth most: each candidate on one seat at most, each place no more
 * than its seats; a seat may stay empty. Exact, by shortest augmenting paths from the side of the seats, with prices
 * (the variables of the dual problem) on places and candidates; the seats of a place are one node. Between two seats
 * the search can be left alone or given up: the best so far and a bound that is true are always at hand.
 *
 * Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
 * problems", Computing 38 (1987); the seats as capacities as in minimum-cost flow.
 */
export class SeatAssignment {
  readonly seatsInAll: number;
  private seatsTried = 0;
  private place = 0;
  private seat = 0;

  /** What a seat of the place earns beyond the price of the best candidate; what a candidate costs. Never below 0. */
  private readonly earns: Float64Array;
  private readonly costs: Float64Array;
  private readonly placeOf: Int32Array;
  private readonly candidatesOf: number[][];

  private search = 0;
  private readonly reachedIn: Int32Array;
  private readonly settledIn: Int32Array;
  private readonly distance: Float64Array;
  private readonly reachedFrom: Int32Array;
  private readonly enteredBy: Int32Array;
  private readonly scanned: { place: number; distance: number }[] = [];
  private readonly settled: number[] = [];
  private readonly queue = new NearestFirst();
  private end: { distance: number; candidate: number; place: number } = none;

  constructor(
    private readonly places: readonly OpenSeats[],
    candidates: number,
  ) {
    this.seatsInAll = places.reduce((sum, { seats }) => sum + seats, 0);
    this.earns = new Float64Array(places.length);
    this.costs = new Float64Array(candidates);
    this.placeOf = new Int32Array(candidates).fill(nobody);
    this.candidatesOf = places.map(() => []);
    this.reachedIn = new Int32Array(candidates);
    this.settledIn = new Int32Array(candidates);
    this.distance = new Float64Array(candidates);
    this.reachedFrom = new Int32Array(candidates);
    this.enteredBy = new Int32Array(places.length);
  }

  /** The part of the seats that had their turn, 0 to 1. */
  get progress(): number {
    return this.seatsInAll === 0 ? 1 : this.seatsTried / this.seatsInAll;
  }

  /** Gives the next seat its turn. False when all had theirs: then the assignment is the best there is. */
  fillNext(): boolean {
    while (this.place < this.places.length && this.seat >= this.places[this.place]!.seats) {
      this.place += 1;
      this.seat = 0;
    }
    if (this.place === this.places.length) return false;
    if (this.seat === 0) this.earns[this.place] = this.mostEarned(this.place);
    this.seat += 1;
    this.seatsTried += 1;
    if (this.earns[this.place]! > 0) this.fill(this.place);
    return true;
  }

  /** The assignment as it stands; seats that had no turn yet take the best of who is left. */
  finish(): Assignment {
    const taken = this.placeOf.slice();
    const filled = this.candidatesOf.map(({ length }) => length);
    if (this.progress < 1) this.fillGreedily(taken, filled);
    const pairs = this.places.flatMap(({ options }, place) =>
      options.filter(({ candidate }) => taken[candidate] === place).map((option) => ({ place, ...option })),
    );
    return {
      pairs: pairs.map(({ place, candidate }) => ({ place, candidate })),
      worth: pairs.reduce((sum, { worth }) => sum + worth, 0),
      bound:
        this.places.reduce((sum, { seats }, place) => sum + seats * this.mostEarned(place), 0) +
        this.costs.reduce((sum, cost) => sum + cost, 0),
    };
  }

  private fillGreedily(taken: Int32Array, filled: number[]): void {
    const free = this.places
      .flatMap(({ options }, place) => options.map((option) => ({ place, ...option })))
      .filter(({ candidate }) => taken[candidate] === nobody)
      .sort((one, other) => other.worth - one.worth || one.place - other.place);
    for (const { place, candidate } of free) {
      if (taken[candidate] !== nobody || filled[place]! >= this.places[place]!.seats) continue;
      taken[candidate] = place;
      filled[place]! += 1;
    }
  }

  /** The least a place can be said to earn with these prices of the candidates. */
  private mostEarned(place: number): number {
    return this.places[place]!.options.reduce(
      (most, { candidate, worth }) => Math.max(most, worth - this.costs[candidate]!),
      0,
    );
  }

  /** Finds the cheapest chain of moves that gives the place one candidate more, or shows that none pays. */
  private fill(start: number): void {
    this.search += 1;
    this.queue.clear();
    this.scanned.length = 0;
    this.settled.length = 0;
    this.end = none;
    this.scan(start, 0);
    for (let next = this.queue.take(); next && next.distance < this.end.distance; next = this.queue.take()) {
      if (this.settledIn[next.item] === this.search) continue;
      this.settle(next.item, next.distance);
      const place = this.placeOf[next.item]!;
      this.enteredBy[place] = next.item;
      this.scan(place, next.distance);
    }
    this.reprice(this.end.distance);
    this.move(start);
  }

  private scan(place: number, distance: number): void {
    this.scanned.push({ place, distance });
    const earns = this.earns[place]!;
    if (distance + earns < this.end.distance)
      this.end = { distance: distance + earns, candidate: nobody, place };
    for (const candidate of this.candidatesOf[place]!)
      if (this.settledIn[candidate] !== this.search) this.settle(candidate, distance);
    for (const { candidate, worth } of this.places[place]!.options)
      this.reach(candidate, place, distance + Math.max(0, earns + this.costs[candidate]! - worth));
  }

  private settle(candidate: number, distance: number): void {
    this.settledIn[candidate] = this.search;
    this.distance[candidate] = distance;
    this.settled.push(candidate);
  }

  private reach(candidate: number, from: number, distance: number): void {
    if (this.settledIn[candidate] === this.search || distance >= this.end.distance) return;
    if (this.reachedIn[candidate] === this.search && distance >= this.distance[candidate]!) return;
    this.reachedIn[candidate] = this.search;
    this.distance[candidate] = distance;
    this.reachedFrom[candidate] = from;
    if (this.placeOf[candidate] === nobody) this.end = { distance, candidate, place: from };
    else this.queue.add(candidate, distance);
  }

  /** Keeps every price feasible, and exact along the chain. */
  private reprice(length: number): void {
    for (const { place, distance } of this.scanned)
      this.earns[place] = Math.max(0, this.earns[place]! - (length - distance));
    for (const candidate of this.settled) this.costs[candidate]! += length - this.distance[candidate]!;
  }

  /** Moves everybody along the chain, from its end back to the place it began at. */
  private move(start: number): void {
    let { candidate, place } = this.end;
    for (;;) {
      if (candidate !== nobody) {
        this.placeOf[candidate] = place;
        this.candidatesOf[place]!.push(candidate);
      }
      if (place === start) return;
      candidate = this.enteredBy[place]!;
      this.candidatesOf[place] = this.candidatesOf[place]!.filter((each) => each !== candidate);
      this.placeOf[candidate] = nobody;
      place = this.reachedFrom[candidate]!;
    }
  }
}

const none = { distance: Infinity, candidate: nobody, place: nobody };
