import { graphql } from '../../lib/graphql.js';

/** Who came back from a provider in this browser and waits for an account to belong to. */
export const ToConnect = graphql(`
  query ToConnect {
    openIdToConnect {
      name
      email
      kvkNumber
      provider {
        id
        name
        kind
      }
    }
  }
`);
