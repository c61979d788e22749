import type { ReactNode } from 'react';
import { IntroductionOfSide } from './introduction-of-side.js';

/** One introduction, for the employer to answer and to follow. */
export default function EmployerIntroductionPage(): ReactNode {
  return <IntroductionOfSide side="EMPLOYER" />;
}
