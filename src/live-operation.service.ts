import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { ActorContext } from './access/current-actor.decorator.js';
import { actForVisitor } from './platform/acting.service.js';
import { costOf } from './platform/query-cost.js';
import { limitsOnQueries, type CostLimit } from './platform/query-limits.plugin.js';

/** What a socket was asked, and what decides whether it is answered. */
export interface LiveQuestion {
  readonly schema: GraphQLSchema;
  readonly payload: SubscribePayload;
  readonly contextValue: ActorContext;
  readonly cost: CostLimit<ActorContext>;
  readonly demo: boolean;
  /** One of our own pages asks it, or any operation is answered here. */
  readonly isKnown: boolean;
}

const unknown =
  'Deze vraag kennen we niet. Gebruikt u de website: laad de pagina opnieuw. / We do not know this operation. If you are using the website: reload the page.';
const notLive = 'Alleen een subscription kan hier. / Only a subscription is possible here.';
const tooMuch = 'Deze vraag vraagt te veel tegelijk. / This operation asks for too much at once.';

const refused = (message: string, code: string) => [new GraphQLError(message, { extensions: { code } })];

const invalid = ({ message }: GraphQLError) => refused(message, 'GRAPHQL_VALIDATION_FAILED');

/** A subscription that may be carried out; or why not. The same limits as over HTTP, and nothing has run yet. */
export function readLiveQuestion(question: LiveQuestion): ExecutionArgs | readonly GraphQLError[] {
  const { schema, payload, contextValue, cost, demo } = question;
  if (!question.isKnown) return refused(unknown, 'OPERATION_NOT_KNOWN');
  const limits = limitsOnQueries(demo, cost);
  try {
    const document = parse(payload.query, limits.parseOptions);
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return refused(notLive, 'BAD_USER_INPUT');
    const errors = validate(schema, document, [...specifiedRules, ...limits.validationRules]);
    if (errors.length > 0) return errors.flatMap(invalid);
    const variables = payload.variables ?? {};
    const most = cost.mostFor(contextValue);
    if (costOf({ schema, document, operation, variables }, most) > most)
      return refused(tooMuch, 'BAD_USER_INPUT');
    const operationName = payload.operationName ?? null;
    return { schema, document, operationName, variableValues: variables, contextValue };
  } catch (error) {
    if (error instanceof GraphQLError) return invalid(error);
    throw error;
  }
}

/** How a message is worked out for who the session belongs to at that moment. */
export interface EachMessage {
  again(context: ActorContext): Promise<ActorContext>;
  readonly cost: CostLimit<ActorContext>;
}

/**
 * Carries a subscription out. Each message is like a request of its own: who asks is asked again, its cost counts, and
 * what was loaded for the one before is forgotten.
 */
export async function answerLive(
  args: ExecutionArgs & { contextValue: ActorContext },
  { again, cost }: EachMessage,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await actForVisitor(async () =>
    createSourceEventStream({ ...args, contextValue: await again(args.contextValue) }),
  );
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]();
  const answer = (event: unknown) =>
    actForVisitor(async () => {
      const contextValue = await again(args.contextValue);
      await cost.spend(contextValue, costOfEach(args));
      return execute({ ...args, contextValue, rootValue: event });
    });
  const answers: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      const { value, done } = await events.next();
      return done ? { value: undefined, done } : { value: await answer(value), done };
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    async throw(error: unknown) {
      await events.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return answers;
    },
  };
  return answers;
}

function costOfEach({ schema, document, operationName, variableValues }: ExecutionArgs): number {
  const operation = getOperationAST(document, operationName);
  return operation ? costOf({ schema, document, operation, variables: variableValues ?? {} }) : 0;
}
