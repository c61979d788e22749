import { graphql, type ResultOf } from '../../lib/graphql.js';

export const MeetingFields = graphql(`
  fragment MeetingFields on Introduction {
    id
    mayArrange
    meetings {
      id
      version
      kind
      stage
      form
      location
      whoComes
      bring
      tasks
      hasPaper
      checklist {
        step
        isDone
      }
      timesOf
      times {
        startsAt
        endsAt
      }
      startsAt
      endsAt
      turnText
      reasonText
      mayDo
      outcomes {
        side
        outcome
        note
      }
    }
  }
`);

/** What was arranged in an introduction, as far as the viewer sees it. */
export type Arranged = ResultOf<typeof MeetingFields>;
export type Meeting = Arranged['meetings'][number];
export type MeetingKind = Meeting['kind'];
export type Side = 'CANDIDATE' | 'EMPLOYER';
export type Who = Side | 'ADVISER';

export const OneArranged = graphql(
  `
    query OneArranged($id: ID!) {
      introduction(id: $id) {
        id
        ...MeetingFields
      }
    }
  `,
  [MeetingFields],
);

/** Why somebody moves or cancels, in the order in which it is asked. */
export const reasons = ['CANNOT_THEN', 'NO_TRAVEL', 'TOO_BUSY', 'NOT_NEEDED', 'OTHER'] as const;
export type Reason = (typeof reasons)[number];
