import { persistedExchange } from '@urql/exchange-persisted';
import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';
import { failureOf } from './api-failure.js';

/** Only a page from a safe origin can work out a hash; any other sends its text along, which a demo answers. */
async function hashOf(text: string): Promise<string> {
  if (!window.isSecureContext) return '';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the build listed is asked by its hash alone; its text goes along only when the server does not know the hash. */
const askByHash = persistedExchange({
  enableForMutation: true,
  preferGetForPersistedQueries: false,
  generateHash: hashOf,
});

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
      ...(import.meta.env.PROD ? [askByHash] : []),
      fetchExchange,
    ],
    fetchOptions: {
      credentials: 'same-origin',
      headers: { 'apollo-require-preflight': 'true', 'accept-language': options.language },
    },
  });
}
