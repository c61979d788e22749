import { anyone, signedIn, whoLooksAfterEmployer, type Audience } from '../audience.js';
import type { ExpectedMutations } from './mutation.js';

const members: Audience = (viewer, thing) =>
  thing !== null && thing.employerId !== null && viewer.employerIds.includes(thing.employerId);
const coordinators: Audience = (viewer, thing) =>
  thing !== null && thing.regions.some((region) => viewer.coordinatorIn.includes(region));
const nobodyThere = '00000000-0000-4000-8000-000000000000';

/** Teams of employers and invitations. The members in the filled database are admins. */
export const teamMutations: ExpectedMutations = {
  changeNoticeSetting: {
    on: null,
    may: signedIn,
    given: () => ({ kind: 'INTRODUCTION_OUTCOMES', how: 'DAILY' }),
  },
  inviteToRole: {
    on: 'desk',
    may: coordinators,
    given: ({ thing }) => ({
      input: {
        regionCode: thing.id,
        email: `verwijzer.${thing.id}@oefening.example`,
        role: 'REFERRER',
        organisation: 'UWV',
      },
    }),
  },
  endRole: {
    on: 'desk',
    may: coordinators,
    given: ({ thing }) => ({ input: { regionCode: thing.id, accountId: nobodyThere, role: 'REFERRER' } }),
    notDone: 'test/desks/people.test.ts tries every role on a real person',
  },
  inviteMember: {
    on: 'employer',
    may: whoLooksAfterEmployer,
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
    notDone: 'it needs a mailed token',
  },
  renewInvitation: {
    on: null,
    may: anyone,
    given: () => ({ id: nobodyThere }),
    notDone: 'test/employers/team.test.ts tries every role on a real one',
  },
  revokeInvitation: {
    on: null,
    may: anyone,
    given: () => ({ id: nobodyThere }),
    notDone: 'test/employers/team.test.ts tries every role on a real one',
  },
  changeMemberRole: {
    on: 'employer',
    may: whoLooksAfterEmployer,
    given: ({ thing }) => ({ employerId: thing.id, accountId: nobodyThere, memberRole: 'ADMIN' }),
    notDone: 'test/employers/team.test.ts tries every role on a real member',
  },
  removeMember: {
    on: 'employer',
    may: whoLooksAfterEmployer,
    given: ({ thing }) => ({ employerId: thing.id, accountId: nobodyThere }),
    notDone: 'test/employers/team.test.ts tries every role on a real member',
  },
  leaveTeam: {
    on: 'employer',
    may: members,
    given: ({ thing }) => ({ employerId: thing.id }),
    notDone: 'the last admin cannot; test/employers/team.test.ts tries the others',
  },
};
