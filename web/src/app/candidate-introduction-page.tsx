import type { ReactNode } from 'react';
import { IntroductionOfSide } from '../features/introductions/introduction-of-side.js';
import { BesideSide } from './case-beside.js';

/** One introduction, for the candidate to answer and to follow. */
export default function CandidateIntroductionPage(): ReactNode {
  return <IntroductionOfSide side="CANDIDATE" Help={BesideSide} />;
}
