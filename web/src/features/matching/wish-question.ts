import type { WishAnswers } from './wish-answers.js';

/** One question: takes the answers so far and gives them back with its own. */
export interface QuestionProps {
  answers: WishAnswers;
  onNext: (answers: WishAnswers) => void;
}
