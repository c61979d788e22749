import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

export type Operation = GraphQLField<unknown, unknown> & { readonly kind: 'query' | 'mutation' };

/** An id that nothing has. */
export const ofNobody = '00000000-0000-4000-8000-000000000000';

const ofScalar: Record<string, string> = {
  Int: '1',
  Float: '1.0',
  Boolean: 'false',
  ID: `"${ofNobody}"`,
  Date: '"2027-01-01"',
  DateTime: '"2027-01-01T08:00:00.000Z"',
};

/** A value of the right type that means nothing: an id of nobody, the first of an enum, an empty list. */
function nonsense(type: GraphQLInputType): string {
  if (isNonNullType(type)) return nonsense(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return ofScalar[type.name] ?? '"niets"';
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return `{ ${fields.map((field) => `${field.name}: ${nonsense(field.type)}`).join(' ')} }`;
}

/** The operation with nonsense for whatever it must be given, asking for what tells a full answer from an empty one. */
export function withNonsense({ kind, name, args, type }: Operation): string {
  const required = args.filter(isRequiredArgument);
  const given = required.map((argument) => `${argument.name}: ${nonsense(argument.type)}`).join(', ');
  const named = getNamedType(type);
  const isPage = isObjectType(named) && 'totalCount' in named.getFields();
  const selection = isLeafType(named)
    ? ''
    : isPage
      ? '{ totalCount nodes { __typename } }'
      : '{ __typename }';
  return `${kind} { ${name}${given ? `(${given})` : ''} ${selection} }`;
}
