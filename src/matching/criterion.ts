/** What a match is judged by, in the order in which reasons are shown and scores are added. */
export const criteria = [
  'LEVEL',
  'SECTOR',
  'QUALIFICATION',
  'REGION',
  'DISTANCE',
  'AVAILABILITY',
  'HOURS',
  'LANGUAGE',
] as const;
export type MatchCriterion = (typeof criteria)[number];

/** One number from 0 to 1 for each criterion. */
export type PerCriterion = Readonly<Record<MatchCriterion, number>>;

/** How much each criterion counts; they add to 1. A dated setting of the place's region. */
export type Weights = PerCriterion;

/** Source: design "Eligibility, exactly", score. */
export const defaultWeights: Weights = {
  LEVEL: 0,
  SECTOR: 0.1,
  QUALIFICATION: 0.35,
  REGION: 0,
  DISTANCE: 0.3,
  AVAILABILITY: 0.25,
  HOURS: 0,
  LANGUAGE: 0,
};

/** Weights from a region's setting: criteria that are not named count for nothing. */
export function weightsOf(setting: Partial<PerCriterion>): Weights {
  return Object.fromEntries(criteria.map((criterion) => [criterion, setting[criterion] ?? 0])) as Weights;
}

/** Whether these can be a region's weights: none below 0, together 1. */
export function areWeights(weights: Weights): boolean {
  const all = criteria.map((criterion) => weights[criterion]);
  const sum = all.reduce((total, weight) => total + weight, 0);
  return all.every((weight) => weight >= 0) && Math.abs(sum - 1) < 1e-9;
}
