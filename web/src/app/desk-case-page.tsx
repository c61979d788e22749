import type { ReactNode } from 'react';
import { DeskCase } from '../features/introductions/desk-case.js';
import { BesideCase } from './case-beside.js';

/** An introduction for its adviser, with what is arranged and what holds the sides back. */
export default function DeskCasePage(): ReactNode {
  return <DeskCase Help={BesideCase} />;
}
