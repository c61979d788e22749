import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';
import { failureOf } from './api-failure.js';

/**
 * The one way to the API. Same-origin cookie session; the preflight header keeps other sites from posting in a
 * visitor's name. Answers with words of their own (`problems`, reasons) come in the language asked for here, so a change
 * of language, like a change of who is signed in, takes a new client with an empty cache.
 */
export function createClient(options: { language: string; onSignedOut: () => void }): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    // What was seen before is there at once, and then as it is now: others work on the same cases.
    requestPolicy: 'cache-and-network',
    exchanges: [
      mapExchange({
        onError(error) {
          if (failureOf(error) === 'signed-out') options.onSignedOut();
        },
      }),
      cacheExchange,
      fetchExchange,
    ],
    fetchOptions: {
      credentials: 'same-origin',
      headers: { 'apollo-require-preflight': 'true', 'accept-language': options.language },
    },
  });
}
