import { hasRole, mayOn, type Actor } from './actor.js';
import type { Role } from './role.js';

/** Roles that a coordinator gives and ends in their own region. */
export const rolesOfDesk = [
  'ADVISER',
  'COORDINATOR',
  'REFERRER',
  'SCHOOL_BROKER',
] as const satisfies readonly Role[];
/** Roles that an operator gives and ends, a coordinator's in every region: an operator does not staff a desk further. */
export const rolesOfOperator = ['COORDINATOR', 'OPERATOR'] as const satisfies readonly Role[];
export type PersonRole = (typeof rolesOfDesk)[number] | (typeof rolesOfOperator)[number];

/** Who looks after people: a region's coordinator or an operator, in the region that is meant; null for operators. */
export interface Manager {
  readonly isCoordinatorHere: boolean;
  readonly isOperator: boolean;
}

/** Whether somebody may give and end a role there. An operator's role belongs to no region, every other to one. */
export function mayGive(
  { isCoordinatorHere, isOperator }: Manager,
  role: Role,
  regionCode: string | null,
): boolean {
  if ((role === 'OPERATOR') !== (regionCode === null)) return false;
  const byCoordinator = isCoordinatorHere && (rolesOfDesk as readonly Role[]).includes(role);
  return byCoordinator || (isOperator && (rolesOfOperator as readonly Role[]).includes(role));
}

/** What somebody is to the people of a region. */
export function managerOf(actor: Actor, regionCode: string | null): Manager {
  const reaches = regionCode !== null && mayOn(actor, 'people.manage', { regionCode });
  return {
    isOperator: hasRole(actor, 'OPERATOR'),
    isCoordinatorHere:
      reaches && actor.grants.some((each) => each.role === 'COORDINATOR' && each.regionCode === regionCode),
  };
}
