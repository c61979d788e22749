import { forEachField } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { ActorContext } from './current-actor.decorator.js';
import type { RateLimits } from './rate-limits.service.js';
import { everyMutation, targetIn, type Throttle } from './throttle.js';
import { throttlesOf } from './throttled.decorator.js';

/** The throttles of a field as it is served; none for a field that has none. */
export function throttlesOn(
  { extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>,
  typeName: string,
): readonly Throttle[] {
  const declared = extensions[throttlesOf] as readonly Throttle[] | undefined;
  return declared ?? (typeName === 'Mutation' ? [everyMutation] : []);
}

/** Makes every throttled field of the schema count itself before it answers. What is refused has not run. */
export function enforceThrottles(schema: GraphQLSchema, limits: RateLimits): GraphQLSchema {
  forEachField(schema, (field: GraphQLField<unknown, ActorContext>, typeName) => {
    const throttles = throttlesOn(field, typeName);
    if (throttles.length === 0) return;
    // Of a stream its beginning counts, not every message.
    const part = typeName === 'Subscription' ? 'subscribe' : 'resolve';
    const { name, [part]: answer = defaultFieldResolver } = field;
    field[part] = async (source, parameters, context, info) => {
      for (const throttle of throttles) {
        const key = keyOf(throttle, parameters, context);
        if (key !== null) await limits.spend(`${typeName}.${name}`, throttle, key);
      }
      return answer(source, parameters, context, info);
    };
  });
  return schema;
}

function keyOf({ per }: Throttle, parameters: unknown, { actor, source }: ActorContext): string | null {
  if (per === 'source') return source;
  if (per === 'visitor') return actor.accountId === null ? source : null;
  if (per === 'actor') return actor.accountId ?? source;
  return targetIn(parameters, per.argument);
}
