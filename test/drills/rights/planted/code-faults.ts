import type { Fault } from './fault.js';

const fault = (name: string, file: string, words: string, instead: string, look: string): Fault => ({
  name,
  file,
  change: [words, instead],
  look,
});
const cases = 'Query.candidate Query.candidates Candidate CandidateDetails';
const introduction =
  'Query.introduction Query.introductions Introduction Candidate CandidateDetails Hesitation';

/** Guards taken away. */
export const guardFaults: readonly Fault[] = [
  fault(
    'guard: no field asks for its right',
    'access/enforce-rights.plugin',
    "right === 'public'",
    'true',
    'Query.classStarts Query.rescuePlan Mutation.addQualification',
  ),
  fault(
    'guard: a right of the signed in is anybody’s who has one',
    'access/actor',
    'return actor.grants.some(',
    'return actor.grants.length > 0 || actor.grants.some(',
    'Mutation.addQualification Mutation.registerEmployer',
  ),
  fault(
    'guard: class starts are public',
    'colleges/class-starts.resolver',
    "Needs('classStart.manage')",
    "Needs('public')",
    'Query.classStarts ClassStart',
  ),
  fault(
    'guard: adding a qualification is for the signed in',
    'reference/reference.resolver',
    "Needs('reference.manage')",
    "Needs('signedIn')",
    'Mutation.addQualification',
  ),
  fault(
    'guard: adding an employer is for the signed in',
    'employers/employers.resolver',
    "Needs('accreditation.vouch')",
    "Needs('signedIn')",
    'Mutation.registerEmployer',
  ),
];

/** What decides about one row taken away, or turned. */
export const scopeFaults: readonly Fault[] = [
  fault('scope: the whole desk acts in a case', 'candidates/case-access', 'caseTeam.includes(actor.accountId) &&', '', 'Mutation.changeWish Mutation.giveMatchingConsent'),
  fault('scope: cases of the region in the list', 'candidates/candidates.repository', 'AND EXISTS (SELECT FROM case_team t', 'AND NOT EXISTS (SELECT FROM case_team t', cases),
  fault('scope: a case opened from anywhere', 'candidates/open-case.usecase', "!mayOn(actor, 'case.open', { regionCode: candidate.regionCode })", 'false', 'Mutation.openCase'),
  fault('scope: an employer knows before the candidate accepted', 'introductions/introduction-access', 'candidateAccepted === true && isAlive', 'isAlive', introduction),
  fault('scope: an employer goes on knowing', 'introductions/introduction-access', "const isAlive = status === 'PROPOSED'", "const isAlive = true || status === 'PROPOSED'", introduction),
  fault('scope: every desk has a side', 'introductions/introduction-access', 'const isDesk = all ||', 'const isDesk = all || regions.length > 0 ||', introduction),
  fault('scope: every employer has a side', 'introductions/introduction-access', 'subjects.includes(introduction.employerId)', 'subjects.length > 0', introduction),
  fault('scope: who reads knows the candidate', 'introductions/introduction-fields.resolver', '(isKnown ? this.candidates : this.readable)', 'this.candidates', introduction),
  fault('scope: the employer reads what the candidate wrote', 'introductions/introduction-fields.resolver', 'return isSeen ? introduction.candidateMessage : null;', 'return introduction.candidateMessage;', introduction),
  fault('scope: the candidate reads what the employer wrote', 'introductions/introduction-fields.resolver', 'return isSeen ? introduction.employerMessage : null;', 'return introduction.employerMessage;', introduction),
  fault('scope: everybody reads why it was withdrawn', 'introductions/introduction-fields.resolver', "standsFor(context, introduction).includes('ADVISER') ? introduction.endNote : null", 'introduction.endNote', introduction),
  fault('scope: hesitations told in confidence are told', 'introductions/introduction-fields.resolver', '(stands.includes(by) && !adviserOnly)', 'stands.includes(by)', introduction),
  fault('scope: hesitations of the other side are told', 'introductions/introduction-fields.resolver', '(stands.includes(by) && !adviserOnly)', '!adviserOnly', introduction),
  fault('scope: introductions of a region for whoever', 'introductions/introductions.repository', 'p.region_code = ANY($5) OR c.region_code = ANY($5)', 'true OR p.region_code = ANY($5) OR c.region_code = ANY($5)', 'Query.introductions Introduction'),
  fault('scope: an employer’s private part', 'employers/employers.resolver', "mayOn(actor, 'employer.read', { regionCode, subjectIds: [id] })", 'true', 'Query.employer Query.places Employer Establishment'),
  fault('scope: a team for whoever', 'employers/team.resolver', 'mayOn(actor, permission, { regionCode, subjectIds: [id] })', 'true', 'Query.employer Query.place Employer Team TeamMember'),
  fault('scope: an employer changed by whoever', 'employers/change-employer.usecase', "employer && mayOn(actor, 'employer.manage', { regionCode: employer.regionCode, subjectIds: [id] })", 'employer', 'Mutation.changeEmployer Mutation.recordEstablishment'),
  fault('scope: a draft for whoever', 'places/places.resolver', 'return isOpen(place, today) ? place : null;', 'return place;', 'Query.place'),
  fault('scope: all places of an employer', 'places/place-fields.resolver', "const scope = scopeOf(actor, 'place.manage');", 'const scope = { all: true, regions: [], subjects: [] };', 'Query.place Query.places Employer PlaceConnection Place'),
  fault('scope: the places of other desks', 'places/places.repository', '($1 OR p.region_code = ANY($2) OR', '(true OR $1 OR p.region_code = ANY($2) OR', 'Query.managedPlaces Place'),
  fault('scope: a place changed by whoever', 'places/place-checks.service', "place && mayOn(actor, 'place.manage', { regionCode: place.regionCode, subjectIds: [place.employerId] })", 'place', 'Mutation.clonePlace Mutation.withdrawPlace'),
  fault('scope: candidates that match, for whoever', 'matching/matching.resolver', "!mayOn(context.actor, 'matching.candidates', { regionCode })", 'false', 'Query.place CandidateMatches CandidateMatch'),
  fault('scope: alerts of colleagues in the list', 'lapse-alerts/lapse-alerts.repository', 'const isAsked = `r.account_id = $1 AND', 'const isAsked = `r.account_id <> $1 AND', 'Query.lapseAlerts LapseAlert'),
  fault('scope: an alert of somebody else', 'lapse-alerts/lapse-alerts.repository', 'WHERE r.id = $1 AND r.account_id = $2 AND', 'WHERE r.id = $1 AND $2::uuid IS NOT NULL AND', 'Query.lapseAlert LapseAlert'),
  fault('scope: a list of another desk', 'exchange/place-lists.resolver', "list && mayOn(actor, 'place.import', list)", 'list', 'Query.placeList'),
  fault('scope: another desk’s list imported', 'exchange/hand-in-place-list.usecase', "!list || !mayOn(actor, 'place.import', { regionCode: list.regionCode })", '!list', 'Mutation.importPlaceList'),
  fault('scope: a list’s page counts those of all desks', 'exchange/place-lists.repository', 'SELECT count(*) FROM place_list WHERE region_code = ANY($1)', 'SELECT count(*) FROM place_list WHERE $1::text[] IS NOT NULL', 'Query.placeLists PlaceList'),
  fault('scope: the rescue plan of another region', 'rescue-plans/rescue-plans.resolver', "!mayOn(actor, 'rescuePlan.read', { regionCode })", 'false', 'Query.rescuePlan RescuePlan RescueStep'),
  fault('scope: another region’s desk', 'desks/desks.resolver', "mayOn(actor, 'desk.read', { regionCode })", 'true', 'Query.desk Desk'),
  fault('scope: another region’s settings changed', 'desks/manage-desk.usecase', "!mayOn(actor, 'desk.manage', { regionCode })", 'false', 'Mutation.changeRegionSettings'),
  fault('scope: a role that ended still counts', 'access/sessions.repository', 'g.account_id = s.account_id AND g.ended_at IS NULL', 'g.account_id = s.account_id', 'Query.desk Query.managedPlaces Desk'),
]; // prettier-ignore

/** Loaders that answer for more, or for others. */
export const loaderFaults: readonly Fault[] = [
  fault('loader: readable candidates are all', 'candidates/candidate.loader', 'await this.candidates.readableBy(tx, actor, ids)', 'ids', cases),
  fault('loader: what one request loaded is another’s', 'platform/batch.loader', 'new WeakMap()', '((kept) => ({ get: () => kept, set: (_, made) => (kept = made) }))()', cases),
]; // prettier-ignore
