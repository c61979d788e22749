import { anyone, holdersOf, type Audience, type Thing, type Viewer } from '../audience.js';
import { byId, type ExpectedMutations, type Target } from './mutation.js';

const isSelf = (viewer: Viewer, { candidateId }: Thing) =>
  candidateId !== null && viewer.candidateIds.includes(candidateId);
const isAdviserThere = (viewer: Viewer, { regions }: Thing) =>
  regions.some((region) => viewer.adviserIn.includes(region));
const isTeam = (viewer: Viewer, thing: Thing) =>
  viewer.accountId !== null && thing.team.includes(viewer.accountId) && isAdviserThere(viewer, thing);
const isMember = (viewer: Viewer, { employerId }: Thing) =>
  employerId !== null && viewer.employerIds.includes(employerId);
const on =
  (...rules: ((viewer: Viewer, thing: Thing) => boolean)[]): Audience =>
  (viewer, thing) =>
    thing !== null && rules.some((rule) => rule(viewer, thing));

/** The candidate, and the advisers in the case team: a coordinator oversees and does not act. */
const selfOrTeam = on(isSelf, isTeam);
const team = on(isTeam);
/** Any adviser of the candidate's region may open a case, with a reason. */
const advisersThere = on(isAdviserThere);
const isIn =
  (...statuses: string[]) =>
  ({ row }: Target) =>
    statuses.includes(String(row['status']));
const nothingHas = '00000000-0000-4000-8000-000000000000';
const candidateIs = ({ thing }: Target) => ({ candidateId: thing.id });

/** What is done in a case, and in an introduction. */
export const caseMutations: ExpectedMutations = {
  registerCandidate: {
    on: null,
    may: anyone,
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
    notDone: 'it needs a mailed link',
  },
  recordParentalAgreement: {
    on: 'candidate',
    may: team,
    given: (target) => ({ ...candidateIs(target), parent: { name: 'Ouder', relation: 'PARENT' } }),
    notDone: 'it needs a registration that waits for a parent',
  },
  giveCaseGrant: {
    on: 'candidate',
    may: selfOrTeam,
    given: (target, day) => ({
      ...candidateIs(target),
      regionCode: 'AM02',
      endsOn: day(30),
      why: 'Ik verhuis.',
    }),
  },
  endCaseGrant: {
    on: null,
    may: holdersOf('CANDIDATE', 'ADVISER'),
    given: () => ({ grantId: nothingHas }),
    notDone: 'test/candidates/who-looks.test.ts tries every role on a real one',
  },
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
    on: null,
    may: holdersOf('ADVISER', 'COORDINATOR'),
    given: () => ({ objectionId: nothingHas, isGranted: true, reason: 'De kandidaat heeft gelijk.' }),
    notDone: 'it needs an objection; test/candidates tries every role on a real one',
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
  confirmPlacement: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing, row }) => ({ introductionId: thing.id, startsOn: row['startsOn'] }),
    ready: isIn('ACCEPTED'),
  },
  withdrawIntroduction: {
    on: 'introduction',
    may: on(isSelf, isAdviserThere),
    given: byId,
    ready: isIn('PROPOSED'),
  },
  withdrawMatchingConsent: { on: 'candidate', may: selfOrTeam, given: candidateIs },
};
