import { graphql, type ResultOf } from '../../lib/graphql.js';

export const TalkFields = graphql(`
  fragment TalkFields on Introduction {
    id
    support {
      maySay
      mayRecord
      warnedSince
      toHold {
        weeks
        dueOn
        heldOn
        isBehind
      }
      held {
        id
        weeks
        heldOn
        candidateGoes
        employerGoes
        note
      }
      voices {
        side
        goes
        note
        saidAt
      }
    }
  }
`);

export type Support = NonNullable<ResultOf<typeof TalkFields>['support']>;
export type Who = 'CANDIDATE' | 'EMPLOYER' | 'ADVISER';
export const howItGoes = ['GOES_WELL', 'DOUBTS', 'GOES_BADLY'] as const;
export type HowItGoes = (typeof howItGoes)[number];
