import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import type { Permission } from '../access/permission.js';

/** What decides who knows a case: whose it is, which desk's, and who of that desk is in its team. */
export interface CaseFacts {
  readonly id: string;
  readonly regionCode: string;
  /** Account ids. */
  readonly caseTeam: readonly string[];
}

/** How far an actor's knowledge of cases goes: one's own, those one is in the team of, and whole regions. */
export interface CaseScope {
  readonly subjects: readonly string[];
  /** Regions in which the actor knows the cases of the teams they are in. */
  readonly teamRegions: readonly string[];
  /** Regions in which the actor knows every case. */
  readonly wholeRegions: readonly string[];
  readonly accountId: string | null;
}

/** The cases an actor may read; `CandidatesRepository` says the same in SQL. */
export function caseScopeOf(actor: Actor): CaseScope {
  const { subjects, regions } = scopeOf(actor, 'candidate.read');
  return {
    subjects,
    teamRegions: regions,
    wholeRegions: scopeOf(actor, 'case.oversee').regions,
    accountId: actor.accountId,
  };
}

/**
 * Who may know who somebody is: the candidate, the case team as long as they work for the candidate's desk, and the
 * coordinator of that desk. Everybody else sees a profile that names nobody, until they open the case.
 */
export function mayReadCase(actor: Actor, facts: CaseFacts): boolean {
  const { wholeRegions } = caseScopeOf(actor);
  return wholeRegions.includes(facts.regionCode) || mayActOnCase(actor, 'candidate.read', facts);
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
