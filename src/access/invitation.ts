import type { MemberRole } from './actor.js';
import type { Role } from './role.js';

/** Days in which an invitation can be accepted, from the moment it was sent. */
export const invitationLastsDays = 14;

/** The roles somebody gets by invitation; a candidate registers. */
export const invitedRoles = [
  'EMPLOYER',
  'ADVISER',
  'COORDINATOR',
  'REFERRER',
  'SCHOOL_BROKER',
  'OPERATOR',
] as const satisfies readonly Role[];
export type InvitedRole = (typeof invitedRoles)[number];

/** Where an invitation stands. */
export const invitationStates = ['OPEN', 'EXPIRED', 'ACCEPTED', 'REVOKED'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** An offer of one role to whoever reads one mailbox. */
export interface Invitation {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly role: InvitedRole;
  /** The desk it belongs to; of an employer, the one that looks after it. Null for an operator. */
  readonly regionCode: string | null;
  /** The employer. */
  readonly subjectId: string | null;
  readonly memberRole: MemberRole | null;
  /** Where an adviser will work. */
  readonly siteId: string | null;
  /** The name of who invites: an employer, a desk; of a referrer or school broker, whom they work for. */
  readonly organisation: string;
  readonly locale: 'nl' | 'en';
  readonly invitedBy: string | null;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedBy: string | null;
  readonly revokedAt: Date | null;
}

/** Where an invitation stands at a moment; on the instant it expires it can no longer be accepted. */
export function stateOf(
  { acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): InvitationState {
  if (acceptedAt) return 'ACCEPTED';
  if (revokedAt) return 'REVOKED';
  return expiresAt > now ? 'OPEN' : 'EXPIRED';
}
