import { anyone, holdersOf, signedIn } from '../audience.js';
import type { ExpectedMutations } from './mutation.js';

const given = () => ({});
const answer = { id: 'geen' };

/** How people sign in and what they do with their own account. What needs a mail or a device is tried elsewhere. */
export const accountMutations: ExpectedMutations = {
  renewSignIn: { on: null, may: anyone, given: () => ({ token: 'geen' }) },
  signInByCode: {
    on: null,
    may: anyone,
    given: () => ({ code: '000000' }),
    notDone: 'it needs a mailed code',
  },
  askPasskey: { on: null, may: anyone, given },
  signInByPasskey: { on: null, may: anyone, given: () => ({ answer }), notDone: 'it needs a passkey' },
  confirmEmailChange: {
    on: null,
    may: anyone,
    given: () => ({ token: 'geen' }),
    notDone: 'it needs a mailed link',
  },
  askSecondStep: { on: null, may: signedIn, given },
  passSecondStep: { on: null, may: signedIn, given: () => ({ answer }), notDone: 'it needs a passkey' },
  askNewPasskey: { on: null, may: signedIn, given, notDone: 'it needs a session of the last minutes' },
  addPasskey: {
    on: null,
    may: signedIn,
    given: () => ({ name: 'Telefoon', answer }),
    notDone: 'it needs a passkey',
  },
  renamePasskey: {
    on: null,
    may: signedIn,
    given: () => ({ id: 'geen', name: 'Laptop' }),
    notDone: 'it needs a passkey',
  },
  removePasskey: { on: null, may: signedIn, given: () => ({ id: 'geen' }), notDone: 'it needs a passkey' },
  changeAccount: { on: null, may: signedIn, given: () => ({ locale: 'nl' }) },
  requestEmailChange: {
    on: null,
    may: signedIn,
    given: () => ({ email: 'niemand@oefening.example' }),
    notDone: 'it needs a session of the last minutes',
  },
  endOneSession: {
    on: null,
    may: signedIn,
    given: () => ({ id: 'geen' }),
    notDone: 'it would end a session of the drill',
  },
  endOtherSessions: { on: null, may: signedIn, given, notDone: 'it would end sessions of the drill' },
  resetSecondStep: {
    on: null,
    may: holdersOf('COORDINATOR', 'OPERATOR'),
    given: () => ({ accountId: '00000000-0000-4000-8000-000000000000', reason: 'Herkend aan de balie.' }),
    notDone: 'it would end sessions of the drill',
  },
};
