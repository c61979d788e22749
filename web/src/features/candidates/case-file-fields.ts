import { graphql, type ResultOf } from '../../lib/graphql.js';

export const CaseFileFields = graphql(`
  fragment CaseFileFields on Candidate {
    id
    version
    name
    region {
      code
      name
    }
    wish {
      mboLevels
      sectors {
        code
        name
      }
      qualifications {
        creboCode
        name
      }
      postcode4
      maxTravelKm
      region {
        code
        name
      }
      availableFrom
      maxHoursPerWeek
      languageLevel
    }
    details {
      email
      phone
      postcode4
      birthDate
      priorEducation
      earliestStartOn
      earlyStartReason
      placedOn
      placeNeededBy
      inMatching
      caseTeam
      brings
      legalBasis {
        basis
        informedBy
        informedHow
        textVersion
        givenAt
      }
    }
  }
`);

/** A candidate as the case team knows them. */
export type CaseFile = ResultOf<typeof CaseFileFields>;
