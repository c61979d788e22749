import { paramsOfAnswers, type Step, type WishAnswers } from './wish-answers.js';

/** The address of a step with these answers. */
export function stepAddress(step: Step, answers: WishAnswers): { pathname: string; search: string } {
  return { pathname: `/welke-plek-past/${step}`, search: paramsOfAnswers(answers).toString() };
}
