import { graphql, type ResultOf } from '../../lib/graphql.js';

/** The employers one is a member of, with what they keep up to date. */
export const MyCompany = graphql(`
  query MyCompany {
    viewer {
      id
      employers {
        id
        version
        name
        kvkNumber
        leerbedrijfId
        status
        establishments {
          id
          name
          establishmentNumber
          postcode4
          workplaceTrainer
          phone
        }
        accreditations {
          id
          status
          vouchedAt
          reviewDueOn
          qualification {
            creboCode
            name
            mboLevel
          }
        }
      }
    }
  }
`);

export type Company = NonNullable<ResultOf<typeof MyCompany>['viewer']>['employers'][number];
