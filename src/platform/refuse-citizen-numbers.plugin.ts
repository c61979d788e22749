import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { BadInput } from './bad-input.js';
import { holdsCitizenNumber, withoutCitizenNumber } from './citizen-number.js';
import { describeProblem, INVALID, problem } from './problem.js';
import type { RequestContext } from './request-context.js';

/** Texts that are no free text, by the name of the argument or input field, and why a number may stand in them. */
export const notFreeText: Readonly<Record<string, string>> = {
  leerbedrijfId: 'nine digits by itself, of a company',
  kvkNumber: 'the number of a company',
  establishmentNumber: 'the number of an establishment',
  phone: 'digits by itself; read by a library that knows phone numbers',
  email: 'an address; read by a rule that knows addresses',
  postcode4: 'four digits',
  nearPostcode4: 'four digits',
  token: 'a secret of ours, kept only as its hash',
  code: 'digits that we mailed ourselves, kept only as their hash',
};

/**
 * Refuses every mutation that was handed a citizen service number in a text, whatever the field: as a problem at that
 * field, or as BAD_USER_INPUT where an answer has no problems. Nothing of the mutation is carried out.
 */
export function refuseCitizenNumbers(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    field.resolve = guarded(field);
  return schema;
}

type Field = GraphQLField<unknown, RequestContext>;

function guarded(field: Field): GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>> {
  const { resolve = defaultFieldResolver, args } = field;
  return (source, values, context, info) => {
    const paths = args.flatMap(({ name, type }) => pathsTo(type, values[name], [name]));
    return paths.length === 0 ? resolve(source, values, context, info) : refusal(field, paths, context);
  };
}

/** Where in a value, as it was typed, a text holds such a number. */
function pathsTo(type: GraphQLInputType, value: unknown, path: readonly string[]): string[][] {
  if (value === null || value === undefined) return [];
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each, at) => pathsTo(nullable.ofType, each, [...path, String(at)]));
  }
  if (isInputObjectType(nullable)) {
    return Object.values(nullable.getFields()).flatMap((field) =>
      pathsTo(field.type, (value as Record<string, unknown>)[field.name], [...path, field.name]),
    );
  }
  const name = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const isText = getNamedType(type) === GraphQLString && !Object.hasOwn(notFreeText, name);
  return isText && holdsCitizenNumber(value as string) ? [[...path]] : [];
}

function refusal({ type }: Field, paths: readonly string[][], { locale }: RequestContext): unknown {
  const payload = getNamedType(type);
  if (!isObjectType(payload) || !payload.getFields()['problems']) throw new BadInput(withoutCitizenNumber);
  const nothing = Object.values(payload.getFields()).map(({ name, type: each }) => [
    name,
    isNonNullType(each) && isListType(each.ofType) ? [] : null,
  ]);
  const problems = paths.map((path) =>
    describeProblem(problem(INVALID, path.join('.'), withoutCitizenNumber), locale),
  );
  return { ...Object.fromEntries(nothing), problems };
}
