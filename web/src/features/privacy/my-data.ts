import { graphql } from '../../lib/graphql.js';

export const MyData = graphql(`
  query MyData {
    myData {
      erasureAskedAt
      erasureConfirmedAt
      goesOn
      holds {
        reason
        until
        sentence
      }
      latestDownload {
        id
        askedAt
        readyAt
        openedAt
        expiresAt
      }
    }
  }
`);

export const AskDownload = graphql(`
  mutation AskDownload {
    askDownload {
      problems {
        code
        message
      }
    }
  }
`);

export const AskErasure = graphql(`
  mutation AskErasure {
    askErasure {
      problems {
        code
        message
      }
    }
  }
`);

export const CancelErasure = graphql(`
  mutation CancelErasure {
    cancelErasure {
      problems {
        code
        message
      }
    }
  }
`);

export const ConfirmErasure = graphql(`
  mutation ConfirmErasure($token: String!) {
    confirmErasure(token: $token) {
      problems {
        code
        message
      }
    }
  }
`);

export const OpenDownload = graphql(`
  mutation OpenDownload($token: String!) {
    openDownload(token: $token) {
      json
      html
      problems {
        code
        message
      }
    }
  }
`);
