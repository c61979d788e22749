import type { ReactNode } from 'react';
import { IntroductionOfSide } from './introduction-of-side.js';

/** One introduction, for the candidate to answer and to follow. */
export default function CandidateIntroductionPage(): ReactNode {
  return <IntroductionOfSide side="CANDIDATE" />;
}
