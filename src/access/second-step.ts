import type { RoleGrant } from './actor.js';
import { acrSuffices, type LevelPerRole } from './openid-level.js';
import type { Role } from './role.js';
import type { ActingSession } from './signed-in-how.js';

/** What an installation asks of a session, role by role. */
export interface SecondStepRules {
  /** The roles that ask a passkey as well; none in demo mode. */
  readonly roles: readonly Role[];
  /** The least level of a provider's sign-in for each role, which then needs no passkey. */
  readonly levels: LevelPerRole;
}

type Strength = Pick<ActingSession, 'by' | 'acr' | 'secondStep'>;

/**
 * Whether a session is strong enough for a role. A passkey opens every role; a provider's sign-in those for which its
 * level is enough; mail alone those that ask no second step.
 */
export function isStrongEnough(session: Strength, role: Role, { roles, levels }: SecondStepRules): boolean {
  if (session.secondStep) return true;
  if (session.by === 'OPENID') return acrSuffices(session.acr, role, levels);
  return !roles.includes(role);
}

/**
 * What of somebody's roles counts in a session. A role that is withheld does not exist in it: not for rights, not for
 * rows, not on the screens.
 */
export function grantsIn<Grant extends RoleGrant>(
  session: Strength,
  grants: readonly Grant[],
  rules: SecondStepRules,
): { active: Grant[]; withheld: Role[] } {
  const active = grants.filter(({ role }) => isStrongEnough(session, role, rules));
  const withheld = grants.filter((grant) => !active.includes(grant)).map(({ role }) => role);
  return { active, withheld: [...new Set(withheld)] };
}
