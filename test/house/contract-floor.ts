import {
  astFromValue,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/**
 * Where the served schema is not what the contract promises, one sentence each. Stricter than "no breaking change":
 * every type, field, argument and enum value of the contract is there with the same type, nullability and default;
 * what the schema adds to an operation or an input can be left out.
 */
export function belowFloor(contract: GraphQLSchema, served: GraphQLSchema): string[] {
  return Object.values(contract.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((promised) => {
      const type = served.getType(promised.name);
      return type ? typeFaults(promised, type) : [`${promised.name} is missing`];
    });
}

function typeFaults(promised: GraphQLNamedType, type: GraphQLNamedType): string[] {
  const { name } = promised;
  if (promised.constructor !== type.constructor)
    return [`${name} is a ${type.constructor.name}, not a ${promised.constructor.name}`];
  if (isEnumType(promised) && isEnumType(type))
    return promised
      .getValues()
      .filter((value) => !type.getValue(value.name))
      .map((value) => `${name}.${value.name} is missing`);
  if (isInputObjectType(promised) && isInputObjectType(type))
    return inputFaults(
      name,
      Object.values(promised.getFields()),
      Object.values(type.getFields()),
      isRequiredInputField,
    );
  if ((isObjectType(promised) || isInterfaceType(promised)) && (isObjectType(type) || isInterfaceType(type)))
    return Object.values(promised.getFields()).flatMap((field) =>
      fieldFaults(`${name}.${field.name}`, field, type.getFields()[field.name]),
    );
  return [];
}

type Field = GraphQLField<unknown, unknown>;

function fieldFaults(at: string, promised: Field, field: Field | undefined): string[] {
  if (!field) return [`${at} is missing`];
  return [
    ...(String(field.type) === String(promised.type)
      ? []
      : [`${at} is ${String(field.type)}, not ${String(promised.type)}`]),
    ...inputFaults(at, promised.args, field.args, isRequiredArgument),
  ];
}

function inputFaults<Input extends GraphQLArgument | GraphQLInputField>(
  at: string,
  promised: readonly Input[],
  present: readonly Input[],
  isRequired: (input: Input) => boolean,
): string[] {
  const faults = promised.flatMap((input) => {
    const found = present.find(({ name }) => name === input.name);
    if (!found) return [`${at}(${input.name}) is missing`];
    return shown(found) === shown(input)
      ? []
      : [`${at}(${input.name}) is ${shown(found)}, not ${shown(input)}`];
  });
  const added = present.filter(({ name }) => !promised.some((input) => input.name === name));
  return [
    ...faults,
    ...added.filter(isRequired).map(({ name }) => `${at}(${name}) is new and cannot be left out`),
  ];
}

/** `Int! = 1`: the type and, if there is one, the default. */
function shown({ type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? null : astFromValue(defaultValue, type);
  return value ? `${String(type)} = ${print(value)}` : String(type);
}
