import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

/** The served schema as text, always in the same order: what schema.graphql holds. */
export function printServedSchema(schema: GraphQLSchema): string {
  return `# Written by "npm run schema:write" from the running API. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
