import type { Role } from './role.js';

/**
 * How far a permission reaches: what is one's own, one's region, or everything. `ownAsAdmin`: what is one's own, for an
 * employer's admin and not for its other members.
 */
export type Reach = 'own' | 'ownAsAdmin' | 'region' | 'all';

/**
 * Who may do what, and how far. What is not listed is refused. `public` (for anyone) and `signedIn` (for anyone
 * with an account) are the two rights that need no row here.
 */
export const permissions = {
  'reference.manage': { COORDINATOR: 'all' },
  'desk.read': { ADVISER: 'region', COORDINATOR: 'region' },
  'desk.manage': { COORDINATOR: 'region' },
  'absence.record': { ADVISER: 'own', COORDINATOR: 'region' },
  'classStart.manage': { ADVISER: 'region', COORDINATOR: 'region' },
  'employer.read': { EMPLOYER: 'own', ADVISER: 'region', COORDINATOR: 'region' },
  'employer.manage': { EMPLOYER: 'ownAsAdmin', ADVISER: 'region', COORDINATOR: 'region' },
  'team.read': { EMPLOYER: 'own', ADVISER: 'region', COORDINATOR: 'region' },
  'team.manage': { EMPLOYER: 'ownAsAdmin', ADVISER: 'region', COORDINATOR: 'region' },
  'team.leave': { EMPLOYER: 'own' },
  'claim.decide': { EMPLOYER: 'ownAsAdmin', ADVISER: 'region', COORDINATOR: 'region' },
  'people.manage': { COORDINATOR: 'region', OPERATOR: 'all' },
  'region.staff': { OPERATOR: 'all' },
  'invitation.manage': {
    EMPLOYER: 'ownAsAdmin',
    ADVISER: 'region',
    COORDINATOR: 'region',
    OPERATOR: 'all',
  },
  'accreditation.vouch': { ADVISER: 'region', COORDINATOR: 'region' },
  'place.manage': { EMPLOYER: 'own', ADVISER: 'region', COORDINATOR: 'region' },
  'reminder.choose': { EMPLOYER: 'own' },
  'place.import': { ADVISER: 'region', COORDINATOR: 'region' },
  'candidate.read': { CANDIDATE: 'own', ADVISER: 'region', COORDINATOR: 'region', OPERATOR: 'own' },
  'candidate.change': { CANDIDATE: 'own', ADVISER: 'region' },
  'candidate.register': { ADVISER: 'region' },
  'candidate.erase': { ADVISER: 'region' },
  'candidate.exempt': { ADVISER: 'region' },
  'objection.decide': { ADVISER: 'region', COORDINATOR: 'region' },
  'case.open': { ADVISER: 'region' },
  'case.leave': { ADVISER: 'region', COORDINATOR: 'region' },
  'case.grant': { CANDIDATE: 'own', ADVISER: 'region' },
  'case.breakGlass': { OPERATOR: 'all' },
  'case.oversee': { COORDINATOR: 'region' },
  'audit.read': { COORDINATOR: 'region', OPERATOR: 'all' },
  'matching.candidates': { ADVISER: 'region', COORDINATOR: 'region' },
  'introduction.read': { CANDIDATE: 'own', EMPLOYER: 'own', ADVISER: 'region', COORDINATOR: 'region' },
  'introduction.propose': { ADVISER: 'region' },
  'introduction.answer': { CANDIDATE: 'own', EMPLOYER: 'own', ADVISER: 'region' },
  'ask.place': { CANDIDATE: 'own' },
  'ask.invite': { EMPLOYER: 'own' },
  'ask.read': { CANDIDATE: 'own', EMPLOYER: 'own', ADVISER: 'region', COORDINATOR: 'region' },
  'ask.withdraw': { CANDIDATE: 'own', EMPLOYER: 'own' },
  'ask.answer': { ADVISER: 'region' },
  'caseload.read': { ADVISER: 'region', COORDINATOR: 'region' },
  'introduction.handOver': { ADVISER: 'region', COORDINATOR: 'region' },
  'message.write': { CANDIDATE: 'own', EMPLOYER: 'own', ADVISER: 'region' },
  'caseNote.keep': { ADVISER: 'region' },
  'introduction.withdraw': { CANDIDATE: 'own', ADVISER: 'region' },
  'enrolment.record': { ADVISER: 'region' },
  'placement.confirm': { ADVISER: 'region' },
  'remedy.read': { ADVISER: 'region', COORDINATOR: 'region' },
  'remedy.offer': { ADVISER: 'region' },
  'remedy.manage': { COORDINATOR: 'region' },
  'lapseAlert.read': { ADVISER: 'own', COORDINATOR: 'own' },
  'placeEffort.note': { ADVISER: 'region', COORDINATOR: 'region' },
  'lostSeat.explain': { ADVISER: 'region', COORDINATOR: 'region' },
  'lapseAlert.acknowledge': { ADVISER: 'own', COORDINATOR: 'own' },
  'rescuePlan.read': { ADVISER: 'region', COORDINATOR: 'region' },
  'secondStep.reset': { COORDINATOR: 'region', OPERATOR: 'all' },
  'rescuePlan.compute': { ADVISER: 'region', COORDINATOR: 'region' },
  'serviceStatus.read': { COORDINATOR: 'region' },
  'operations.manage': { OPERATOR: 'all' },
  'rescuePlan.country': { OPERATOR: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Permission = keyof typeof permissions;
export type Right = Permission | 'public' | 'signedIn';

export function isRight(name: string): name is Right {
  return name === 'public' || name === 'signedIn' || Object.hasOwn(permissions, name);
}
