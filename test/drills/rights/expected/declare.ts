import type { Audience } from '../audience.js';

/** Who may see the fields of a type: names of fields, with spaces between, and the audience of all of them. */
export type ExpectedType = Readonly<Record<string, Audience>>;

/** Types with their fields. Nothing here may come from the product: it is what the product is held against. */
export type ExpectedTypes = Readonly<Record<string, ExpectedType>>;
