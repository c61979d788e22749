import type { ReactNode } from 'react';
import { IntroductionsOfSide } from './introductions-of-side.js';

/** The introductions of the employer who is signed in. */
export default function EmployerIntroductionsPage(): ReactNode {
  return <IntroductionsOfSide side="EMPLOYER" />;
}
