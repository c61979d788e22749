import { INVALID, problem, type Problem } from '../platform/problem.js';

/** What is wrong with a reason that others must be able to understand later. */
export function reasonProblems(reason: string, path = 'reason'): Problem[] {
  const length = reason.trim().length;
  return length >= 3 && length <= 1000 ? [] : [problem(INVALID, path, whatReason)];
}

const whatReason = {
  nl: 'Schrijf in 3 tot 1.000 tekens waarom. Een collega moet het later kunnen begrijpen.',
  en: 'Write why in 3 to 1,000 characters. A colleague must be able to understand it later.',
};
