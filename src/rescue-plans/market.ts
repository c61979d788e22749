/**
 * The seats of a plan and who can take them, as numbers in flat arrays: the form in which it is solved.
 *
 * Room is a tree. Each place is a node with room for as many candidates as it has seats; above it stand the limits of
 * whoever is to introduce them (what an adviser can do until the week in which the place lapses, above that until the
 * week after it, and so on). A candidate who takes a seat takes room in the place and in every limit above it.
 */
export interface Market {
  /** How many fit in each node: the limits first, then the places. Whole numbers, 0 or more. */
  readonly room: Int32Array;
  /** The limit above each node, a lower number than the node's own; `none` above the highest. */
  readonly above: Int32Array;
  /** The number of limits, and so of the first place. */
  readonly limits: number;
  /** Where the options of each candidate begin in `place` and `worth`; one number more than there are candidates. */
  readonly from: Int32Array;
  /** The node of the place of each option; each place at most once for a candidate. */
  readonly place: Int32Array;
  /** What taking it is worth, more than 0. */
  readonly worth: Float64Array;
}

/** No node, no option. */
export const none = -1;

/** The option that each candidate takes, or `none`. */
export type Assignment = Int32Array;

export function candidatesOf({ from }: Market): number {
  return from.length - 1;
}

/** A price of room in each node, those above included: never below 0, nor below that of the node above. */
export type Prices = Float64Array;

/** What the options that are taken are worth together. */
export function worthOf({ worth }: Market, assignment: Assignment): number {
  return assignment.reduce((sum, option) => (option === none ? sum : sum + worth[option]!), 0);
}

/** How many candidates got a seat. */
export function filledIn(assignment: Assignment): number {
  return assignment.reduce((sum, option) => sum + Number(option !== none), 0);
}

/** What each candidate could gain at most at these prices; never below 0. */
export function gainsAt({ from, place, worth }: Market, prices: Prices): Float64Array {
  const gains = new Float64Array(from.length - 1);
  for (let candidate = 0; candidate < gains.length; candidate++) {
    let most = 0;
    for (let option = from[candidate]!; option < from[candidate + 1]!; option++)
      most = Math.max(most, worth[option]! - prices[place[option]!]!);
    gains[candidate] = most;
  }
  return gains;
}

/**
 * What no assignment can exceed, whatever the prices it is worked out from: what all room costs at these prices and what the
 * candidates gain at most. It is the value of a feasible solution of the dual problem, so it owes nothing to how the
 * prices were found. Prices that no solution of the dual could have are raised until they are one.
 */
export function boundAt(market: Market, prices: Prices): number {
  const raised = new Float64Array(prices.length);
  let bound = 0;
  for (let node = 0; node < prices.length; node++) {
    const over = market.above[node] === none ? 0 : raised[market.above[node]!]!;
    raised[node] = Math.max(over, prices[node]!);
    bound += market.room[node]! * (raised[node]! - over);
  }
  return gainsAt(market, raised).reduce((sum, gain) => sum + gain, bound);
}

/** Whether every node has room for those who are in it. */
export function isPossible(market: Market, assignment: Assignment): boolean {
  const taken = new Int32Array(market.room.length);
  for (const [candidate, option] of assignment.entries()) {
    if (option === none) continue;
    if (option < market.from[candidate]! || option >= market.from[candidate + 1]!) return false;
    for (let node = market.place[option]!; node !== none; node = market.above[node]!)
      if (++taken[node]! > market.room[node]!) return false;
  }
  return true;
}
