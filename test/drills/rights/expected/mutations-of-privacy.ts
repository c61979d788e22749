import { holdersOf, signedIn, type Audience } from '../audience.js';
import type { ExpectedMutations } from './mutation.js';

/** The advisers in the candidate's case team. */
const caseTeam: Audience = (viewer, thing) =>
  thing !== null &&
  viewer.accountId !== null &&
  thing.team.includes(viewer.accountId) &&
  thing.regions.some((region) => viewer.adviserIn.includes(region));
const nothing = () => ({});
const noToken = () => ({ token: 'geen' });

/** What people do with their own data, and the case team for a candidate who asked. */
export const privacyMutations: ExpectedMutations = {
  askDownload: { on: null, may: signedIn, given: nothing },
  askErasure: { on: null, may: signedIn, given: nothing },
  openDownload: { on: null, may: signedIn, given: noToken, notDone: 'it needs a mailed link' },
  confirmErasure: { on: null, may: signedIn, given: noToken, notDone: 'it needs a mailed link' },
  cancelErasure: { on: null, may: signedIn, given: nothing, notDone: 'nothing is asked to be taken back' },
  exportAuditTrail: {
    on: null,
    may: holdersOf('COORDINATOR', 'OPERATOR'),
    given: nothing,
  },
  eraseCandidate: {
    on: 'candidate',
    may: caseTeam,
    given: ({ thing }) => ({ candidateId: thing.id, reason: 'De kandidaat vroeg dat aan de balie.' }),
    notDone: 'the candidate would be gone for the rest of the drill',
  },
};
