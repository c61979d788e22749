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
  PasskeyJson: '{ id: "niets" }',
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

/** Nonsense with that text at the path in it: the text of one argument, and its name. */
export function valueHolding(operation: Operation, [name = '', ...path]: readonly string[], text: string) {
  const argument = operation.args.find((each) => each.name === name);
  if (!argument) throw new Error(`${operation.name} has no argument ${name}`);
  return { name, value: holding(argument.type, path, text) };
}

function holding(type: GraphQLInputType, [step, ...path]: readonly string[], text: string): string {
  if (isNonNullType(type)) return holding(type.ofType, [step ?? '', ...path].filter(Boolean), text);
  if (step === undefined) return JSON.stringify(text);
  if (isListType(type)) return `[${holding(type.ofType, path, text)}]`;
  if (!isInputObjectType(type)) throw new Error(`Nothing lies at ${step}`);
  const fields = Object.values(type.getFields()).filter(
    (field) => field.name === step || isRequiredInputField(field),
  );
  return `{ ${fields
    .map(
      (field) =>
        `${field.name}: ${field.name === step ? holding(field.type, path, text) : nonsense(field.type)}`,
    )
    .join(' ')} }`;
}

/** The operation with that value for one argument and nonsense for the others it must be given, asking for problems. */
export function withValue(operation: Operation, chosen: { name: string; value: string }): string {
  const { kind, name, args, type } = operation;
  const given = args
    .filter((argument) => argument.name === chosen.name || isRequiredArgument(argument))
    .map(
      (argument) =>
        `${argument.name}: ${argument.name === chosen.name ? chosen.value : nonsense(argument.type)}`,
    );
  const named = getNamedType(type);
  const hasProblems = isObjectType(named) && 'problems' in named.getFields();
  const selection = isLeafType(named) ? '' : hasProblems ? '{ problems { path } }' : '{ __typename }';
  return `${kind} { ${name}(${given.join(', ')}) ${selection} }`;
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
