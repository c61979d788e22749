import { LowestFirst } from './lowest-first.js';
import { candidatesOf, none, type Assignment, type Market, type Prices } from './market.js';

/**
 * An auction of seats. A candidate who has none bids for the seat that gains most, as much more than its price as it
 * gains more than the next best seat, and ε on top. Where room runs out the lowest bid has to go: of the place, or
 * of the lowest limit that is full. When nobody bids any more, the assignment is worth at most ε a candidate less than
 * the best there is.
 *
 * Source: D. P. Bertsekas, "The auction algorithm: a distributed relaxation method for the assignment problem",
 * Annals of Operations Research 14 (1988). Limits in a tree keep what makes it work: the price of a seat, the dearest
 * of the lowest bids in the full nodes above it, never falls, and room that is left over costs nothing.
 */
export class Auction {
  /** The option each candidate holds. */
  readonly assignment: Assignment;
  private readonly bids: Float64Array;
  private readonly taken: Int32Array;
  /** The lowest bid of a full node; and, of a limit, the dearest of it and of those above. */
  private readonly asks: Float64Array;
  private readonly dearest: Float64Array;
  private readonly held: LowestFirst[];
  private readonly limitsUnder: number[][] = [];
  private readonly waiting: Int32Array;
  private first = 0;
  private count: number;

  /** @param order the candidates in the order in which they bid first: a drawing of lots, where all else is equal */
  constructor(
    private readonly market: Market,
    order: Int32Array,
    private readonly epsilon: number,
  ) {
    const { room, above, limits, worth } = market;
    const candidates = candidatesOf(market);
    this.assignment = new Int32Array(candidates).fill(none);
    this.bids = new Float64Array(candidates);
    this.taken = new Int32Array(room.length);
    this.asks = new Float64Array(room.length);
    this.dearest = new Float64Array(limits);
    this.held = Array.from({ length: room.length }, () => new LowestFirst());
    this.waiting = order.slice();
    this.count = candidates;
    for (let limit = 0; limit < limits; limit++) {
      this.limitsUnder.push([]);
      if (above[limit] !== none) this.limitsUnder[above[limit]!]!.push(limit);
    }
    const most = worth.reduce((high, each) => Math.max(high, each), 0);
    for (let node = 0; node < room.length; node++) if (room[node] === 0) this.ask(node, most);
  }

  /** Lets so many bids be made. False when there are no more to make. */
  advance(bids: number): boolean {
    for (let bid = 0; bid < bids && this.count > 0; bid++) this.bid(this.next());
    return this.count > 0;
  }

  /** What room costs now: of every node, with the limits above it. */
  get prices(): Prices {
    const { above, limits } = this.market;
    return this.asks.map((ask, node) =>
      node < limits ? this.dearest[node]! : Math.max(ask, this.priceAbove(above[node]!)),
    );
  }

  private priceAbove(above: number): number {
    return above === none ? 0 : this.dearest[above]!;
  }

  private next(): number {
    const candidate = this.waiting[this.first]!;
    this.first = (this.first + 1) % this.waiting.length;
    this.count -= 1;
    return candidate;
  }

  private wait(candidate: number): void {
    this.waiting[(this.first + this.count) % this.waiting.length] = candidate;
    this.count += 1;
  }

  private bid(candidate: number): void {
    const { from, place, worth, above } = this.market;
    const { asks, dearest } = this;
    let best = 0;
    let next = 0;
    let chosen = none;
    const end = from[candidate + 1]!;
    for (let option = from[candidate]!; option < end; option++) {
      const node = place[option]!;
      const over = above[node]!;
      let price = asks[node]!;
      if (over !== none && dearest[over]! > price) price = dearest[over]!;
      const gain = worth[option]! - price;
      if (gain > best) {
        next = best;
        best = gain;
        chosen = option;
      } else if (gain > next) next = gain;
    }
    if (chosen !== none) this.take(candidate, chosen, worth[chosen]! - Math.max(0, next - this.epsilon));
  }

  private take(candidate: number, option: number, bid: number): void {
    const { room, above, place } = this.market;
    this.assignment[candidate] = option;
    this.bids[candidate] = bid;
    let full = none;
    for (let node = place[option]!; node !== none; node = above[node]!) {
      this.held[node]!.add(candidate, bid);
      this.taken[node]! += 1;
      if (full === none && this.taken[node]! > room[node]!) full = node;
    }
    if (full !== none) {
      const out = this.lowestIn(full)!;
      const left = place[this.assignment[out]!]!;
      this.release(out);
      this.wait(out);
      if (left !== place[option]) this.reprice(left);
    }
    this.reprice(place[option]!);
  }

  private release(candidate: number): void {
    const { above, place } = this.market;
    for (let node = place[this.assignment[candidate]!]!; node !== none; node = above[node]!)
      this.taken[node]! -= 1;
    this.assignment[candidate] = none;
  }

  /** Who made the lowest bid that a node still holds. Those who left are forgotten here, not when they leave. */
  private lowestIn(node: number): number | undefined {
    const held = this.held[node]!;
    while (held.size > 0 && !this.isHeld(held.item!, held.height!, node)) held.drop();
    return held.item;
  }

  private isHeld(candidate: number, bid: number, node: number): boolean {
    const option = this.assignment[candidate]!;
    if (option === none || this.bids[candidate] !== bid) return false;
    const { above, place } = this.market;
    let at = place[option]!;
    while (at !== node && at !== none) at = above[at]!;
    return at === node;
  }

  private reprice(place: number): void {
    const { room, above } = this.market;
    for (let node = place; node !== none; node = above[node]!) {
      const isFull = this.taken[node]! >= room[node]!;
      if (isFull) this.lowestIn(node);
      this.ask(node, isFull ? this.held[node]!.height! : 0);
    }
  }

  private ask(node: number, price: number): void {
    if (this.asks[node] === price) return;
    this.asks[node] = price;
    if (node < this.market.limits) this.spread(node);
  }

  /** Makes a limit, and those under it, as dear as what stands above. */
  private spread(limit: number): void {
    const price = Math.max(this.asks[limit]!, this.priceAbove(this.market.above[limit]!));
    if (price === this.dearest[limit]) return;
    this.dearest[limit] = price;
    for (const under of this.limitsUnder[limit]!) this.spread(under);
  }
}
