import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A box of chance that always gives the same for the same seed. */
export interface Draw {
  /** A whole number from `from` up to and including `to`. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items, the heavier the likelier. */
  weighted<T extends { weight: number }>(items: readonly T[]): T;
  /** So many different items, in their own order. */
  some<T>(items: readonly T[], count: number): T[];
}

export function drawFrom(seed: number): Draw {
  const source = xoroshiro128plus(seed);
  const between = (from: number, to: number) => uniformInt(source, from, to);
  const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T;
  return {
    between,
    pick,
    chance: (probability) => between(0, 9999) < probability * 10_000,
    weighted: (items) => {
      let rest = between(0, items.reduce((sum, { weight }) => sum + weight, 0) - 1);
      return items.find(({ weight }) => (rest -= weight) < 0) ?? pick(items);
    },
    some: (items, count) => {
      const left = [...items.keys()];
      const taken = new Set<number>();
      while (taken.size < Math.min(count, items.length))
        taken.add(left.splice(between(0, left.length - 1), 1)[0] as number);
      return items.filter((_, index) => taken.has(index));
    },
  };
}
