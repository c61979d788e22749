/** A whole number as it was typed; null when it is none within these bounds. */
export function numberOf(typed: string, least: number, most: number): number | null {
  const text = typed.trim();
  const value = Number(text);
  return /^\d{1,4}$/.test(text) && value >= least && value <= most ? value : null;
}

/** Days as they were typed, with commas or spaces between: the longest first, each once; null when they are none. */
export function daysOf(typed: string, most: number): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  const days = parts.map((part) => numberOf(part, 0, most));
  if (days.length === 0 || days.length > 20 || days.includes(null)) return null;
  return [...new Set(days as number[])].sort((one, other) => other - one);
}
