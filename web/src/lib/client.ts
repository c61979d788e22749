import { persistedExchange } from '@urql/exchange-persisted';
import type { Client as Socket } from 'graphql-ws';
import {
  cacheExchange,
  Client,
  fetchExchange,
  formatDocument,
  makeOperation,
  mapExchange,
  stringifyDocument,
  subscriptionExchange,
  type OperationContext,
} from 'urql';
import { failureOf } from './api-failure.js';

/**
 * In the context of what a page asks by itself, without anybody doing something: the server does not count it as a use of
 * the session, so a window that is left open does not keep somebody signed in.
 */
export const byItself: Partial<OperationContext> = { byItself: true };

const headersOf = (language: string) => ({ 'apollo-require-preflight': 'true', 'accept-language': language });
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
  let opened: Promise<Socket> | undefined;
  // Few screens are live: the others do without what it takes.
  const socket = (): Promise<Socket> =>
    (opened ??= import('./live-socket.js').then(({ liveSocket }) => liveSocket(options.language)));
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    // What was seen before is there at once, and then as it is now: others work on the same cases.
    requestPolicy: 'cache-and-network',
    exchanges: [
      mapExchange({
        onOperation: (operation) =>
          operation.context['byItself'] === true
            ? makeOperation(operation.kind, operation, {
                ...operation.context,
                fetchOptions: {
                  credentials: 'same-origin',
                  headers: { ...headersOf(options.language), 'x-by-itself': '1' },
                },
              })
            : operation,
        onError(error) {
          if (failureOf(error) === 'signed-out') options.onSignedOut();
        },
      }),
      cacheExchange,
      ...(import.meta.env.PROD ? [askByHash] : []),
      subscriptionExchange({
        forwardSubscription: ({ variables }, operation) => ({
          // To the letter as the build listed it.
          subscribe: (sink) => {
            const query = stringifyDocument(formatDocument(operation.query));
            let stop = (): void => undefined;
            let isOver = false;
            void socket().then(
              (live) => {
                if (isOver) return;
                stop = live.subscribe(
                  { query, variables: variables as Record<string, unknown> },
                  sink as Parameters<typeof live.subscribe>[1],
                );
              },
              (error: unknown) => sink.error(error),
            );
            return {
              unsubscribe: () => {
                isOver = true;
                stop();
              },
            };
          },
        }),
      }),
      fetchExchange,
    ],
    fetchOptions: {
      credentials: 'same-origin',
      headers: headersOf(options.language),
    },
  });
}
