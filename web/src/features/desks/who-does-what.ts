import { graphql, type ResultOf } from '../../lib/graphql.js';

/** All about who looks after what at one's own desk, and what one can choose from. */
export const WhoDoesWhat = graphql(`
  query WhoDoesWhat {
    sectors {
      code
      name
    }
    desk {
      regionCode
      region {
        code
        name
        municipalities {
          code
          name
        }
      }
      sites {
        id
        name
        town
      }
      advisers {
        accountId
        name
      }
      responsibilities {
        id
        adviser {
          accountId
          name
        }
        municipality {
          code
          name
        }
        site {
          id
          name
          town
        }
        sector {
          code
          name
        }
        employer {
          id
          name
        }
      }
      absences {
        id
        firstDay
        lastDay
        adviser {
          accountId
          name
        }
        substitute {
          accountId
          name
        }
      }
      gaps {
        openPlaces
        gaps {
          openPlaces
          municipality {
            code
            name
          }
          sector {
            code
            name
          }
        }
      }
    }
  }
`);

export const FindEmployer = graphql(`
  query FindEmployerForRule($search: String!) {
    searchEmployers(search: $search, first: 8) {
      nodes {
        id
        name
      }
    }
  }
`);

export type Lists = ResultOf<typeof WhoDoesWhat>;
export type DeskOfRules = NonNullable<Lists['desk']>;
export type Rule = DeskOfRules['responsibilities'][number];
