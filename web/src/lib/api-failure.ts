import type { CombinedError } from 'urql';

/** What went wrong with a request, in the terms a page can answer. */
export type ApiFailure = 'offline' | 'signed-out' | 'forbidden' | 'too-many' | 'outdated' | 'unexpected';

const failureOfCode: Record<string, ApiFailure> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  TOO_MANY_REQUESTS: 'too-many',
  // The page was loaded before the server was renewed, or long after: it asks what the server no longer answers.
  OPERATION_NOT_KNOWN: 'outdated',
  PERSISTED_QUERY_NOT_FOUND: 'outdated',
};

/** Reads `extensions.code` of a thrown error; a request without an answer is `offline`. */
export function failureOf(error: CombinedError): ApiFailure {
  for (const { extensions } of error.graphQLErrors) {
    const failure = failureOfCode[String(extensions['code'])];
    if (failure) return failure;
  }
  const response = error.response as { status?: number } | undefined;
  if (response?.status === 429) return 'too-many';
  return error.networkError && !response ? 'offline' : 'unexpected';
}
