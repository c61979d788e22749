import type { WishAnswers } from './wish-answers.js';

/** One question: takes the answers so far and gives them back with its own. */
export interface QuestionProps {
  answers: WishAnswers;
  onNext: (answers: WishAnswers) => void;
  /** What the button says where the questions are asked on the way to something else. */
  go?: string;
}
