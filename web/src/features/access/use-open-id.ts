import { useState } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { graphql } from '../../lib/graphql.js';

const BeginOpenId = graphql(`
  mutation BeginOpenId($provider: ID!, $returnPath: String, $leastLevel: AssuranceLevel) {
    beginOpenIdSignIn(provider: $provider, returnPath: $returnPath, leastLevel: $leastLevel) {
      url
      problems {
        code
        message
      }
    }
  }
`);

/** Goes to a provider to sign in there; tells why when that cannot be done now. */
export function useOpenId(): {
  go: (provider: string, options?: { returnPath?: string | null; higher?: boolean }) => Promise<void>;
  going: string | undefined;
  messages: readonly string[];
  error: CombinedError | undefined;
} {
  const [{ data, error }, begin] = useMutation(BeginOpenId);
  const [going, setGoing] = useState<string>();
  const go = async (
    provider: string,
    { returnPath = null, higher = false }: { returnPath?: string | null; higher?: boolean } = {},
  ): Promise<void> => {
    setGoing(provider);
    const answer = await begin({ provider, returnPath, leastLevel: higher ? 'SUBSTANTIAL' : null });
    const url = answer.data?.beginOpenIdSignIn.url;
    // The button stays busy while the browser leaves.
    if (url) window.location.assign(url);
    else setGoing(undefined);
  };
  return { go, going, error, messages: data?.beginOpenIdSignIn.problems.map(({ message }) => message) ?? [] };
}
