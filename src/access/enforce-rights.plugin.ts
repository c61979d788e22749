import { forEachField } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { rightOf } from '../platform/classified.decorator.js';
import { emptyPage } from '../platform/page.js';
import { holds } from './actor.js';
import type { ActorContext } from './current-actor.decorator.js';
import { isRight, type Right } from './permission.js';
import { Refusal } from './refusal.js';

type Field = GraphQLField<unknown, ActorContext>;

const roots = ['Query', 'Mutation', 'Subscription'];

/** The fields that nobody classified, as `Type.field`; a field of an ordinary type may have its type's right. */
export function unclassifiedFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => {
      const ofType = roots.includes(type.name) ? undefined : type.extensions[rightOf];
      return Object.values(isObjectType(type) ? type.getFields() : {})
        .filter((field) => !isRight(String(field.extensions[rightOf] ?? ofType)))
        .map((field) => `${type.name}.${field.name}`);
    });
}

/**
 * Makes every field of the schema ask for its right before it answers, however it is reached. What a viewer may not see does
 * not exist: null, an empty list, an empty page; a mutation is refused. Throws when a field is unclassified.
 */
export function enforceRights(schema: GraphQLSchema): GraphQLSchema {
  const unclassified = unclassifiedFields(schema);
  if (unclassified.length > 0) throw new Error(`Nobody said who may see: ${unclassified.join(', ')}`);
  forEachField(schema, (field: Field, typeName) => {
    const right = (field.extensions[rightOf] ?? schema.getType(typeName)?.extensions[rightOf]) as Right;
    if (right === 'public') return;
    field.resolve = guarded(field, right, typeName === 'Mutation');
    if (typeName === 'Subscription') field.subscribe = guardedStream(field, right);
  });
  return schema;
}

function guarded(
  field: Field,
  right: Right,
  isMutation: boolean,
): GraphQLFieldResolver<unknown, ActorContext> {
  const { resolve = defaultFieldResolver } = field;
  return (source, parameters, context, info) =>
    // An empty page stands for what one may not see: it can be read, whatever its type asks.
    source === emptyPage || holds(context.actor, right)
      ? resolve(source, parameters, context, info)
      : refusal(field, isMutation, context.actor.accountId === null);
}

/** Nobody begins to listen to what they may not hear; each message asks for the right again. */
function guardedStream({ subscribe }: Field, right: Right): GraphQLFieldResolver<unknown, ActorContext> {
  return (source, parameters, context, info) => {
    if (!holds(context.actor, right))
      throw new Refusal(context.actor.accountId === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    return subscribe?.(source, parameters, context, info);
  };
}

function refusal(field: Field, isMutation: boolean, isVisitor: boolean): unknown {
  if (isMutation) throw new Refusal(isVisitor ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  if (!isNonNullType(field.type)) return null;
  if (isListType(field.type.ofType)) return [];
  if (getNamedType(field.type).name.endsWith('Connection')) return emptyPage;
  throw new Refusal(isVisitor ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}
