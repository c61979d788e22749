/** The value below which that share of the values lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** For reading: two decimals from 1 on, three below. */
export const rounded = (value: number) => Number(value.toFixed(value < 1 ? 3 : 2));
