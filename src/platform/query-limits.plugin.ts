import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  isObjectType,
  Kind,
  type ASTVisitor,
  type GraphQLNamedType,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** The most words and signs in a document; what a screen asks has some hundreds. */
export const mostTokens = 10_000;
/** Fields in one operation, those of a fragment counted wherever it is spread. */
const mostFields = 5000;
/** Times one list may stand inside itself: of a place its employer's places are enough. */
const mostRepeats = 2;

/**
 * Refuses an operation that is short to write and endless to answer: a list in itself over and over (the places of the
 * employer of the places of the employer …), or fragments of fragments. A rule of validation, so nothing has run yet.
 */
export function withinLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation) ?? undefined;
      const reason = reasonAgainst(context, { fields: 0 }, operation.selectionSet, root, new Map());
      if (reason) context.reportError(new GraphQLError(reason, { nodes: operation }));
      return false;
    },
  };
}

/** What is wrong with a selection; null when nothing is. A field or a fragment that does not exist is for other rules. */
function reasonAgainst(
  context: ValidationContext,
  count: { fields: number },
  { selections }: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  listsAround: ReadonlyMap<string, number>,
): string | null {
  for (const selection of selections) {
    count.fields += 1;
    if (count.fields > mostFields) return `This operation asks for more than ${mostFields} fields.`;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(selection.name.value) : selection;
    if (!fragment?.selectionSet) continue;
    let inside = type;
    let lists = listsAround;
    if (fragment.kind === Kind.FIELD) {
      const field = isObjectType(type) ? type.getFields()[fragment.name.value] : undefined;
      if (!isObjectType(type) || !field) continue;
      inside = getNamedType(field.type);
      if (isListType(getNullableType(field.type))) {
        const path = `${type.name}.${field.name}`;
        const times = 1 + (lists.get(path) ?? 0);
        if (times > mostRepeats) return `${path} stands more than ${mostRepeats} times in itself.`;
        lists = new Map(lists).set(path, times);
      }
    }
    const reason = reasonAgainst(context, count, fragment.selectionSet, inside, lists);
    if (reason) return reason;
  }
  return null;
}
