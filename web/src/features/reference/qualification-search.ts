import { useQuery } from 'urql';
import { graphql } from '../../lib/graphql.js';

const SearchQualifications = graphql(`
  query SearchQualifications($search: String!) {
    qualifications(search: $search, first: 30) {
      creboCode
      name
      mboLevel
    }
  }
`);

export interface FoundQualification {
  creboCode: string;
  name: string;
  mboLevel: number;
}

/**
 * Qualifications by words of the name or by CREBO code, from two signs on. While a newer search is under way there
 * are none: a list that changes under the pointer lets people choose what they did not mean, or nothing.
 */
export function useQualificationSearch(typed: string): {
  found: readonly FoundQualification[];
  isLongEnough: boolean;
  isSearching: boolean;
} {
  const search = typed.trim();
  const isLongEnough = search.length >= 2;
  const [{ data, fetching }] = useQuery({
    query: SearchQualifications,
    variables: { search },
    pause: !isLongEnough,
  });
  const isSearching = isLongEnough && fetching;
  return {
    found: isLongEnough && !isSearching ? (data?.qualifications ?? []) : [],
    isLongEnough,
    isSearching,
  };
}
