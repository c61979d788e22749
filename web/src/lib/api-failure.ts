import type { CombinedError } from 'urql';

/** What went wrong with a request, in the terms a page can answer. */
export type ApiFailure = 'offline' | 'signed-out' | 'forbidden' | 'too-many' | 'unexpected';

const failureOfCode: Record<string, ApiFailure> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  TOO_MANY_REQUESTS: 'too-many',
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
