import { LowestFirst } from './lowest-first.js';
import { candidatesOf, gainsAt, none, type Assignment, type Market, type Prices } from './market.js';

/**
 * Makes an assignment that is near the best the best there is, by successive shortest paths with potentials. It begins
 * where an auction ended: everybody who holds a seat gains there at most ε less than elsewhere. One after the other
 * gives up the seat and takes it again by the chain of moves that costs least, in which others may move too or lose
 * theirs. Taking it again at once costs what was gained too little, so that no chain is longer: the searches stay
 * small. Between two candidates it can be left alone or given up.
 *
 * A chain is a path in the flow from candidates, through places and the limits above them, to the end; the potentials
 * are the gains of candidates and the prices of room, and make every cost on the way 0 or more.
 *
 * Source: R. K. Ahuja, T. L. Magnanti and J. B. Orlin, "Network flows" (1993), chapters 9.7 and 9.11; R. Jonker and
 * A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38
 * (1987).
 */
export class ShortestPaths {
  readonly assignment: Assignment;
  private readonly potentials: Float64Array;
  /** Going without a seat gains this much less than nothing: only differences between potentials count. */
  private endPotential = 0;
  private readonly gains: Float64Array;
  /** Who is still where the auction put them. */
  private readonly isUntouched: Uint8Array;
  private readonly taken: Int32Array;
  private readonly under: { readonly from: Int32Array; readonly node: Int32Array };
  private readonly inPlace: number[][];
  private turn = 0;

  /** Places and limits are found at their own number, candidates after those, then the end. */
  private readonly nodes: number;
  private readonly end: number;
  private search = 0;
  private readonly reachedIn: Int32Array;
  private readonly settledIn: Int32Array;
  private readonly distance: Float64Array;
  private readonly cameFrom: Int32Array;
  private readonly cameBy: Int32Array;
  private readonly settled: number[] = [];
  private readonly queue = new LowestFirst();
  private target = none;

  /** @param start what an auction ended with: nobody without a seat would gain by one, and room left over costs nothing */
  constructor(
    private readonly market: Market,
    start: { readonly assignment: Assignment; readonly prices: Prices },
  ) {
    const candidates = candidatesOf(market);
    this.nodes = market.room.length;
    this.end = this.nodes + candidates;
    this.assignment = start.assignment.slice();
    this.potentials = start.prices.slice();
    this.gains = gainsAt(market, start.prices);
    this.isUntouched = new Uint8Array(candidates).fill(1);
    this.taken = new Int32Array(this.nodes);
    this.inPlace = Array.from({ length: this.nodes - market.limits }, () => []);
    for (const [candidate, option] of this.assignment.entries()) {
      if (option === none) continue;
      this.inPlace[market.place[option]! - market.limits]!.push(candidate);
      for (let node = market.place[option]!; node !== none; node = market.above[node]!)
        this.taken[node]! += 1;
    }
    this.under = childrenOf(market);
    this.reachedIn = new Int32Array(this.end + 1);
    this.settledIn = new Int32Array(this.end + 1);
    this.distance = new Float64Array(this.end + 1);
    this.cameFrom = new Int32Array(this.end + 1);
    this.cameBy = new Int32Array(this.end + 1);
  }

  /** What room costs: once all had their turn, the bound at these prices is what the assignment is worth. */
  get prices(): Prices {
    return this.potentials.map((potential) => Math.max(0, potential - this.endPotential));
  }

  /** The part of the candidates that had their turn, 0 to 1. */
  get progress(): number {
    return this.gains.length === 0 ? 1 : this.turn / this.gains.length;
  }

  /** Gives the next candidate a turn. False when all had theirs: then the assignment is the best there is. */
  advance(): boolean {
    if (this.turn === this.gains.length) return false;
    const candidate = this.turn++;
    const held = this.assignment[candidate]!;
    if (held !== none && this.isUntouched[candidate]) this.takeAgain(candidate, held);
    return true;
  }

  private takeAgain(candidate: number, held: number): void {
    const { place, worth, limits } = this.market;
    const target = place[held]!;
    const missed = this.gains[candidate]! + this.potentials[target]! - worth[held]!;
    this.isUntouched[candidate] = 0;
    if (missed <= 0) return;
    leave(this.inPlace[target - limits]!, candidate);
    this.assignment[candidate] = none;
    this.search += 1;
    this.queue.clear();
    this.settled.length = 0;
    this.target = target;
    const start = this.nodes + candidate;
    this.reachedIn[target] = 0;
    this.reach(target, missed, start, held);
    this.reachedIn[start] = 0;
    this.reach(start, 0, none, none);
    for (let node = this.nearest(); node !== target; node = this.nearest()) this.settle(node);
    this.reprice();
    for (let node = target; node !== start; node = this.cameFrom[node]!)
      this.step(this.cameFrom[node]!, node);
  }

  /** The nearest node that is not settled; the target at the latest. */
  private nearest(): number {
    for (;;) {
      const node = this.queue.item!;
      this.queue.drop();
      if (this.settledIn[node] !== this.search) return node;
    }
  }

  private reach(node: number, distance: number, from: number, option: number): void {
    if (this.settledIn[node] === this.search) return;
    if (node !== this.target && distance >= this.distance[this.target]!) return;
    if (this.reachedIn[node] === this.search && distance >= this.distance[node]!) return;
    this.reachedIn[node] = this.search;
    this.distance[node] = distance;
    this.cameFrom[node] = from;
    this.cameBy[node] = option;
    this.queue.add(node, distance);
  }

  private settle(node: number): void {
    this.settledIn[node] = this.search;
    this.settled.push(node);
    const distance = this.distance[node]!;
    if (node < this.nodes) this.settleRoom(node, distance);
    else if (node < this.end) this.settleCandidate(node, distance);
    else this.settleEnd(distance);
  }

  /** Who goes without a seat frees the way for whoever has none, and for all room that is taken somewhere. */
  private settleEnd(distance: number): void {
    this.settleUnder(this.market.limits, distance, this.endPotential, this.end);
    for (let node = this.nodes; node < this.end; node++) {
      if (this.assignment[node - this.nodes] !== none || this.settledIn[node] === this.search) continue;
      this.settledIn[node] = this.search;
      this.distance[node] = distance;
      this.cameFrom[node] = this.end;
      this.settled.push(node);
      this.settleCandidate(node, distance);
    }
  }

  /** A candidate can go without a seat, or take any other. */
  private settleCandidate(node: number, distance: number): void {
    const { from, place, worth } = this.market;
    const candidate = node - this.nodes;
    const gain = this.gains[candidate]!;
    this.reach(this.end, distance + Math.max(0, gain + this.endPotential), node, none);
    const most = this.distance[this.target]! - distance - gain;
    const last = from[candidate + 1]!;
    for (let option = from[candidate]!; option < last; option++) {
      const extra = this.potentials[place[option]!]! - worth[option]!;
      if (extra < most) this.reach(place[option]!, distance + Math.max(0, gain + extra), node, option);
    }
  }

  /** Where room is left, what stands above must have it too; and whoever is there can be moved on. */
  private settleRoom(node: number, distance: number): void {
    const { room, above, limits } = this.market;
    const price = this.potentials[node]!;
    if (this.taken[node]! < room[node]!) {
      const over = above[node]!;
      if (over === none) this.reach(this.end, distance + Math.max(0, this.endPotential - price), node, none);
      else this.reach(over, distance + Math.max(0, this.potentials[over]! - price), node, none);
    }
    if (node < limits) this.settleUnder(node, distance, price, node);
    else
      for (const candidate of this.inPlace[node - limits]!)
        this.reach(this.nodes + candidate, distance, node, none);
  }

  /** Those who take room in a limit, or above all limits, can take it elsewhere. */
  private settleUnder(limit: number, distance: number, price: number, from: number): void {
    for (let child = this.under.from[limit]!; child < this.under.from[limit + 1]!; child++) {
      const node = this.under.node[child]!;
      if (this.taken[node]! > 0)
        this.reach(node, distance + Math.max(0, this.potentials[node]! - price), from, none);
    }
  }

  /** Keeps every gain and price such that no cost is below 0, and exact along the chain. */
  private reprice(): void {
    const length = this.distance[this.target]!;
    for (const node of this.settled) {
      const shorter = length - this.distance[node]!;
      if (node < this.nodes) this.potentials[node]! += shorter;
      else if (node < this.end) this.gains[node - this.nodes]! -= shorter;
      else this.endPotential += shorter;
    }
  }

  private step(from: number, to: number): void {
    const { nodes, end, market } = this;
    if (to === end) {
      if (from < nodes) this.taken[from]! += 1;
      else this.assignment[from - nodes] = none;
    } else if (from === end) {
      if (to < nodes) this.taken[to]! -= 1;
    } else if (from >= nodes) {
      this.assignment[from - nodes] = this.cameBy[to]!;
      this.inPlace[to - market.limits]!.push(from - nodes);
    } else if (to >= nodes) {
      this.isUntouched[to - nodes] = 0;
      leave(this.inPlace[from - market.limits]!, to - nodes);
    } else if (market.above[from] === to) this.taken[from]! += 1;
    else this.taken[to]! -= 1;
  }
}

function leave(there: number[], candidate: number): void {
  there[there.indexOf(candidate)] = there.at(-1)!;
  there.pop();
}

/** The nodes right under each limit; those above which there is none come last. */
function childrenOf({ room, above, limits }: Market): { from: Int32Array; node: Int32Array } {
  const parent = (node: number) => (above[node] === none ? limits : above[node]!);
  const from = new Int32Array(limits + 2);
  for (let node = 0; node < room.length; node++) from[parent(node) + 1]! += 1;
  for (let limit = 0; limit <= limits; limit++) from[limit + 1]! += from[limit]!;
  const next = from.slice();
  const node = new Int32Array(room.length);
  for (let child = 0; child < room.length; child++) node[next[parent(child)]!++] = child;
  return { from, node };
}
