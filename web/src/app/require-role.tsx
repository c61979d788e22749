import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession, type Role } from '../lib/session.js';
import { LoadingState } from '../ui/states.js';
import { ForbiddenPage } from './forbidden-page.js';

/** Sends a visitor to sign in and back; says to somebody else why this is not theirs. The server decides on the data. */
export function RequireRole({ roles, children }: { roles: readonly Role[]; children: ReactNode }): ReactNode {
  const { viewer } = useSession();
  const { pathname, search } = useLocation();
  if (viewer === undefined) {
    return (
      <div className="rk-page">
        <LoadingState />
      </div>
    );
  }
  if (viewer === null)
    return <Navigate to={`/aanmelden?terug=${encodeURIComponent(pathname + search)}`} replace />;
  return viewer.roles.some((role) => roles.includes(role)) ? children : <ForbiddenPage />;
}
