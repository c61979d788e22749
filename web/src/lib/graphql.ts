import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.js';

/** Typed GraphQL documents: a query names only fields that `schema.graphql` has, and its result is typed by it. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; PasskeyJson: object };
}>();

export { readFragment } from 'gql.tada';
export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
