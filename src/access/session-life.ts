import type { Role } from './role.js';

/** How long a session lasts, in hours: without being used, and in all. */
export interface SessionLife {
  readonly idleHours: number;
  readonly wholeHours: number;
}

/** Who works at a desk sees other people's lives, often on a shared computer: their sessions are short. */
const deskRoles: readonly Role[] = ['ADVISER', 'COORDINATOR', 'OPERATOR', 'REFERRER', 'SCHOOL_BROKER'];

/** Which life somebody's sessions have, by the roles they hold now, withheld ones included. */
export function lifeFor(
  roles: readonly Role[],
  lives: { readonly desk: SessionLife; readonly others: SessionLife },
): SessionLife {
  return roles.some((role) => deskRoles.includes(role)) ? lives.desk : lives.others;
}

/** The instant at which a session is over if nobody uses it before. */
export function endOf(session: { createdAt: Date; lastSeenAt: Date }, life: SessionLife): Date {
  const hour = 3_600_000;
  return new Date(
    Math.min(
      session.createdAt.getTime() + life.wholeHours * hour,
      session.lastSeenAt.getTime() + life.idleHours * hour,
    ),
  );
}
