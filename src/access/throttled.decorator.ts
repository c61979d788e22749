import { Extensions } from '@nestjs/graphql';
import type { Throttle } from './throttle.js';

/** Where a field's throttles stand in the schema's extensions. */
export const throttlesOf = 'throttles';

/**
 * Says how often an operation may be asked; every throttle must have room left. Counted each time the resolver is
 * called, so that ten aliases in one request count ten times. A mutation without any has `everyMutation`.
 */
export function Throttled(...throttles: [Throttle, ...Throttle[]]) {
  return Extensions({ [throttlesOf]: throttles });
}
