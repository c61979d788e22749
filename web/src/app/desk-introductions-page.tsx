import type { ReactNode } from 'react';
import { DeskAsks } from '../features/asks/desk-asks.js';
import { DeskIntroductions } from '../features/introductions/desk-introductions.js';

/** What waits for an answer of the desk, and its introductions. */
export default function DeskIntroductionsPage(): ReactNode {
  return <DeskIntroductions before={<DeskAsks />} />;
}
