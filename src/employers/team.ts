import type { MemberRole } from '../access/actor.js';
import { NOT_ALLOWED_NOW, problem, type Problem } from '../platform/problem.js';

/** Somebody who acts for an employer. */
export interface TeamMember {
  readonly accountId: string;
  readonly employerId: string;
  readonly name: string;
  readonly email: string;
  readonly memberRole: MemberRole;
  readonly since: Date;
}

/**
 * What a team would be without its last admin: nobody could invite or answer for it. Whoever is the only admin stays
 * one until there is another.
 */
export function withoutAdmin(
  team: readonly Pick<TeamMember, 'accountId' | 'memberRole'>[],
  accountId: string,
): Problem[] {
  const isAdmin = team.some((each) => each.accountId === accountId && each.memberRole === 'ADMIN');
  const others = team.filter((each) => each.accountId !== accountId && each.memberRole === 'ADMIN');
  return isAdmin && others.length === 0 ? [problem(NOT_ALLOWED_NOW, 'accountId', lastAdmin)] : [];
}

const lastAdmin = {
  nl: 'Dit is de enige beheerder van het team. Maak eerst iemand anders beheerder.',
  en: 'This is the only administrator of the team. Make somebody else administrator first.',
};
