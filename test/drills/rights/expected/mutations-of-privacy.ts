import { caseTeam, holdersOf, signedIn } from '../audience.js';
import type { ExpectedMutations } from './mutation.js';

const nothing = () => ({});
const noToken = () => ({ token: 'geen' });

/** What people do with their own data, and the case team for a candidate who asked. */
export const privacyMutations: ExpectedMutations = {
  askDownload: { on: null, may: signedIn, given: nothing },
  askErasure: { on: null, may: signedIn, given: nothing },
  openDownload: { on: null, may: signedIn, given: noToken, isUnknown: true, rehearsed: true },
  confirmErasure: { on: null, may: signedIn, given: noToken, isUnknown: true, rehearsed: true },
  cancelErasure: { on: null, may: signedIn, given: nothing, rehearsed: true },
  exportAuditTrail: {
    on: null,
    may: holdersOf('COORDINATOR', 'OPERATOR'),
    given: nothing,
  },
  eraseCandidate: {
    on: 'candidate',
    may: caseTeam,
    given: ({ thing }) => ({ candidateId: thing.id, reason: 'De kandidaat vroeg dat aan de balie.' }),
  },
};
