import { Alert } from '@utrecht/component-library-react';
import type { ReactNode } from 'react';

/**
 * Something to notice beside the running text. `warning` is advice with a way round (never a wall); `error` is what went
 * wrong; `ok` says that something was done. `live` announces it to a screen reader when it appears.
 */
export function Notice(props: {
  tone?: 'info' | 'ok' | 'warning' | 'error';
  live?: boolean;
  children: ReactNode;
}): ReactNode {
  const { tone = 'info', live = false, children } = props;
  return (
    <Alert type={tone} {...(live ? { role: tone === 'error' ? 'alert' : 'status' } : {})}>
      <div className="rk-stack rk-stack--tight">{children}</div>
    </Alert>
  );
}
