/**
 * Everything that is kept in the audit trail: what was done, as `noun.what-happened`. Closed: an action that is not
 * here cannot be recorded. A new one also needs its words in the web (`web/src/locales/<language>/privacy.ts`).
 */
export const auditActions = [
  'account.signed-in',
  'account.sign-in-refused',
  'account.changed',
  'account.linked-to-openid',
  'account.unlinked-from-openid',
  'session.ended',
  'passkey.added',
  'passkey.removed',
  'second-step.reset',
  'role.invited',
  'role.invitation-revoked',
  'role.granted',
  'role.ended',
  'candidate.registered',
  'candidate.changed',
  'candidate.case-opened',
  'candidate.case-left',
  'candidate.case-handed-over',
  'candidate.glass-broken',
  'candidate.grant-given',
  'candidate.grant-ended',
  'candidate.consent-given',
  'candidate.consent-withdrawn',
  'candidate.objected',
  'candidate.objection-decided',
  'candidate.parent-agreed',
  'candidate.early-start-allowed',
  'candidate.place-needed',
  'employer.claimed',
  'employer.claim-decided',
  'employer.member-invited',
  'employer.member-joined',
  'employer.member-role-changed',
  'employer.member-removed',
  'employer.accreditation-vouched',
  'introduction.proposed',
  'introduction.withdrawn',
  'ask.declined',
  'placement.confirmed',
  'placement.ended',
  'agreement.signed',
  'support-talk.recorded',
  'support-talk.taken-back',
  'school.answered',
  'place.withdrawn',
  'place.answered',
  'lapse-feed.made',
  'lapse-feed.ended',
  'place-list.handed-in',
  'region.settings-changed',
  'remedy.checked',
  'region.qualifications-changed',
  'region.dossier-neighbours-changed',
  'notices.changed',
  'data.download-asked',
  'data.downloaded',
  'data.erasure-asked',
  'data.erasure-cancelled',
  'data.erased',
  'data.retention-ended',
  'data.reason-struck-out',
  'operations.retried',
  'audit.read',
  'audit.exported',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Persons stand in the trail only by a keyed digest; everything else by its id or code. */
export const personKinds = ['ACCOUNT', 'CANDIDATE'] as const;
export type PersonKind = (typeof personKinds)[number];

export const auditSubjectKinds = [
  ...personKinds,
  'EMPLOYER',
  'PLACE',
  'INTRODUCTION',
  'ASK',
  'PLACEMENT',
  'PLACE_LIST',
  'REGION',
  'OPENID_PROVIDER',
  'ERASURE',
  'AUDIT_ENTRY',
  'DEAD_LETTER',
] as const;
export type AuditSubjectKind = (typeof auditSubjectKinds)[number];

export function isPersonKind(kind: AuditSubjectKind): kind is PersonKind {
  return (personKinds as readonly string[]).includes(kind);
}
