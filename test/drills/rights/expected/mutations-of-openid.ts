import { anyone, signedIn } from '../audience.js';
import type { ExpectedMutations } from './mutation.js';

const nowhere = () => ({});

/** Signing in at a provider: none is set in the drill; test/access/openid*.test.ts does it with a real one. */
export const openIdMutations: ExpectedMutations = {
  beginOpenIdSignIn: {
    on: null,
    may: anyone,
    given: () => ({ provider: 'geen' }),
    notDone: 'it needs a provider',
  },
  finishOpenIdSignIn: {
    on: null,
    may: anyone,
    given: () => ({ provider: 'geen', answer: '?code=x&state=y' }),
    notDone: 'it needs a provider',
  },
  connectOpenId: { on: null, may: signedIn, given: nowhere, notDone: 'it needs a provider' },
  disconnectOpenId: {
    on: null,
    may: signedIn,
    given: () => ({ id: '00000000-0000-4000-8000-000000000000' }),
    notDone: 'it needs a provider',
  },
  askOpenIdAccount: {
    on: null,
    may: anyone,
    given: () => ({ name: 'Niemand', email: 'niemand@oefening.example' }),
    notDone: 'it needs a provider',
  },
  enterCompany: { on: null, may: signedIn, given: nowhere, notDone: 'it needs a provider' },
  registerOwnCompany: {
    on: null,
    may: signedIn,
    given: () => ({ input: { name: 'Nieuw in de oefening', postcode4: '7511' } }),
    notDone: 'it needs a provider',
  },
  declineOpenId: { on: null, may: anyone, given: nowhere },
  endSession: { on: null, may: anyone, given: nowhere, notDone: 'it would end a session of the drill' },
};
