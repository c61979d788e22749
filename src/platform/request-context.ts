import type { Locale } from './locale.js';

/** What every resolver may know of the request it serves. Rooms down the street widen it by declaration. */
export interface RequestContext {
  readonly locale: Locale;
  /** The address the request comes from. */
  readonly source: string;
}
