import type { ReactNode } from 'react';
import { MyAsks } from '../features/asks/my-asks.js';
import { IntroductionsOfSide } from '../features/introductions/introductions-of-side.js';

/** What the candidate who is signed in asked, and their introductions. */
export default function MyIntroductionsPage(): ReactNode {
  return <IntroductionsOfSide side="CANDIDATE" before={<MyAsks side="CANDIDATE" />} />;
}
