import type { AuditAction, AuditSubjectKind } from '../access/audit-action.js';
import type { Role } from '../access/role.js';
import type { CalendarDate } from '../platform/calendar-date.js';

/** Who did something: somebody with an account, the product by itself, or a visitor. */
export const auditActorKinds = ['ACCOUNT', 'WORK', 'VISITOR'] as const;
export type AuditActorKind = (typeof auditActorKinds)[number];

/** One act, as it is read: names are those of today, and gone with who was erased. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly regionCode: string | null;
  readonly action: AuditAction;
  readonly actorKind: AuditActorKind;
  readonly actorName: string | null;
  readonly actorRoles: readonly Role[];
  readonly subjectKind: AuditSubjectKind;
  /** The person or thing it was done to; null when it is erased, of another region, or has no name. */
  readonly subjectName: string | null;
  readonly why: string | null;
  /** Codes and figures that say more, as `name: value`. */
  readonly details: readonly string[];
}

/** What is looked for; what is left out excludes nothing. */
export interface AuditSearch {
  /** The first and last day, Europe/Amsterdam. */
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
  readonly action?: AuditAction | null;
  /** Part of the name, or the address, of who did it or whose affairs it was. */
  readonly person?: string | null;
}

/** What an operator may know of cases they do not read: that one of them was opened in an emergency. */
export const operatorActions: readonly AuditAction[] = ['candidate.glass-broken'];

/** `{"role":"ADVISER","again":false}` as `role: ADVISER`, `again: false`. */
export function detailsOf(json: string | null): string[] {
  if (json === null) return [];
  const details = JSON.parse(json) as Record<string, unknown>;
  return Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${String(value)}`);
}
