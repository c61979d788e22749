import type { Locale, Sentence } from './locale.js';

/** Input that a query cannot answer: thrown, and shown with the code BAD_USER_INPUT. */
export class BadInput extends Error {
  constructor(readonly sentence: Sentence) {
    super(`${sentence.nl} / ${sentence.en}`);
  }

  in(locale: Locale): string {
    return this.sentence[locale];
  }
}
