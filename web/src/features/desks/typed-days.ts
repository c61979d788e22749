/** A whole number as it was typed; null when it is none within these bounds. */
export function numberOf(typed: string, least: number, most: number): number | null {
  const text = typed.trim();
  const value = Number(text);
  return /^\d{1,4}$/.test(text) && value >= least && value <= most ? value : null;
}

/** Days as they were typed, with commas or spaces between: the longest first, each once; null when they are none. */
export function daysOf(typed: string, most: number): number[] | null {
  const days = numbersOf(typed, 0, most);
  return days && [...new Set(days)].sort((one, other) => other - one);
}

/** Whole numbers as they were typed, in that order; null when they are none within these bounds, or more than 20. */
export function numbersOf(typed: string, least: number, most: number): number[] | null {
  const parts = typed.split(/[\s,;]+/).filter(Boolean);
  const numbers = parts.map((part) => numberOf(part, least, most)).filter((each) => each !== null);
  return numbers.length > 0 && numbers.length <= 20 && numbers.length === parts.length ? numbers : null;
}
