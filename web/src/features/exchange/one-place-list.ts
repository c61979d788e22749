import { graphql, type ResultOf } from '../../lib/graphql.js';

/** One list a desk handed in, with what is wrong in it. */
export const OnePlaceList = graphql(`
  query OnePlaceList($id: ID!) {
    placeList(id: $id) {
      id
      fileName
      status
      progress
      rows
      good
      unchanged
      failure
      refusedRowsUrl
      duplicates {
        line
        of
      }
      refused {
        line
        field
        message
      }
    }
  }
`);

export type PlaceList = NonNullable<ResultOf<typeof OnePlaceList>['placeList']>;
