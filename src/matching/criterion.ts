import type { MatchingWeights } from '../desks/region-settings.js';

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
] as const satisfies readonly (keyof MatchingWeights)[];
export type MatchCriterion = (typeof criteria)[number];

/** One number from 0 to 1 for each criterion. */
export type PerCriterion = Readonly<Record<MatchCriterion, number>>;

/** How much each criterion counts; together 1. A dated setting of the place's region. */
export type Weights = MatchingWeights;

/** The record that `valueOf` makes of every criterion. */
export function perCriterion(valueOf: (criterion: MatchCriterion, position: number) => number): PerCriterion {
  return Object.fromEntries(
    criteria.map((criterion, position) => [criterion, valueOf(criterion, position)]),
  ) as Record<MatchCriterion, number>;
}
