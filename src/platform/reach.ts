/** One role somebody holds: for a region, for a subject (a candidate, an employer), or for neither. */
export interface ReachGrant {
  readonly role: string;
  readonly regionCode: string | null;
  readonly subjectId: string | null;
}

/**
 * For whom a transaction runs, which decides the rows that exist in it: nobody in particular, somebody with roles, or
 * the product's own work (a job, a timer, a command), which reaches every row and has a name.
 */
export type Reach =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'person'; readonly accountId: string; readonly grants: readonly ReachGrant[] }
  | { readonly kind: 'work'; readonly name: string };

export const visitorReach: Reach = { kind: 'visitor' };

/** The reach of the product's own work: the name of a handler, a sweep or a command. */
export const workReach = (name: string): Reach => ({ kind: 'work', name });

/**
 * The text of the setting `routekaart.reach`, as the policies read it: JSON with `kind`, `account`, `grants`, `work`,
 * and in `beyond` the tables that are open as a whole (`*`: every table).
 */
export function reachSetting(reach: Reach, beyond: readonly string[] = []): string {
  if (reach.kind === 'work') return JSON.stringify({ kind: reach.kind, work: reach.name, beyond: ['*'] });
  if (reach.kind === 'visitor') return JSON.stringify({ kind: reach.kind, beyond });
  const grants = reach.grants.map(({ role, regionCode, subjectId }) => ({
    role,
    region: regionCode,
    subject: subjectId,
  }));
  return JSON.stringify({ kind: reach.kind, account: reach.accountId, grants, beyond });
}
