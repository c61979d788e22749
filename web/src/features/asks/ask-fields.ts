import { graphql } from '../../lib/graphql.js';

export const AskFields = graphql(`
  fragment AskFields on Ask {
    id
    askedBy
    status
    turnText
    endText
    words
    isLate
    mayWithdraw
    mayAnswer
    introduction {
      id
    }
    place {
      id
      title
      town
      employer {
        id
        name
      }
    }
  }
`);
