import type { Locale } from './locale.js';

/** A paper as it is read from top to bottom: what a PDF is made of. */
export interface Paper {
  readonly locale: Locale;
  readonly title: string;
  /** Under the title. */
  readonly lead: string;
  readonly sections: readonly PaperSection[];
  /** Who signs, each on a line with room for place, date and name. */
  readonly signatures: readonly string[];
  /** At the foot: what made it, and on what day. */
  readonly foot: string;
}

/** A heading with what stands under it. */
export interface PaperSection {
  readonly heading: string;
  readonly facts?: readonly PaperFact[];
  readonly texts?: readonly string[];
  readonly items?: readonly string[];
}

/** A name and its value; a value that is not known leaves room to write. */
export type PaperFact = readonly [name: string, value: string | null];
