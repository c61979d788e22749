import { scopeOf, type Actor } from '../access/actor.js';
import type { Permission } from '../access/permission.js';
import { moved, sides, type Introduction, type MoveName, type Side } from './introduction.js';

/** On what side of an introduction somebody stands; an adviser or coordinator of either region stands in between. */
export type Stand = Side | 'ADVISER';

/** Who stands where: the candidate, the employer's members, and the desks of place and candidate. */
export type Sided = Pick<Introduction, 'candidateId' | 'employerId' | 'regionCode' | 'candidateRegionCode'>;

/** Every side on which the actor stands with that permission; on none, the introduction does not exist for them. */
export function standsOf(actor: Actor, permission: Permission, introduction: Sided): Stand[] {
  const { all, regions, subjects } = scopeOf(actor, permission);
  const isDesk =
    all || regions.includes(introduction.regionCode) || regions.includes(introduction.candidateRegionCode);
  return [
    ...(subjects.includes(introduction.candidateId) ? ['CANDIDATE' as const] : []),
    ...(subjects.includes(introduction.employerId) ? ['EMPLOYER' as const] : []),
    ...(isDesk ? ['ADVISER' as const] : []),
  ];
}

/** Which introductions are in somebody's list; `IntroductionsRepository.list` says the same in SQL. */
export interface ListScope {
  /** Candidates and employers whose introductions are one's own. */
  readonly subjects: readonly string[];
  /** Regions in which the adviser's own cases are listed: proposed by them, or of whose case team they are. */
  readonly caseRegions: readonly string[];
  /** Regions in which every introduction is listed. */
  readonly wholeRegions: readonly string[];
  readonly accountId: string | null;
}

/**
 * A candidate's or employer's own; an adviser's cases; a coordinator's region. Of one place or one candidate an
 * adviser sees all, so that no colleague introduces them once more.
 */
export function listScopeOf(actor: Actor, isOfOne: boolean): ListScope {
  const { regions, subjects } = scopeOf(actor, 'introduction.read');
  return {
    subjects,
    caseRegions: regions,
    wholeRegions: isOfOne ? regions : scopeOf(actor, 'case.oversee').regions,
    accountId: actor.accountId,
  };
}

/**
 * Whether somebody knows who the candidate is from the introduction itself: the candidate does; the employer once the
 * candidate accepted, for as long as that serves a purpose and there is a ground for it. An adviser has to be in the case team.
 */
export function mayKnowCandidate(
  stands: readonly Stand[],
  { candidateAccepted, status }: Pick<Introduction, 'candidateAccepted' | 'status'>,
  isLawful: boolean,
): boolean {
  if (stands.includes('CANDIDATE')) return true;
  const isAlive = status === 'PROPOSED' || status === 'ACCEPTED' || status === 'PLACED';
  return stands.includes('EMPLOYER') && candidateAccepted === true && isAlive && isLawful;
}

const permissionFor = {
  accept: 'introduction.answer',
  decline: 'introduction.answer',
  recordEnrolment: 'enrolment.record',
  permit: 'enrolment.record',
  meet: 'enrolment.record',
  taste: 'enrolment.record',
  sign: 'enrolment.record',
  talk: 'enrolment.record',
  place: 'placement.confirm',
  withdraw: 'introduction.withdraw',
} as const satisfies Partial<Record<MoveName, Permission>>;

/** The moves somebody can make now; an adviser also those of a side that did not answer yet. */
export function movesOpenTo(actor: Actor, introduction: Introduction): MoveName[] {
  const names = Object.keys(permissionFor) as (keyof typeof permissionFor)[];
  return names.filter((name) => {
    const stands = standsOf(actor, permissionFor[name], introduction);
    const answersForOthers = stands.includes('ADVISER') && permissionFor[name] === 'introduction.answer';
    const movers = answersForOthers ? sides : stands;
    return movers.some((mover) => moved(introduction, name, mover).to !== undefined);
  });
}
