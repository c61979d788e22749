import type { ApolloServerPlugin } from '@apollo/server';

/** Gives an answer with TOO_MANY_REQUESTS in it the status 429 and, in `Retry-After`, the seconds to wait. */
export const tellWhenToRetry: ApolloServerPlugin = {
  requestDidStart: async () => ({
    async willSendResponse({ response: { body, http } }) {
      const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
      const waits = errors.map(({ extensions }) => Number(extensions?.['retryAfter'] ?? 0));
      const wait = Math.max(0, ...waits);
      if (wait === 0) return;
      http.status = 429;
      http.headers.set('retry-after', String(wait));
    },
  }),
};
