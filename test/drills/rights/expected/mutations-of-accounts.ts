import { addressee, anyone, signedIn, type Audience } from '../audience.js';
import { spareBrowser } from '../cast-belongings.js';
import { byId, type ExpectedMutations } from './mutation.js';

const given = () => ({});
const answer = { id: 'geen' };

/** An operator, of anybody else; a coordinator, of who works at their own desk and nowhere else. */
const whoRecognises: Audience = (viewer, thing) => {
  if (thing === null || (viewer.accountId !== null && thing.accountIds.includes(viewer.accountId)))
    return false;
  if (viewer.roles.includes('OPERATOR')) return true;
  const isOfDesk = thing.roles.some((role) => role === 'ADVISER' || role === 'COORDINATOR');
  return (
    isOfDesk &&
    !thing.roles.includes('OPERATOR') &&
    thing.regions.every((region) => viewer.coordinatorIn.includes(region))
  );
};

/** How people sign in and what they do with their own account. */
export const accountMutations: ExpectedMutations = {
  requestSignIn: { on: null, may: anyone, given: () => ({ email: 'niemand@oefening.example' }) },
  renewSignIn: { on: null, may: anyone, given: () => ({ token: 'geen' }) },
  signIn: { on: null, may: anyone, given: () => ({ token: 'geen' }), isUnknown: true, rehearsed: true },
  signInByCode: {
    on: null,
    may: anyone,
    given: () => ({ code: '000000' }),
    isUnknown: true,
    rehearsed: true,
  },
  askPasskey: { on: null, may: anyone, given },
  signInByPasskey: { on: null, may: anyone, given: () => ({ answer }), isUnknown: true, rehearsed: true },
  confirmEmailChange: {
    on: null,
    may: anyone,
    given: () => ({ token: 'geen' }),
    isUnknown: true,
    rehearsed: true,
  },
  askSecondStep: { on: null, may: signedIn, given },
  passSecondStep: { on: null, may: signedIn, given: () => ({ answer }), isUnknown: true, rehearsed: true },
  askNewPasskey: { on: null, may: signedIn, given },
  addPasskey: {
    on: null,
    may: signedIn,
    given: () => ({ name: 'Telefoon', answer }),
    isUnknown: true,
    rehearsed: true,
  },
  renamePasskey: { on: 'passkey', may: addressee, given: (target) => ({ ...byId(target), name: 'Laptop' }) },
  removePasskey: { on: 'passkey', may: addressee, given: byId },
  changeAccount: { on: null, may: signedIn, given: () => ({ locale: 'nl' }) },
  requestEmailChange: { on: null, may: signedIn, given: () => ({ email: 'niemand@oefening.example' }) },
  endOneSession: {
    on: 'session',
    may: addressee,
    given: byId,
    ready: ({ row }) => spareBrowser.test(String(row['browser'])),
  },
  signOut: { on: null, may: anyone, given, rehearsed: true },
  endSession: { on: null, may: anyone, given, rehearsed: true },
  endOtherSessions: { on: null, may: signedIn, given, rehearsed: true },
  resetSecondStep: {
    on: 'account',
    may: whoRecognises,
    given: ({ thing }) => ({ accountId: thing.id, reason: 'Herkend aan de balie.' }),
    // Last of all it takes somebody their sessions: the drill has no more questions for this one.
    ready: ({ row }) => String(row['name']).startsWith('Collega '),
  },
};
