import { useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** A new screen begins at its top; going back leaves the place to the browser. A changed filter moves nothing. */
export function useScrollToTop(): void {
  const { pathname } = useLocation();
  const arrival = useNavigationType();
  useLayoutEffect(() => {
    if (arrival !== 'POP') window.scrollTo(0, 0);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pathname]);
}
