/** How many people there are, and a number from 0 to 2 that follows from who they are in a way nobody can foresee. */
export interface CountedPeople {
  readonly count: number;
  readonly shade: number;
}

/** A number of people as it may be told. */
export interface ShownCount {
  readonly count: number;
  /** False: there are at least so many. */
  readonly isExact: boolean;
}

/** Fewer people than this are not told of; there being few reads as there being none. */
export const fewestShown = 5;
const step = 5;

/**
 * The number to tell. Who may see the people themselves is told it exactly. Anybody else is told "at least", in steps
 * of five, after the shade is taken off: it changes by chance with everybody who comes or goes, so that two numbers for
 * almost the same question do not tell whether somebody stands between them. What is told is always true. Null: too
 * few to tell, or none.
 */
export function shownCount({ count, shade }: CountedPeople, maySeePeople: boolean): ShownCount | null {
  const told = maySeePeople ? count : Math.floor((count - shade) / step) * step;
  return told >= fewestShown ? { count: told, isExact: maySeePeople } : null;
}
