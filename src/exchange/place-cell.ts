import type { LanguageLevel } from '../places/language-level.js';

/** The four digits of a postcode, with or without its letters (`7532 DP`); undefined for anything else. */
export function readPostcode4(text: string): string | undefined {
  return /^(\d{4})\s*([A-Z]{2})?$/i.exec(text)?.[1];
}

const languageLevels: Readonly<Record<string, LanguageLevel>> = {
  a1: 'A1',
  a2: 'A2',
  b1: 'B1',
  b2: 'B2',
  c1: 'C1',
  '1f': 'A2',
  '2f': 'B1',
  '3f': 'B2',
  '4f': 'C1',
};

/** A CEFR step, or a Dutch reference level as its CEFR step (1F ≈ A2, 2F ≈ B1, 3F ≈ B2, 4F ≈ C1). */
export function readLanguageLevel(text: string): LanguageLevel | undefined {
  return languageLevels[text.toLowerCase()];
}
