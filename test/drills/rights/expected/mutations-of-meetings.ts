import { holdersOf } from '../audience.js';
import type { ExpectedMutations, Target } from './mutation.js';
import { advisersThere, isAdviserThere, isIn, isMember, isSelf, on } from './mutations-of-cases.js';

const either = on(isSelf, isMember, isAdviserThere);
const which = ({ thing, row }: Target) => ({
  id: thing.id,
  version: row['version'],
  onBehalfOf: 'CANDIDATE',
});

/** Either side arranges for itself, and an adviser for either; never one side for the other. */
export const meetingMutations: ExpectedMutations = {
  proposeMeeting: {
    on: 'introduction',
    may: either,
    given: ({ thing }, day) => ({
      introductionId: thing.id,
      kind: 'MEETING',
      form: 'ON_SITE',
      location: 'Hengelosestraat 1, Enschede',
      times: [{ day: day(7), time: '10:00' }],
      minutes: 60,
      onBehalfOf: 'EMPLOYER',
    }),
    ready: isIn('ACCEPTED'),
  },
  chooseMeetingTime: {
    on: 'meeting',
    may: either,
    given: (target) => ({ ...which(target), position: 0 }),
    ready: isIn('PROPOSED'),
  },
  moveMeeting: {
    on: 'meeting',
    may: either,
    given: (target, day) => ({
      ...which(target),
      times: [{ day: day(8), time: '11:00' }],
      minutes: 60,
      reason: 'CANNOT_THEN',
    }),
    ready: isIn('PROPOSED'),
  },
  cancelMeeting: {
    on: 'meeting',
    may: either,
    given: ({ thing, row }) => ({ id: thing.id, version: row['version'], reason: 'OTHER' }),
    ready: isIn('PROPOSED'),
  },
  askToMeet: {
    on: null,
    may: holdersOf('CANDIDATE'),
    given: () => ({ placeId: 'ee000000-0000-4000-8000-000000000000' }),
    isUnknown: true,
  },
  inviteUnnamed: {
    on: 'place',
    may: on(isMember),
    given: ({ thing }) => ({ placeId: thing.id, handle: 'unknown' }),
    isUnknown: true,
  },
  withdrawAsk: {
    on: 'ask',
    may: on(isSelf, isMember),
    given: ({ row }) => ({ id: row['id'] }),
    ready: isIn('OPEN'),
  },
  introduceAsk: {
    on: 'ask',
    may: advisersThere,
    given: ({ row }) => ({ id: row['id'], overLimitReason: 'Al besproken' }),
    ready: isIn('OPEN'),
  },
  declineAsk: {
    on: 'ask',
    may: advisersThere,
    given: ({ row }) => ({ id: row['id'], reason: 'OTHER', note: 'Eerst een gesprek' }),
    ready: isIn('OPEN'),
  },
  recordSignature: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing }, day) => ({ introductionId: thing.id, signer: 'SCHOOL', signedOn: day(0) }),
    ready: isIn('PLACED'),
  },
  recordSupportTalk: {
    on: 'introduction',
    may: advisersThere,
    given: ({ thing }, day) => ({
      introductionId: thing.id,
      heldOn: day(0),
      candidateGoes: 'DOUBTS',
      employerGoes: 'GOES_WELL',
    }),
    ready: isIn('PLACED'),
  },
  takeBackSupportTalk: {
    on: 'supportTalk',
    may: advisersThere,
    given: ({ thing }) => ({ id: thing.id, reason: 'Bij de verkeerde' }),
  },
  sayHowItGoes: {
    on: 'introduction',
    may: on(isSelf, isMember),
    given: ({ thing }) => ({ introductionId: thing.id, goes: 'GOES_BADLY' }),
    ready: isIn('PLACED'),
  },
  tellMeeting: {
    on: 'meeting',
    may: either,
    given: (target) => ({ ...which(target), outcome: 'WENT_WELL' }),
    ready: isIn('HELD'),
  },
};
