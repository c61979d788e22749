import { foretell, type Act, type RaceState, type Words } from './model.js';

/** An act as it went: what the racer heard, and from when to when it took. */
export interface Told {
  readonly act: Act;
  readonly heard: string;
  readonly began: number;
  readonly over: number;
}

/**
 * A serial order of the acts in which each racer hears what it heard and everything ends as it ended; null when there
 * is none. An act that was over before another began comes before it.
 */
export function explain(
  before: RaceState,
  told: readonly Told[],
  after: RaceState,
  today: string,
  words: Words,
): readonly Told[] | null {
  const wanted = JSON.stringify(after);
  const tried = new Set<string>();
  const search = (state: RaceState, left: readonly Told[]): readonly Told[] | null => {
    const open = left.filter((each) => !left.some((other) => other.over < each.began));
    const foretold = open.map((each) => ({ each, ...foretell(state, each.act, today, words) }));
    const matching = foretold.filter(({ each, heard }) => each.heard === heard);
    // What changes nothing can go first wherever it fits: no order is lost by it.
    const still = matching.find((one) => one.after === state);
    if (still) return order(still.each, search(state, without(left, still.each)));
    if (left.length === 0) return JSON.stringify(state) === wanted ? [] : null;
    const key = `${left.map(({ began }) => began).join()} ${JSON.stringify(state)}`;
    if (tried.has(key)) return null;
    tried.add(key);
    for (const { each, after: next } of matching) {
      const rest = search(next, without(left, each));
      if (rest) return [each, ...rest];
    }
    return null;
  };
  return search(before, told);
}

const without = (left: readonly Told[], taken: Told) => left.filter((each) => each !== taken);
const order = (first: Told, rest: readonly Told[] | null) => rest && [first, ...rest];
