import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Rows that a list is taken to have when nothing says how many are asked for. */
const rowsUnsaid = 10;
/** The most that `first` can ask; what asks for more is refused before it runs. */
const mostRows = 100;

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As sent, before they are checked. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * How much an operation can make the server answer, counted in objects: a field that holds objects, or that works with
 * arguments, costs one for every row it stands in. `first` counts as it was sent, written out or in a variable; where
 * it stands it says how long the lists directly in it are. A fragment counts wherever it is spread.
 * Counting stops above `enough`, so that a document made to be endless is not walked to its end.
 */
export function costOf(asked: Asked, enough = Infinity): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of asked.document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const tally = { cost: 0, steps: 0 };

  const walk = (
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    rows: number,
    rowsOfLists: number | undefined,
  ) => {
    for (const selection of selections) {
      tally.steps += 1;
      if (tally.cost > enough || tally.steps > enough) return;
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const on = fragment?.typeCondition ? asked.schema.getType(fragment.typeCondition.name.value) : type;
        if (fragment) walk(fragment.selectionSet, on, rows, rowsOfLists);
        continue;
      }
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field) continue;
      const first = firstOf(field, selection, asked);
      const isList = isListType(getNullableType(field.type));
      const rowsHere = isList ? rows * (rowsOfLists ?? first ?? rowsUnsaid) : rows;
      if (selection.selectionSet || selection.arguments?.length) tally.cost += rowsHere;
      if (selection.selectionSet)
        walk(selection.selectionSet, getNamedType(field.type), rowsHere, isList ? undefined : first);
    }
  };
  walk(
    asked.operation.selectionSet,
    asked.schema.getRootType(asked.operation.operation) ?? undefined,
    1,
    undefined,
  );
  return Math.max(tally.cost, tally.steps);
}

/** How many rows a field is asked for; undefined for a field without `first`. */
function firstOf(field: GraphQLField<unknown, unknown>, node: FieldNode, asked: Asked): number | undefined {
  const argument = field.args.find(({ name }) => name === 'first');
  if (!argument) return undefined;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const number = Number(
    given?.kind === Kind.INT
      ? given.value
      : (given?.kind === Kind.VARIABLE && variable(given.name.value, asked)) || argument.defaultValue,
  );
  return number >= 1 && number <= mostRows ? number : mostRows;
}

function variable(name: string, { operation, variables }: Asked): unknown {
  if (variables[name] !== undefined) return variables[name];
  const definition = operation.variableDefinitions?.find(({ variable: { name: own } }) => own.value === name);
  return definition?.defaultValue?.kind === Kind.INT ? definition.defaultValue.value : undefined;
}
