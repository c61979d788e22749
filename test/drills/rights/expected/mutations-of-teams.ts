import {
  anyone,
  coordinatorThere,
  members,
  signedIn,
  whoGivesRole,
  whoManagesEmployer,
  whoManagesInvitation,
  type Audience,
} from '../audience.js';
import { byId, type ExpectedMutations, type Target } from './mutation.js';

const isMemberAlone = ({ row }: Target) => row['member_role'] === 'MEMBER';
const isWaiting = ({ row }: Target) => row['accepted_at'] === null && row['revoked_at'] === null;
/** Who may end the role that is tried: a referrer's is the coordinator's to end. */
const endsRole: Audience = (viewer, thing, node) =>
  thing !== null && thing.roles.includes('REFERRER')
    ? coordinatorThere(viewer, thing, node)
    : whoGivesRole(viewer, thing, node);

/** Teams of employers and invitations. */
export const teamMutations: ExpectedMutations = {
  changeNoticeSetting: {
    on: null,
    may: signedIn,
    given: () => ({ kind: 'INTRODUCTION_OUTCOMES', how: 'DAILY' }),
  },
  inviteToRole: {
    on: 'desk',
    may: coordinatorThere,
    given: ({ thing }) => ({
      input: {
        regionCode: thing.id,
        email: `verwijzer.${thing.id}@oefening.example`,
        role: 'REFERRER',
        organisation: 'UWV',
      },
    }),
  },
  claimEmployer: {
    on: null,
    may: anyone,
    given: () => ({
      input: {
        companyName: 'Kapsalon Krul',
        kvkNumber: '87654321',
        postcode4: '7511',
        personName: 'Kim Krul',
        email: 'kim@krul.example',
      },
    }),
  },
  confirmEmployerClaim: {
    on: null,
    may: anyone,
    given: () => ({ token: 'geen' }),
    isUnknown: true,
    rehearsed: true,
  },
  decideEmployerClaim: {
    on: 'employerClaim',
    may: whoManagesEmployer,
    given: ({ thing }) => ({ id: thing.id, approve: true }),
  },
  inviteMember: {
    on: 'employer',
    may: whoManagesEmployer,
    given: ({ thing }) => ({
      employerId: thing.id,
      email: `nieuw.${thing.id}@oefening.example`,
      memberRole: 'MEMBER',
    }),
  },
  acceptInvitation: {
    on: null,
    may: anyone,
    given: () => ({ token: 'geen' }),
    isUnknown: true,
    rehearsed: true,
  },
  renewInvitation: { on: 'invitation', may: whoManagesInvitation, given: byId, ready: isWaiting },
  revokeInvitation: { on: 'invitation', may: whoManagesInvitation, given: byId, ready: isWaiting },
  changeMemberRole: {
    on: 'member',
    may: whoManagesEmployer,
    given: ({ thing }) => ({ employerId: thing.employerId, accountId: thing.id, memberRole: 'ADMIN' }),
    ready: isMemberAlone,
  },
  removeMember: {
    on: 'member',
    may: whoManagesEmployer,
    given: ({ thing }) => ({ employerId: thing.employerId, accountId: thing.id }),
    ready: isMemberAlone,
  },
  leaveTeam: {
    on: 'employer',
    may: members,
    given: ({ thing }) => ({ employerId: thing.id }),
  },
  endRole: {
    on: 'deskPerson',
    may: endsRole,
    given: ({ thing }) => ({
      input: { regionCode: thing.regions[0], accountId: thing.id, role: thing.roles[0] },
    }),
    ready: ({ thing }) => thing.roles.includes('REFERRER'),
  },
};
