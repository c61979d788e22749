import type { ReactNode } from 'react';
import './disclosure.css';

/** Something that is seldom needed, behind its own name. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }): ReactNode {
  return (
    <details className="rk-disclosure">
      <summary>{summary}</summary>
      <div className="rk-disclosure__body">{children}</div>
    </details>
  );
}
