import { graphql, type ResultOf } from '../../lib/graphql.js';

export const CaseloadList = graphql(`
  query CaseloadList(
    $whose: CaseloadWhose!
    $show: CaseloadShow!
    $step: RouteMilestoneName
    $first: Int!
    $after: String
  ) {
    caseload(whose: $whose, show: $show, step: $step, first: $first, after: $after) {
      totalCount
      nodes {
        step
        stepTitle
        daysInStep
        usualDays
        isStalled
        isDue
        isTalkDue
        isWarned
        unread
        lastContactAt
        carrier {
          accountId
          name
        }
        introduction {
          id
          status
          turnText
          mayDo
          route {
            turnText
          }
          candidate {
            id
            name
          }
          place {
            id
            title
            town
            startsOn
            employer {
              id
              name
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type Entry = ResultOf<typeof CaseloadList>['caseload']['nodes'][number];
export const caseloadOf = (data: ResultOf<typeof CaseloadList>): ResultOf<typeof CaseloadList>['caseload'] =>
  data.caseload;
