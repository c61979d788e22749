import { graphql, type ResultOf } from '../../lib/graphql.js';
import { ProfileFields } from '../candidates/profile-facts.js';

/** Everything the page shows of a plan. */
export const PlanFields = graphql(
  `
    fragment PlanFields on RescuePlan @_unmask {
      id
      computedAt
      progress
      gap
      isExact
      seatsAtRisk
      seatsSaved
      deskSaves
      change {
        seatsSavedBefore
        stepsNew
        stepsGone
      }
      weeks {
        startsOn
        seatsAtRisk
        seatsSaved
        deskSaves
      }
      steps {
        id
        doBy
        isNew
        score
        candidateId
        adviser {
          accountId
          name
        }
        candidate {
          id
          name
        }
        profile {
          ...ProfileFields
        }
        reasons {
          criterion
          score
          weight
          text
        }
        place {
          id
          title
          town
          lapsesOn
          employer {
            id
            name
          }
        }
      }
      setAside {
        id
        reason
        note
        at
        by {
          accountId
          name
        }
        candidate {
          id
          name
        }
        place {
          id
          title
          employer {
            id
            name
          }
        }
      }
    }
  `,
  [ProfileFields],
);

export type Plan = ResultOf<typeof PlanFields>;
export type PlanStep = Plan['steps'][number];
