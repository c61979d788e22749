import { graphql, type ResultOf } from '../../lib/graphql.js';
import { ListedInvitation } from '../access/invitation-list.js';

/** Who has a role in a region, or the operators, and who is invited. */
export const PeopleOf = graphql(
  `
    query PeopleOf($regionCode: ID) {
      people(regionCode: $regionCode) {
        regionCode
        rolesToGive
        persons {
          accountId
          name
          email
          role
          organisation
          siteName
          since
          lastSeenAt
          hasSecondStep
          mailFails
          cases
        }
        invitations {
          id
          ...ListedInvitation
        }
      }
    }
  `,
  [ListedInvitation],
);

export type People = NonNullable<ResultOf<typeof PeopleOf>['people']>;
export type Person = People['persons'][number];
