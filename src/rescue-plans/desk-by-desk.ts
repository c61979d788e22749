import { candidatesOf, none, type Assignment, type Market } from './market.js';

/**
 * What a desk reaches that works from its list: the place that lapses first, of its candidates the one who fits best
 * and has no seat yet, then the next seat, for as long as there is room to introduce anybody.
 * @param order the nodes of places in the order in which the desk takes them
 */
export function deskByDesk(market: Market, order: Iterable<number>): Assignment {
  const { room, above, from, place, worth } = market;
  const candidates = candidatesOf(market);
  const assignment = new Int32Array(candidates).fill(none);
  const left = room.slice();
  const asking = optionsByPlace(market);
  const candidateOf = new Int32Array(place.length);
  for (let candidate = 0; candidate < candidates; candidate++)
    candidateOf.fill(candidate, from[candidate], from[candidate + 1]);
  for (const node of order) {
    const options = asking.option
      .slice(asking.from[node], asking.from[node + 1])
      .sort((one, other) => worth[other]! - worth[one]! || one - other);
    for (const option of options) {
      if (!hasRoom(left, above, node)) break;
      if (assignment[candidateOf[option]!] !== none) continue;
      assignment[candidateOf[option]!] = option;
      for (let at = node; at !== none; at = above[at]!) left[at]! -= 1;
    }
  }
  return assignment;
}

function hasRoom(left: Int32Array, above: Int32Array, node: number): boolean {
  for (let at = node; at !== none; at = above[at]!) if (left[at]! <= 0) return false;
  return true;
}

function optionsByPlace({ room, place }: Market): { from: Int32Array; option: Int32Array } {
  const from = new Int32Array(room.length + 1);
  for (const node of place) from[node + 1]! += 1;
  for (let node = 0; node < room.length; node++) from[node + 1]! += from[node]!;
  const next = from.slice();
  const option = new Int32Array(place.length);
  for (let each = 0; each < place.length; each++) option[next[place[each]!]!++] = each;
  return { from, option };
}
