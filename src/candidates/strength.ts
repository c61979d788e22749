import { INVALID, problem, type Problem } from '../platform/problem.js';

/**
 * What somebody can say of themselves to an employer before they tell their name. A choice and no text, so that it can
 * name nobody; nothing of health, origin or family is among it. Most general first.
 */
export const strengths = [
  'WORKS_WITH_HANDS',
  'WORKS_WITH_PEOPLE',
  'WORKS_OUTSIDE',
  'WORKS_PRECISELY',
  'WORKS_WITH_COMPUTERS',
  'WORKS_TOGETHER',
  'WORKS_INDEPENDENTLY',
  'STARTS_EARLY',
  'WORKS_EVENINGS_AND_WEEKENDS',
  'HAS_WORKED_BEFORE',
  'KNOWS_THE_TRADE',
  'DRIVING_LICENCE_B',
  'OWN_TRANSPORT',
  'FORKLIFT_CERTIFICATE',
  'SAFETY_CERTIFICATE',
] as const;

export type Strength = (typeof strengths)[number];

/** More would make an anonymous profile tell who somebody is. */
export const mostStrengths = 5;

/** Each once, in the order of the list, so that the order tells nothing. */
export const strengthsOf = (chosen: readonly Strength[]): Strength[] =>
  strengths.filter((strength) => chosen.includes(strength));

/** What is wrong with a choice; `path` is where it stands in the input. */
export function strengthsProblems(chosen: readonly Strength[], path: string): Problem[] {
  return strengthsOf(chosen).length > mostStrengths ? [problem(INVALID, path, tooMany)] : [];
}

const tooMany = {
  nl: `Kies er hoogstens ${mostStrengths}: wat het beste past.`,
  en: `Choose ${mostStrengths} at most: what fits best.`,
};
