import type { Draw } from '../../../src/demo/draw.js';

/** What marks one person: words that stand in nothing else, and how to know them again. */
export interface Marks {
  readonly name: string;
  readonly firstName: string;
  readonly email: string;
  /** As the product writes it: +316…. */
  readonly phone: string;
  readonly birthDate: string;
  /** A text of its own for each thing that is written of the person. */
  text(what: string): string;
  /** Every mark of the person in a text, whatever its case; none twice. */
  in(text: string): string[];
}

/** Letters that no language puts side by side, so that no text holds them by accident. */
const letters = [...'bcdfghjkmqvwxz'];
const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

/** The marks of one person, the same for the same box of chance; `born` is the year of birth. */
export function marksOf(draw: Draw, born: number): Marks {
  const mark = Array.from({ length: 10 }, () => draw.pick(letters)).join('');
  const digits = Array.from({ length: 8 }, () => draw.between(0, 9)).join('');
  const two = (number: number) => String(number).padStart(2, '0');
  const birthDate = `${born}-${two(draw.between(1, 12))}-${two(draw.between(1, 28))}`;
  const firstName = capital(`${mark}voor`);
  // The word after the mark says of which field it is; a phone number may be typed with blanks, as 06 or +31 6.
  const pattern = new RegExp(`${mark}[a-z]*|6[\\s-]*${[...digits].join('[\\s-]*')}`, 'gi');
  return {
    name: `${firstName} ${capital(`${mark}achter`)}`,
    firstName,
    email: `${mark}mail@test.example`,
    phone: `+316${digits}`,
    birthDate,
    text: (what) => `${capital(`${mark}${what.toLowerCase().replace(/[^a-z]/g, '')}`)} staat hier`,
    in: (text) => [
      ...new Set([
        ...[...text.matchAll(pattern)].map(([found]) => found.toLowerCase()),
        ...(text.includes(birthDate) ? [birthDate] : []),
      ]),
    ],
  };
}
