import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';

const QualificationByCrebo = graphql(`
  query QualificationByCrebo($crebo: String!) {
    qualifications(search: $crebo, first: 5) {
      creboCode
      name
      mboLevel
    }
  }
`);

/** The name behind a CREBO code; the code itself until it is known. */
export function QualificationName({ crebo }: { crebo: string }): ReactNode {
  const [{ data }] = useQuery({ query: QualificationByCrebo, variables: { crebo } });
  return data?.qualifications.find(({ creboCode }) => creboCode === crebo)?.name ?? crebo;
}
