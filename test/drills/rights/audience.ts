import type { Role } from '../../../src/access/role.js';

/** Somebody who asks, as the rows of the filled database say it; never as the product says it. */
export interface Viewer {
  /** For the report: `adviser of Twente, in the team`. */
  readonly name: string;
  /** Null for a visitor. */
  readonly accountId: string | null;
  readonly roles: readonly Role[];
  /** The regions of whose desk somebody is adviser or coordinator. */
  readonly adviserIn: readonly string[];
  readonly coordinatorIn: readonly string[];
  /** Who they are as a candidate. */
  readonly candidateIds: readonly string[];
  /** The employers they are a member of, and of which of these an admin. */
  readonly employerIds: readonly string[];
  readonly adminOf: readonly string[];
  /** The value of the Cookie header; empty for a visitor. */
  readonly cookie: string;
  /** The same roles one by one, for asking the database below the API. */
  readonly grants: readonly {
    readonly role: Role;
    readonly regionCode: string | null;
    readonly subjectId: string | null;
    readonly memberRole?: 'ADMIN' | 'MEMBER' | null;
  }[];
}

export type ThingKind =
  | 'account'
  | 'candidate'
  | 'desk'
  | 'employer'
  | 'introduction'
  | 'invitation'
  | 'lapseAlert'
  | 'place'
  | 'placeList'
  | 'rescuePlan'
  | 'shared';

/** What an answer is about, and whose it is. */
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
  /** The regions whose desks look after it. */
  readonly regions: readonly string[];
  readonly candidateId: string | null;
  readonly employerId: string | null;
  /** Whom it is addressed to. */
  readonly accountIds: readonly string[];
  /** Of a candidate: the accounts of the case team. */
  readonly team: readonly string[];
  /** Of a candidate: advisers, and desks, elsewhere whom the candidate lets look; operators who broke the glass just now. */
  readonly granted: readonly string[];
  readonly grantedRegions: readonly string[];
  readonly glassBrokenBy: readonly string[];
  /** Of a candidate: the employers that know who it is, since the candidate accepted a living introduction. */
  readonly knownTo: readonly string[];
  /** Of a place: candidates, and regions of candidates, that are introduced for it. */
  readonly introduced: readonly string[];
  readonly introducedFrom: readonly string[];
  /** Of a place: it is published, can be filled, and has not lapsed. */
  readonly isOpen: boolean;
  /** Of an invitation, and of somebody's role at a desk: to or in which role. Of an account: all its roles. */
  readonly roles: readonly string[];
}

export const nothingOfAnybody: Omit<Thing, 'kind' | 'id'> = {
  regions: [],
  candidateId: null,
  employerId: null,
  accountIds: [],
  team: [],
  granted: [],
  grantedRegions: [],
  glassBrokenBy: [],
  knownTo: [],
  introduced: [],
  introducedFrom: [],
  isOpen: false,
  roles: [],
};

/** The object of the answer that a field stands in. */
export type Node = Readonly<Record<string, unknown>>;

/**
 * Who may get something, said in the words of the domain. The thing is the nearest object around the field that is
 * somebody's; null when there is none. The node is the object itself, for what depends on the field beside it.
 */
export type Audience = (viewer: Viewer, thing: Thing | null, node: Node) => boolean;

const overlap = (one: readonly string[], other: readonly string[]) =>
  one.some((each) => other.includes(each));
const isOwnCandidate = (viewer: Viewer, { candidateId }: Thing) =>
  candidateId !== null && viewer.candidateIds.includes(candidateId);
const isMember = (viewer: Viewer, { employerId }: Thing) =>
  employerId !== null && viewer.employerIds.includes(employerId);
const isDesk = (viewer: Viewer, { regions }: Thing) =>
  overlap(viewer.adviserIn, regions) || overlap(viewer.coordinatorIn, regions);
const isAddressee = (viewer: Viewer, { accountIds }: Thing) =>
  viewer.accountId !== null && accountIds.includes(viewer.accountId);

const isAdmin = (viewer: Viewer, { employerId }: Thing) =>
  employerId !== null && viewer.adminOf.includes(employerId);
const isCoordinator = (viewer: Viewer, { regions }: Thing) => overlap(viewer.coordinatorIn, regions);

export const anyone: Audience = () => true;
export const nobody: Audience = () => false;
export const signedIn: Audience = ({ accountId }) => accountId !== null;
/** For whoever holds one of these roles; what is inside the answer has an audience of its own. */
export const holdersOf =
  (...roles: Role[]): Audience =>
  (viewer) =>
    overlap(viewer.roles, roles);
export const deskPeople = holdersOf('ADVISER', 'COORDINATOR');

const on =
  (rule: (viewer: Viewer, thing: Thing) => boolean): Audience =>
  (viewer, thing) =>
    thing !== null && rule(viewer, thing);

/** The person it is about or to whom it is addressed. */
export const addressee = on(isAddressee);
/** The same; and where nothing around it names anybody, whoever asks: the operation then takes no name. */
export const addresseeOrAsker: Audience = (viewer, thing, node) =>
  thing === null ? signedIn(viewer, thing, node) : addressee(viewer, thing, node);
/** Of an account: its own, its team's and the desk's of that employer; of a desk's people the coordinator, operators. */
export const whoKnowsAddress = on(
  (viewer, thing) =>
    isAddressee(viewer, thing) ||
    viewer.roles.includes('OPERATOR') ||
    overlap(viewer.coordinatorIn, thing.regions) ||
    (thing.employerId !== null && (isMember(viewer, thing) || isDesk(viewer, thing))),
);
/** Advisers and coordinators of the region that looks after it. */
export const ownDesk = on(isDesk);

const isGranted = (viewer: Viewer, { granted, grantedRegions, glassBrokenBy }: Thing) => {
  const accounts = viewer.accountId === null ? [] : [viewer.accountId];
  const desks = [...viewer.adviserIn, ...viewer.coordinatorIn];
  return (
    (desks.length > 0 && overlap(accounts, granted)) ||
    overlap(desks, grantedRegions) ||
    (viewer.roles.includes('OPERATOR') && overlap(accounts, glassBrokenBy))
  );
};
/** An adviser in the case team, as long as they work for the candidate's desk: a coordinator oversees and does not act. */
export const isTeam = (viewer: Viewer, { team, regions }: Thing): boolean =>
  viewer.accountId !== null && team.includes(viewer.accountId) && overlap(viewer.adviserIn, regions);
export const caseTeam = on(isTeam);
const knowsCase = (viewer: Viewer, thing: Thing) =>
  isOwnCandidate(viewer, thing) ||
  isGranted(viewer, thing) ||
  isCoordinator(viewer, thing) ||
  isTeam(viewer, thing);
/**
 * The candidate, the case team as long as it works for the candidate's desk, that desk's coordinator, whom the candidate
 * granted it, and for an hour an operator who said why.
 */
export const caseKnowers = on(knowsCase);
const knowsCandidate = (viewer: Viewer, thing: Thing) =>
  knowsCase(viewer, thing) || overlap(viewer.employerIds, thing.knownTo);
/** Those, and employers whose introduction the candidate accepted and that still lives. */
export const whoKnowsCandidate = on(knowsCandidate);

const looksAfterEmployer = (viewer: Viewer, thing: Thing) => isMember(viewer, thing) || isDesk(viewer, thing);
/** The members, and the desk of the region. */
export const whoLooksAfterEmployer = on(looksAfterEmployer);
/** An admin of the team, and the desk of the region: members place and answer, and no more. */
export const whoManagesEmployer = on((viewer, thing) => isAdmin(viewer, thing) || isDesk(viewer, thing));
/** Whom an operator may make something: the operators, and every desk's coordinators. */
const givenByOperator = ['COORDINATOR', 'OPERATOR'];
const givesRole = (viewer: Viewer, thing: Thing) =>
  isCoordinator(viewer, thing) ||
  (viewer.roles.includes('OPERATOR') && overlap(thing.roles, givenByOperator));
const managesInvitation = (viewer: Viewer, thing: Thing) =>
  thing.employerId === null ? givesRole(viewer, thing) : isAdmin(viewer, thing) || isDesk(viewer, thing);
/** To a team: its admins and its desk. To a role: the coordinator there; to a coordinator's or their own, operators. */
export const whoManagesInvitation = on(managesInvitation);
/** The coordinator of the region; of coordinators and operators, operators too. */
export const whoGivesRole = on(givesRole);
/** The coordinators of the desk. */
export const coordinatorThere = on(isCoordinator);
/** Whom it is about, who works at that desk; and the coordinators of the desk. */
export const oneselfOrCoordinator = on(
  (viewer, thing) =>
    isCoordinator(viewer, thing) || (isAddressee(viewer, thing) && overlap(viewer.adviserIn, thing.regions)),
);
/** The coordinators of the desk, and operators, who see to it that every desk has one; of no desk: the operators. */
export const whoStaffs: Audience = (viewer, thing) =>
  viewer.roles.includes('OPERATOR') || (thing !== null && isCoordinator(viewer, thing));
/** The employer's members. */
export const members = on(isMember);

/** The employer's members, and the desk of the region of the place. */
export const whoLooksAfterPlace = on(looksAfterEmployer);

/** Those; of a place that is nobody's yet, for it is still being filled in, whoever may enter places. */
export const whoSeesOutlook: Audience = (viewer, thing, node) =>
  thing === null
    ? holdersOf('EMPLOYER', 'ADVISER', 'COORDINATOR')(viewer, thing, node)
    : whoLooksAfterPlace(viewer, thing, node);

const findsPlace = (viewer: Viewer, thing: Thing) =>
  thing.isOpen ||
  looksAfterEmployer(viewer, thing) ||
  overlap(viewer.candidateIds, thing.introduced) ||
  overlap([...viewer.adviserIn, ...viewer.coordinatorIn], thing.introducedFrom);
/** Anyone while it can be filled; then who looks after it, and who has an introduction for it. */
export const whoFindsPlace = on(findsPlace);

const hasSide = (viewer: Viewer, thing: Thing) =>
  isOwnCandidate(viewer, thing) || isMember(viewer, thing) || isDesk(viewer, thing);
/** The candidate, the employer, and the desks of both. */
export const sides = on(hasSide);
export const candidateSideAndDesk = on(
  (viewer, thing) => isOwnCandidate(viewer, thing) || isDesk(viewer, thing),
);
export const employerSideAndDesk = on((viewer, thing) => isMember(viewer, thing) || isDesk(viewer, thing));
/** A hesitation is for the side that has it and for the desk; one told in confidence for the desk only. */
export const whoHeardHesitation: Audience = (viewer, thing, { by, adviserOnly }) => {
  if (thing === null) return false;
  if (isDesk(viewer, thing)) return true;
  if (adviserOnly !== false) return false;
  return by === 'CANDIDATE' ? isOwnCandidate(viewer, thing) : isMember(viewer, thing);
};

/** Why somebody said no is for the side that did and for the desk. */
export const whoKnowsWhy: Audience = (viewer, thing, { endCause }) => {
  if (thing === null) return false;
  if (isDesk(viewer, thing)) return true;
  return endCause === 'CANDIDATE_DECLINED' ? isOwnCandidate(viewer, thing) : isMember(viewer, thing);
};
/** That a permission is needed tells of a benefit: no employer sees it. */
export const whoSeesMilestone: Audience = (viewer, thing, { kind }) => {
  if (thing === null) return false;
  if (isOwnCandidate(viewer, thing) || isDesk(viewer, thing)) return true;
  return kind !== 'PERMISSION' && isMember(viewer, thing);
};
/** A message is for the candidate and the desk; for the employer what was written since it knows who the candidate is. */
export const whoReadsMessage: Audience = (viewer, thing, { isForEmployer }) => {
  if (thing === null) return false;
  if (isOwnCandidate(viewer, thing) || isDesk(viewer, thing)) return true;
  return isForEmployer === true && overlap(viewer.employerIds, thing.knownTo);
};
/**
 * An offer is for the side it is made to and for the desk. What tells of the candidate the candidate sees too, and the
 * employer once the candidate let them know and while they know who it is.
 */
export const whoSeesOffer: Audience = (viewer, thing, { toSide, isPersonal, status }) => {
  if (thing === null) return false;
  if (isDesk(viewer, thing)) return true;
  if (isOwnCandidate(viewer, thing) && (toSide === 'CANDIDATE' || isPersonal === true)) return true;
  return isMember(viewer, thing) && toSide === 'EMPLOYER' && status !== 'ASKED' && status !== 'KEPT_BACK';
};
/** What is proposed against a hesitation is for whoever has it and for the desk. */
export const whoseHesitation: Audience = (viewer, thing, { side }) => {
  if (thing === null) return false;
  if (isDesk(viewer, thing)) return true;
  return side === 'CANDIDATE' ? isOwnCandidate(viewer, thing) : isMember(viewer, thing);
};

const ofWhole: Readonly<Record<Exclude<ThingKind, 'shared'>, (viewer: Viewer, thing: Thing) => boolean>> = {
  account: isAddressee,
  candidate: knowsCandidate,
  desk: isDesk,
  employer: looksAfterEmployer,
  introduction: hasSide,
  invitation: managesInvitation,
  lapseAlert: isAddressee,
  place: findsPlace,
  placeList: isDesk,
  rescuePlan: isDesk,
};

/** Whoever may see the thing it is part of: for parts that have no owner of their own. */
export const whoSeesTheWhole: Audience = (viewer, thing) => {
  if (thing === null || thing.kind === 'shared') return true;
  return ofWhole[thing.kind](viewer, thing);
};

/** Who may learn which candidates fit: the desk of the place's region, and whoever was alerted about the place. */
export const whoSeesMatches: Audience = (viewer, thing) => {
  if (thing === null) return false;
  return thing.kind === 'lapseAlert' ? isAddressee(viewer, thing) : isDesk(viewer, thing);
};
/** The anonymous profile: whoever sees the matches, an introduction's sides, and at its place an employer that invites. */
export const whoSeesProfile: Audience = (viewer, thing) => {
  if (thing?.kind === 'introduction') return hasSide(viewer, thing);
  return (thing?.kind === 'place' && isMember(viewer, thing)) || whoSeesMatches(viewer, thing, {});
};

/** Whose row it can be at all, for the database by itself: it keeps people apart by rows, the API by fields as well. */
export const whoReachesRow = on(
  (viewer, thing) =>
    whoSeesTheWhole(viewer, thing, {}) || (thing.kind !== 'candidate' && isDesk(viewer, thing)),
);
