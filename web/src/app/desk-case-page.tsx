import type { ReactNode } from 'react';
import { DeskCase } from '../features/introductions/desk-case.js';
import { HelpOfCase } from '../features/remedies/help-of-case.js';

/** An introduction for its adviser, with what holds the sides back. */
export default function DeskCasePage(): ReactNode {
  return <DeskCase Help={HelpOfCase} />;
}
