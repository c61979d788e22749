import { anyone, caseTeam, holdersOf, isTeam, type Audience, type Thing, type Viewer } from '../audience.js';
import { byId, type ExpectedMutations, type Target } from './mutation.js';

export const isSelf = (viewer: Viewer, { candidateId }: Thing) =>
  candidateId !== null && viewer.candidateIds.includes(candidateId);
export const isAdviserThere = (viewer: Viewer, { regions }: Thing) =>
  regions.some((region) => viewer.adviserIn.includes(region));
const isCoordinatorThere = (viewer: Viewer, { regions }: Thing) =>
  regions.some((region) => viewer.coordinatorIn.includes(region));
export const isMember = (viewer: Viewer, { employerId }: Thing) =>
  employerId !== null && viewer.employerIds.includes(employerId);
export const on =
  (...rules: ((viewer: Viewer, thing: Thing) => boolean)[]): Audience =>
  (viewer, thing) =>
    thing !== null && rules.some((rule) => rule(viewer, thing));

/** The candidate, and the advisers in the case team: a coordinator oversees and does not act. */
const selfOrTeam = on(isSelf, isTeam);
const team = caseTeam;
/** Any adviser of the candidate's region may open a case, with a reason. */
/** The advisers of the thing's regions, and not their coordinator. */
export const advisersThere = on(isAdviserThere);
export const isIn =
  (...statuses: string[]) =>
  ({ row }: Target) =>
    statuses.includes(String(row['status']));
const candidateIs = ({ thing }: Target) => ({ candidateId: thing.id });

/** What is done in a case, and in an introduction. */
export const caseMutations: ExpectedMutations = {
  registerCandidate: {
    on: null,
    may: anyone,
    makes: 'candidate',
    given: () => ({
      input: {
        name: 'Nieuw Gezicht',
        email: 'nieuw.gezicht@oefening.example',
        postcode4: '7511',
        birthDate: '2001-02-03',
        consentToMatching: true,
        wish: { mboLevels: [2] },
      },
    }),
  },
  openCase: {
    on: 'candidate',
    may: advisersThere,
    given: (target) => ({ ...candidateIs(target), reason: 'Komt vandaag op het spreekuur.' }),
  },
  changeWish: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target) => ({ ...candidateIs(target), version: target.row['version'], wish: { mboLevels: [3] } }),
  },
  changeContact: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target) => ({ ...candidateIs(target), phone: '0612345678', postcode4: target.row['postcode4'] }),
  },
  needPlaceBy: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target, day) => ({ ...candidateIs(target), neededBy: day(40) }),
  },
  changeStrengths: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target) => ({ ...candidateIs(target), brings: ['WORKS_OUTSIDE'] }),
  },
  giveMatchingConsent: { on: 'candidate', may: selfOrTeam, given: candidateIs },
  allowEarlyStart: {
    on: 'candidate',
    may: team,
    given: (target) => ({ ...candidateIs(target), reason: 'Twaalf jaar naar school geweest.' }),
  },

  breakGlass: {
    on: 'candidate',
    may: holdersOf('OPERATOR'),
    given: (target) => ({
      ...candidateIs(target),
      reason: 'De kandidaat belt en het loket is dicht vandaag.',
    }),
  },
  agreeAsParent: {
    on: null,
    may: anyone,
    given: () => ({ token: 'geen' }),
    isUnknown: true,
    rehearsed: true,
  },
  recordParentalAgreement: {
    on: 'candidate',
    may: team,
    given: (target) => ({
      ...candidateIs(target),
      parent: { name: 'Ouder', relation: 'PARENT', agreed: 'ON_PAPER' },
    }),
    ready: ({ row }) => row['waitsForParent'] === true,
  },
  giveCaseGrant: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target, day) => ({
      ...candidateIs(target),
      regionCode: 'AM02',
      endsOn: day(30),
      why: 'Dichter bij familie.',
    }),
  },
  endCaseGrant: { on: 'case_grant', may: selfOrTeam, given: ({ thing }) => ({ grantId: thing.id }) },
  leaveCase: { on: 'candidate', may: team, given: candidateIs },
  stopUse: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target) => ({ ...candidateIs(target), purpose: 'FIGURES' }),
  },
  allowUse: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target) => ({ ...candidateIs(target), purpose: 'MATCHING' }),
  },
  decideObjection: {
    on: 'objection',
    may: on(isTeam, isCoordinatorThere),
    given: ({ thing }) => ({
      objectionId: thing.id,
      isGranted: false,
      reason: 'Dit is nodig voor de subsidie.',
    }),
    ready: ({ row }) => row['decided_at'] === null,
  },

  proposeIntroduction: {
    on: 'candidate',
    may: advisersThere,
    given: ({ thing, row }) => ({ candidateId: thing.id, placeId: row['placeToPropose'] }),
  },
  answerIntroduction: {
    on: 'introduction',
    may: on(isSelf, isMember, isAdviserThere),
    given: ({ thing, row }) => ({ id: thing.id, accept: true, onBehalfOf: row['turn'] }),
    ready: isIn('PROPOSED'),
  },
  recordEnrolment: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing }) => ({ introductionId: thing.id, status: 'ASKED' }),
    ready: isIn('ACCEPTED'),
  },
  recordMilestone: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing }) => ({ introductionId: thing.id, kind: 'MEETING', status: 'SKIPPED' }),
    ready: isIn('ACCEPTED'),
  },
  askSchool: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing }) => ({ introductionId: thing.id, email: 'intake@school.example' }),
    ready: isIn('ACCEPTED'),
  },
  confirmPlacement: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing, row }) => ({ introductionId: thing.id, startsOn: row['startsOn'] }),
    ready: isIn('ACCEPTED'),
  },
  endPlacement: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing }, day) => ({ introductionId: thing.id, endedOn: day(0), reason: 'OTHER' }),
    ready: isIn('PLACED'),
  },
  withdrawIntroduction: {
    on: 'introduction',
    may: on(isSelf, isAdviserThere),
    given: byId,
    ready: isIn('PROPOSED'),
  },
  handOverIntroductions: {
    on: 'introduction',
    may: on(isAdviserThere, isCoordinatorThere),
    given: ({ thing, row }) => ({ introductionIds: [thing.id], toAccountId: row['colleagueId'] ?? thing.id }),
    ready: (target) => isIn('ACCEPTED')(target) && target.row['colleagueId'] !== null,
  },
  writeMessage: {
    on: 'introduction',
    may: on(isSelf, isMember, isAdviserThere),
    given: ({ thing }) => ({ introductionId: thing.id, text: 'Tot dan.' }),
    ready: isIn('ACCEPTED'),
  },
  readMessages: {
    on: 'introduction',
    may: on(isSelf, isMember, isAdviserThere, isCoordinatorThere),
    given: ({ thing }) => ({ introductionId: thing.id }),
  },
  keepCaseNote: {
    on: 'introduction',
    may: team,
    given: ({ thing }) => ({ introductionId: thing.id, text: 'Belt liever na vieren.' }),
  },
  sayHesitation: {
    on: 'introduction',
    may: on(isSelf, isMember, isAdviserThere),
    given: ({ thing, row }) => ({ introductionId: thing.id, kind: 'COST', onBehalfOf: row['turn'] }),
    ready: isIn('PROPOSED'),
  },
  resolveHesitation: {
    on: 'hesitation',
    may: (viewer, thing, { by }) =>
      on(by === 'CANDIDATE' ? isSelf : isMember, isAdviserThere)(viewer, thing, {}),
    given: ({ thing }) => ({ hesitationId: thing.id }),
    ready: ({ row }) =>
      row['resolved_at'] === null && row['by'] === 'CANDIDATE' && row['adviser_only'] === false,
  },
  offerRemedy: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing, row }) => ({
      introductionId: thing.id,
      remedyId: row['remedyToOffer'] ?? thing.id,
      hesitation: 'TRAVEL',
      toSide: 'CANDIDATE',
    }),
    ready: (target) => isIn('PROPOSED')(target) && target.row['remedyToOffer'] !== null,
  },
  moveRemedyOffer: {
    on: 'remedyOffer',
    may: advisersThere,
    given: ({ thing }) => ({ offerId: thing.id, move: 'WITHDRAW' }),
    ready: isIn('ASKED', 'OFFERED'),
  },
  withdrawMatchingConsent: { on: 'candidate', may: selfOrTeam, given: candidateIs },
};
