import type { ReactNode, Ref } from 'react';
import './disclosure.css';

/** Something that is seldom needed, behind its own name. */
export function Disclosure(props: {
  summary: ReactNode;
  /** For whoever has to open it. */
  ref?: Ref<HTMLDetailsElement>;
  children: ReactNode;
}): ReactNode {
  const { summary, ref, children } = props;
  return (
    <details className="rk-disclosure" ref={ref}>
      <summary>{summary}</summary>
      <div className="rk-disclosure__body">{children}</div>
    </details>
  );
}
