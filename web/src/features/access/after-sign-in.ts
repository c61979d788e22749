import { useNavigate } from 'react-router';
import { homeOf, useSession, type Role } from '../../lib/session.js';
import { takeReturn } from './return-path.js';

/** Where one goes once signed in: to the second step if the work asks it, else back, else home. */
export function useAfterSignIn(): (viewer: {
  roles: readonly Role[];
  secondStepNeeded: boolean;
}) => Promise<void> {
  const navigate = useNavigate();
  const { renew } = useSession();
  return async ({ roles, secondStepNeeded }) => {
    const next = secondStepNeeded ? '/aanmelden/tweede-stap' : (takeReturn() ?? homeOf(roles));
    // A used link must not stay in the history, hence replace; the menu follows once it is known who is there.
    await navigate(next, { replace: true });
    renew();
  };
}
