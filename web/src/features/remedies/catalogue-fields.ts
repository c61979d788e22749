import { graphql, type ResultOf } from '../../lib/graphql.js';

export const EntryFields = graphql(`
  fragment EntryFields on RemedyEntry {
    version
    isInForce
    checkedBy {
      accountId
      name
    }
    nameNl
    nameEn
    textNl
    textEn
    amountCents
    amountPer
    amountIsAtMost
    yearMostCents
    conditionTexts
    conditions {
      on
      atLeast
      atMost
      from
      until
      oneOf
    }
    remedy {
      id
      kind
      eases
      sides
      isPersonal
      name
      text
      offeredBy
      amountText
      claimText
      coversMonths
      claimFrom
      claimUntil
      source
      sourceUrl
      checkedOn
      isChecked
      validFrom
      validUntil
    }
  }
`);

/** A line of the catalogue as a desk keeps it. */
export type Entry = ResultOf<typeof EntryFields>;

export const DeskOfCatalogue = graphql(`
  query DeskOfCatalogue {
    desk {
      regionCode
      region {
        code
        name
      }
    }
  }
`);

export const Catalogue = graphql(
  `
    query Catalogue($regionCode: ID!) {
      remedies(regionCode: $regionCode) {
        ...EntryFields
      }
    }
  `,
  [EntryFields],
);

export const AddRemedy = graphql(`
  mutation AddRemedy($regionCode: ID!, $input: RemedyInput!) {
    addRemedy(regionCode: $regionCode, input: $input) {
      entry {
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const CheckRemedy = graphql(`
  mutation CheckRemedy($id: ID!, $version: Int!) {
    checkRemedy(id: $id, version: $version) {
      entry {
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);

export const ChangeRemedy = graphql(`
  mutation ChangeRemedy($id: ID!, $version: Int!, $input: RemedyInput!) {
    changeRemedy(id: $id, version: $version, input: $input) {
      entry {
        version
      }
      problems {
        code
        message
        path
      }
    }
  }
`);
