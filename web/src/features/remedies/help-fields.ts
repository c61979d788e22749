import { graphql, type ResultOf } from '../../lib/graphql.js';

export const HelpFields = graphql(`
  fragment HelpFields on Introduction {
    id
    status
    hesitations {
      id
      kind
      by
      adviserOnly
      note
      resolvedAt
    }
    remedyProposals {
      hesitation
      side
      fit
      worthText
      coversUntil
      conditions {
        text
        fit
      }
      remedy {
        id
        name
        text
        offeredBy
        amountText
        claimText
        isPersonal
        source
        sourceUrl
        checkedOn
        isChecked
      }
    }
    remedyOffers {
      id
      hesitation
      toSide
      isPersonal
      status
      helped
      mayDo
      remedy {
        id
        name
        text
        offeredBy
        amountText
        claimText
        source
        checkedOn
        isChecked
      }
    }
  }
`);

/** What holds the sides of an introduction back, as far as the viewer sees it, and what can be done about it. */
export type Help = ResultOf<typeof HelpFields>;
export type Proposal = Help['remedyProposals'][number];
export type Offer = Help['remedyOffers'][number];
export type OfferMove = Offer['mayDo'][number];
export type HesitationKind = Help['hesitations'][number]['kind'];

export const OneHelp = graphql(
  `
    query OneHelp($id: ID!) {
      introduction(id: $id) {
        id
        ...HelpFields
      }
    }
  `,
  [HelpFields],
);

export const MoveOffer = graphql(`
  mutation MoveOffer($offerId: ID!, $move: RemedyOfferMove!) {
    moveRemedyOffer(offerId: $offerId, move: $move) {
      introduction {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const ResolveHesitation = graphql(`
  mutation ResolveHesitation($hesitationId: ID!) {
    resolveHesitation(hesitationId: $hesitationId) {
      introduction {
        id
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
