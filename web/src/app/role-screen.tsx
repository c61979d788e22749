import type { ComponentType, ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession, type Role } from '../lib/session.js';
import { LoadingState } from '../ui/states.js';
import { ForbiddenPage } from './forbidden-page.js';

/** What one address shows, and to whom; `roles` left out: to anyone. */
export interface RoleChoice {
  roles?: readonly Role[];
  signedIn: boolean;
  Content: ComponentType;
}

/**
 * Shows what an address means to whoever is there: a link in a mail is the same for everyone, the screen behind it is
 * not. Sends a visitor to sign in and back; says to somebody else why this is not theirs. The server decides on the data.
 */
export function RoleScreen({ choices }: { choices: readonly RoleChoice[] }): ReactNode {
  const { viewer } = useSession();
  const { pathname, search } = useLocation();
  const open = choices.find(({ roles, signedIn }) => !roles && !signedIn);
  if (open && choices.length === 1) return <open.Content />;
  if (viewer === undefined) {
    return (
      <div className="rk-page">
        <LoadingState />
      </div>
    );
  }
  const isOwn = ({ roles, signedIn }: RoleChoice): boolean =>
    viewer !== null && (signedIn || (roles?.some((role) => viewer.roles.includes(role)) ?? false));
  const own = choices.find(isOwn) ?? open;
  if (own) return <own.Content />;
  if (viewer === null)
    return <Navigate to={`/aanmelden?terug=${encodeURIComponent(pathname + search)}`} replace />;
  if (viewer.secondStepNeeded) return <Navigate to="/aanmelden/tweede-stap" replace />;
  return <ForbiddenPage />;
}
