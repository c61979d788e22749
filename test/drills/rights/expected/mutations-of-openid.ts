import { addressee, anyone, signedIn } from '../audience.js';
import { byId, type ExpectedMutations } from './mutation.js';

const nowhere = () => ({});

/** Signing in at a provider; the rehearsals do it at a real one. Whose browser came back from nowhere gets nothing. */
export const openIdMutations: ExpectedMutations = {
  beginOpenIdSignIn: { on: null, may: anyone, given: () => ({ provider: 'geen' }), rehearsed: true },
  finishOpenIdSignIn: {
    on: null,
    may: anyone,
    given: () => ({ provider: 'rijk', answer: '?code=x&state=y' }),
    isUnknown: true,
    rehearsed: true,
  },
  connectOpenId: { on: null, may: signedIn, given: nowhere, isUnknown: true, rehearsed: true },
  disconnectOpenId: { on: 'openid_identity', may: addressee, given: byId, rehearsed: true },
  askOpenIdAccount: {
    on: null,
    may: anyone,
    given: () => ({ name: 'Niemand', email: 'niemand@oefening.example' }),
    isUnknown: true,
    rehearsed: true,
  },
  enterCompany: { on: null, may: signedIn, given: nowhere, isUnknown: true, rehearsed: true },
  registerOwnCompany: {
    on: null,
    may: signedIn,
    given: () => ({ input: { name: 'Nieuw in de oefening', postcode4: '7511' } }),
    isUnknown: true,
    rehearsed: true,
  },
  declineOpenId: { on: null, may: anyone, given: nowhere },
};
