/** What counts, in the order of the reasons; the form's fields go by these names. */
export const criteria = [
  'QUALIFICATION',
  'SECTOR',
  'DISTANCE',
  'AVAILABILITY',
  'LEVEL',
  'REGION',
  'HOURS',
  'LANGUAGE',
] as const;
type Criterion = (typeof criteria)[number];

/** Whole percentages as they are typed. */
export type Percentages = Record<Criterion, string>;
/** The same as the API has them: together 1. */
export type Weights = Record<Lowercase<Criterion>, number>;

/** Weights as percentages; a region may have set parts of one, which are rounded. */
export function percentOf(weights: Weights): Percentages {
  return Object.fromEntries(
    criteria.map((criterion) => [
      criterion,
      String(Math.round(100 * weights[criterion.toLowerCase() as Lowercase<Criterion>])),
    ]),
  ) as Percentages;
}

/** Percentages as weights. */
export function weightsOf(typed: Percentages): Weights {
  return Object.fromEntries(
    criteria.map((criterion) => [criterion.toLowerCase(), Number(typed[criterion]) / 100]),
  ) as Weights;
}

/** What the percentages are together; what is no number counts as nothing. */
export function sumOf(typed: Percentages): number {
  return criteria.reduce((sum, criterion) => sum + (Number(typed[criterion]) || 0), 0);
}
