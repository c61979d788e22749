import { StatusBadge } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';

const status = { neutral: undefined, info: 'neutral', positive: 'success', urgent: 'warning' } as const;

/** A state in one or two words. Amber (`urgent`) is kept for what must happen soon; red is for errors, never a state. */
export function StatusTag({
  tone = 'neutral',
  children,
}: {
  tone?: keyof typeof status;
  children: ReactNode;
}): ReactNode {
  return <StatusBadge {...(status[tone] ? { status: status[tone] } : {})}>{children}</StatusBadge>;
}
