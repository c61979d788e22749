import { INVALID, problem, type Problem } from './problem.js';

/** The longest name of anything, in characters. A choice of the product: the longest that still fits a line of a list. */
export const longestName = 200;

/** What is wrong with the name of something at a dotted path: nothing in it, where it is needed, or too much. */
export function nameProblems(path: string, name: string | null | undefined, isNeeded = false): Problem[] {
  const letters = name?.trim().length ?? 0;
  if (letters > longestName) return [problem(INVALID, path, tooLong)];
  return isNeeded && letters === 0 ? [problem(INVALID, path, missing)] : [];
}

const tooLong = {
  nl: `Deze naam is te lang: hoogstens ${longestName} tekens. Kort hem in.`,
  en: `This name is too long: at most ${longestName} characters. Shorten it.`,
};
const missing = { nl: 'Vul een naam in.', en: 'Fill in a name.' };
