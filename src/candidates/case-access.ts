import { holds, mayOn, scopeOf, type Actor } from '../access/actor.js';
import type { Permission } from '../access/permission.js';

/** What decides who knows a case: whose it is, which desk's, who of that desk is in its team, and whom it was granted. */
export interface CaseFacts {
  readonly id: string;
  readonly regionCode: string;
  /** Account ids. */
  readonly caseTeam: readonly string[];
  /** Desks and advisers elsewhere whom the candidate lets look, today. */
  readonly grantedRegions: readonly string[];
  readonly grantedAccounts: readonly string[];
  /** Operators who broke the glass and whose time is not over. Account ids. */
  readonly glassBrokenBy: readonly string[];
}

/** How far an actor's knowledge of cases goes: one's own, those one is in the team of, and whole regions. */
export interface CaseScope {
  readonly subjects: readonly string[];
  /** Regions in which the actor knows the cases of the teams they are in, and those granted to the desk. */
  readonly teamRegions: readonly string[];
  /** Regions in which the actor knows every case. */
  readonly wholeRegions: readonly string[];
  readonly accountId: string | null;
  /** Whether the actor knows a case for as long as they broke the glass for it. */
  readonly breaksGlass: boolean;
}

/** The cases an actor may read; `CandidatesRepository` says the same in SQL. */
export function caseScopeOf(actor: Actor): CaseScope {
  const { subjects, regions } = scopeOf(actor, 'candidate.read');
  return {
    subjects,
    teamRegions: regions,
    wholeRegions: scopeOf(actor, 'case.oversee').regions,
    accountId: actor.accountId,
    breaksGlass: holds(actor, 'case.breakGlass'),
  };
}

/**
 * Who may know who somebody is: the candidate, the case team as long as they work for the candidate's desk, the
 * coordinator of that desk, whom the candidate granted it elsewhere, and for an hour an operator who said why.
 * Everybody else sees a profile that names nobody, until they open the case.
 */
export function mayReadCase(actor: Actor, facts: CaseFacts): boolean {
  const { wholeRegions, teamRegions, accountId, breaksGlass } = caseScopeOf(actor);
  if (wholeRegions.includes(facts.regionCode) || mayActOnCase(actor, 'candidate.read', facts)) return true;
  if (accountId === null) return false;
  if (breaksGlass && facts.glassBrokenBy.includes(accountId)) return true;
  const isGranted =
    facts.grantedAccounts.includes(accountId) ||
    facts.grantedRegions.some((code) => teamRegions.includes(code));
  return isGranted && teamRegions.length > 0;
}

/** Who may do something in a case: the candidate where it is theirs to do, and the case team. */
export function mayActOnCase(actor: Actor, permission: Permission, facts: CaseFacts): boolean {
  const { id, regionCode, caseTeam } = facts;
  if (mayOn(actor, permission, { subjectIds: [id] })) return true;
  return (
    actor.accountId !== null && caseTeam.includes(actor.accountId) && mayOn(actor, permission, { regionCode })
  );
}

/** Whether the case is the actor's own: they are the candidate. */
export function isOwnCase(actor: Actor, candidateId: string): boolean {
  return mayOn(actor, 'candidate.read', { subjectIds: [candidateId] });
}
