import { visitorReach, type Reach as DatabaseReach } from '../platform/reach.js';
import { permissions, type Permission, type Reach, type Right } from './permission.js';
import type { Role } from './role.js';
import type { ActingSession } from './signed-in-how.js';

/** What a member of an employer may do: an admin manages team, company and accreditations; a member places and answers. */
export const memberRoles = ['ADMIN', 'MEMBER'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** One role somebody holds: an adviser's for a region, a candidate's or employer's for a subject. */
export interface RoleGrant {
  readonly role: Role;
  readonly regionCode: string | null;
  readonly subjectId: string | null;
  /** Of an employer's member; one without it is no admin. */
  readonly memberRole?: MemberRole | null;
}

/** Who acts: a signed-in person with roles, or a visitor. */
export interface Actor {
  /** Null for a visitor. */
  readonly accountId: string | null;
  readonly grants: readonly RoleGrant[];
  /** Null for a visitor, and for work that the product does by itself. */
  readonly session: ActingSession | null;
}

export const visitor: Actor = { accountId: null, grants: [], session: null };

/** For whom the database is asked when the actor asks: their account and roles decide which rows there are. */
export function reachOf({ accountId, grants }: Actor): DatabaseReach {
  return accountId === null ? visitorReach : { kind: 'person', accountId, grants };
}

/**
 * How far an actor's permission reaches: everything, these regions, or these subjects (candidates, employers) and
 * what is addressed to the account itself.
 */
export interface Scope {
  readonly all: boolean;
  readonly regions: readonly string[];
  readonly subjects: readonly string[];
  /** The actor's own account, where a permission reaches what is one's own; null otherwise. */
  readonly accountId: string | null;
}

/** How far one grant's permission reaches; undefined when the role, or the member's part in it, does not give it. */
function reachIn(
  permission: Permission,
  { role, memberRole }: RoleGrant,
): Exclude<Reach, 'ownAsAdmin'> | undefined {
  const reach = (permissions[permission] as Partial<Record<Role, Reach>>)[role];
  if (reach !== 'ownAsAdmin') return reach;
  return memberRole === 'ADMIN' ? 'own' : undefined;
}

/** The union of what all the actor's roles give. An empty scope reaches nothing. */
export function scopeOf(actor: Actor, permission: Permission): Scope {
  const reaching = actor.grants.map((grant) => ({ grant, reach: reachIn(permission, grant) }));
  const own = reaching.filter(({ reach }) => reach === 'own');
  return {
    all: reaching.some(({ reach }) => reach === 'all'),
    regions: reaching.flatMap(({ grant, reach }) =>
      reach === 'region' && grant.regionCode !== null ? [grant.regionCode] : [],
    ),
    subjects: own.flatMap(({ grant }) => (grant.subjectId === null ? [] : [grant.subjectId])),
    accountId: own.length > 0 ? actor.accountId : null,
  };
}

/** Whether the actor has the right at all, for something. */
export function holds(actor: Actor, right: Right): boolean {
  if (right === 'public') return true;
  if (right === 'signedIn') return actor.accountId !== null;
  return actor.grants.some((grant) => reachIn(right, grant) !== undefined);
}

/** Whether the actor's permission reaches something in that region, or of one of those subjects. */
export function mayOn(
  actor: Actor,
  permission: Permission,
  target: { regionCode?: string | null; subjectIds?: readonly string[] },
): boolean {
  const scope = scopeOf(actor, permission);
  return (
    scope.all ||
    (target.regionCode != null && scope.regions.includes(target.regionCode)) ||
    (target.subjectIds ?? []).some((id) => scope.subjects.includes(id))
  );
}

export function hasRole(actor: Actor, role: Role): boolean {
  return actor.grants.some((grant) => grant.role === role);
}

/** The region of the actor's desk: the first in which they are adviser or coordinator. */
export function deskRegionOf(actor: Actor): string | null {
  return actor.grants.find(({ role }) => role === 'ADVISER' || role === 'COORDINATOR')?.regionCode ?? null;
}
