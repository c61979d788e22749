import type { Actor } from '../access/actor.js';
import type { Role } from '../access/role.js';
import { caseScopeOf, type CaseFacts } from './case-access.js';

/** On what ground somebody saw who a candidate is. */
export const viewGrounds = [
  'CASE_TEAM',
  'COORDINATOR',
  'GRANT',
  'BROKEN_GLASS',
  'INTRODUCTION',
  'OTHER',
] as const;
export type ViewGround = (typeof viewGrounds)[number];

/** A look at a case, as it is written down. */
export interface Look {
  readonly ground: ViewGround;
  readonly role: Role;
  /** The desk's region, or the employer's id, to name the organisation by; null for who is of none. */
  readonly regionCode: string | null;
  readonly employerId: string | null;
}

/**
 * On what ground the actor sees who the candidate is; null for one's own case, and for a visitor, who sees what they
 * typed themselves. Who may look is decided elsewhere: this only says what to write down.
 */
export function lookOf(actor: Actor, facts: CaseFacts): Look | null {
  const { accountId } = actor;
  const scope = caseScopeOf(actor);
  if (accountId === null || scope.subjects.includes(facts.id)) return null;
  const roleIn = (role: Role) => actor.grants.find((grant) => grant.role === role);
  const deskIn = (regionCode: string) =>
    actor.grants.find(
      (grant) =>
        (grant.role === 'ADVISER' || grant.role === 'COORDINATOR') && grant.regionCode === regionCode,
    );
  const look = (ground: ViewGround, role: Role, of: Partial<Look> = {}): Look => {
    return { ground, role, regionCode: null, employerId: null, ...of };
  };
  const { regionCode } = facts;
  if (facts.caseTeam.includes(accountId) && scope.teamRegions.includes(regionCode))
    return look('CASE_TEAM', deskIn(regionCode)?.role ?? 'ADVISER', { regionCode });
  if (scope.wholeRegions.includes(regionCode)) return look('COORDINATOR', 'COORDINATOR', { regionCode });
  const granted = facts.grantedRegions.find((code) => scope.teamRegions.includes(code));
  const isNamed = facts.grantedAccounts.includes(accountId) && scope.teamRegions.length > 0;
  if (granted !== undefined || isNamed) {
    const code = granted ?? scope.teamRegions[0] ?? null;
    return look('GRANT', (code && deskIn(code)?.role) || 'ADVISER', { regionCode: code });
  }
  if (scope.breaksGlass && facts.glassBrokenBy.includes(accountId)) return look('BROKEN_GLASS', 'OPERATOR');
  const employer = roleIn('EMPLOYER');
  if (employer) return look('INTRODUCTION', 'EMPLOYER', { employerId: employer.subjectId });
  const [first] = actor.grants;
  return look('OTHER', first?.role ?? 'ADVISER', { regionCode: first?.regionCode ?? null });
}
