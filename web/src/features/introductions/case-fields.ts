import { graphql, type ResultOf } from '../../lib/graphql.js';
import { RouteFields } from './milestone-route.js';
import { PromiseFields } from './promise-line.js';
import { ProfileFields } from '../candidates/profile-facts.js';

export const CaseFields = graphql(
  `
    fragment CaseFields on Introduction {
      id
      version
      status
      proposedAt
      message
      candidateAccepted
      employerAccepted
      candidateMessage
      employerMessage
      turns
      turnText
      moveBy
      byPhoneOnly
      mayDo
      endText
      route {
        ...RouteFields
      }
      promise {
        ...PromiseFields
      }
      endNote
      declineReason
      milestones {
        kind
        status
        onDate
      }
      nextPlaces {
        id
        title
        town
        employer {
          id
          name
        }
      }
      endedAt
      enrolment {
        status
        intakeOn
        toldBy
        updatedAt
        classStart {
          id
          college
          town
          firstLessonOn
        }
      }
      placement {
        id
        startsOn
        endedOn
        endReason
      }
      profile {
        ...ProfileFields
      }
      candidate {
        id
        name
        details {
          phone
          email
        }
      }
      place {
        id
        title
        town
        seatsLeft
        startsFrom
        startsOn
        lapsesOn
        employer {
          id
          name
        }
        classStarts {
          id
          college
          town
          firstLessonOn
          status
        }
      }
    }
  `,
  [ProfileFields, RouteFields, PromiseFields],
);

/** An introduction as its case page shows it to a desk. */
export type Case = ResultOf<typeof CaseFields>;
