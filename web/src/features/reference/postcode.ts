/** The four digits of what was typed; the two letters and spaces are forgiven. Null when it is no postcode. */
export function postcode4Of(typed: string): string | null {
  return /^([1-9]\d{3})([a-z]{2})?$/i.exec(typed.replace(/\s/g, ''))?.[1] ?? null;
}
