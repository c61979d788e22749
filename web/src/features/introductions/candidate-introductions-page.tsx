import type { ReactNode } from 'react';
import { IntroductionsOfSide } from './introductions-of-side.js';

/** The introductions of the candidate who is signed in. */
export default function CandidateIntroductionsPage(): ReactNode {
  return <IntroductionsOfSide side="CANDIDATE" />;
}
