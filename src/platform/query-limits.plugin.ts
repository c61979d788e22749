import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
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
  type ValidationRule,
} from 'graphql';
import { costOf } from './query-cost.js';

/** The most words and signs in a document; what a screen asks has some hundreds. */
const mostTokens = 2000;
/** Fields in each other; the screens' deepest has seven. */
const mostDepth = 10;
/** Fields under another name, of the whole operation; the screens use one. */
const mostAliases = 15;
/** Directives; the screens use one. */
const mostDirectives = 20;
/** Fields of `Query` or `Mutation` in one operation; the screens' most is three. */
const mostRootFields = 8;
/** Times that one of those may stand in it under different names. */
const mostOfOneRootField = 3;
/** Fields in one operation, those of a fragment counted wherever it is spread. */
const mostFields = 5000;
/** Times one list may stand inside itself: of a place its employer's places are enough. */
const mostRepeats = 2;

/** What a request may ask in all, in objects (see `costOf`). The screens' dearest asks for 1,100. */
export interface CostLimit<Context extends BaseContext> {
  /** The most of one operation. */
  mostFor(context: Context): number;
  /** Takes the cost from what this asker has for a while; throws when that is used up. */
  spend(context: Context, cost: number): Promise<void>;
}

/**
 * The limits on an operation, for the options of Apollo Server; nothing has run when one is passed. GraphQL Armor counts
 * depth, aliases and directives and takes hints out of errors; graphql-js itself stops reading after `maxTokens`. Cost is
 * ours, since Armor's reads `first` only where it is written out, and not in a variable or a default; so are the caps on
 * root fields and on a list within itself.
 * @param hints whether errors may tell of the schema and the limits: in production not
 */
export function limitsOnQueries<Context extends BaseContext>(
  hints: boolean,
  cost: CostLimit<Context>,
): {
  parseOptions: { maxTokens: number };
  validationRules: ValidationRule[];
  plugins: ApolloServerPlugin<Context>[];
  allowBatchedHttpRequests: false;
} {
  const counted = { exposeLimits: hints, errorMessage: 'This operation asks for too much.' };
  const armor = new ApolloArmor({
    maxDepth: { ...counted, n: mostDepth, flattenFragments: true, ignoreIntrospection: hints },
    maxAliases: { ...counted, n: mostAliases },
    maxDirectives: { ...counted, n: mostDirectives },
    blockFieldSuggestion: { enabled: !hints, mask: '' },
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
  }).protect();
  return {
    parseOptions: { maxTokens: mostTokens },
    validationRules: [...armor.validationRules, fewRootFields, withinLimits],
    plugins: [...(armor.plugins as ApolloServerPlugin<Context>[]), costPlugin(cost)],
    allowBatchedHttpRequests: false,
  };
}

function costPlugin<Context extends BaseContext>({
  mostFor,
  spend,
}: CostLimit<Context>): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (!operation) return;
        const most = mostFor(contextValue);
        const variables = request.variables ?? {};
        const cost = costOf({ schema, document, operation, variables }, most);
        if (cost > most) {
          throw new GraphQLError(
            `Deze vraag vraagt te veel tegelijk. Vraag kleinere stukken (first). / This operation asks for too much at once. Ask for smaller parts (first).`,
            { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
          );
        }
        await spend(contextValue, cost);
      },
    }),
  };
}

/** Refuses a great many root fields, and one root field again and again under other names. */
function fewRootFields(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      const counts = new Map<string, number>();
      let steps = 0;
      // Whether there are too many; fragments are followed for so long as an honest operation has them.
      const tooMany = ({ selections }: SelectionSetNode): boolean =>
        selections.some((selection) => {
          steps += 1;
          if (steps > 10 * mostRootFields) return true;
          if (selection.kind === Kind.FIELD) {
            const times = 1 + (counts.get(selection.name.value) ?? 0);
            counts.set(selection.name.value, times);
            const sum = [...counts.values()].reduce((total, each) => total + each, 0);
            return times > mostOfOneRootField || sum > mostRootFields;
          }
          const fragment =
            selection.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(selection.name.value) : selection;
          return fragment ? tooMany(fragment.selectionSet) : false;
        });
      if (tooMany(operation.selectionSet))
        context.reportError(
          new GraphQLError('This operation asks for too many things at once.', { nodes: operation }),
        );
    },
  };
}

/**
 * Refuses an operation that is short to write and endless to answer: a list in itself over and over (the places of the
 * employer of the places of the employer …), or fragments of fragments. A rule of validation, so nothing has run yet.
 */
function withinLimits(context: ValidationContext): ASTVisitor {
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
  deep = 0,
): string | null {
  for (const selection of selections) {
    count.fields += 1;
    // Deeper than any depth that is allowed: fragments that go round.
    if (count.fields > mostFields || deep > 100)
      return `This operation asks for more than ${mostFields} fields.`;
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
    const reason = reasonAgainst(context, count, fragment.selectionSet, inside, lists, deep + 1);
    if (reason) return reason;
  }
  return null;
}
