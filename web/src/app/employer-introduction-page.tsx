import type { ReactNode } from 'react';
import { IntroductionOfSide } from '../features/introductions/introduction-of-side.js';
import { BesideSide } from './case-beside.js';

/** One introduction, for the employer to answer and to follow. */
export default function EmployerIntroductionPage(): ReactNode {
  return <IntroductionOfSide side="EMPLOYER" Help={BesideSide} />;
}
