import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { RequestContext } from '../platform/request-context.js';
import type { Actor } from './actor.js';

/** The context of every operation: who acts, in which language, over which request. */
export interface ActorContext extends RequestContext {
  readonly actor: Actor;
  readonly request: Request;
  readonly response: Response;
}

const contextOf = (execution: ExecutionContext) =>
  GqlExecutionContext.create(execution).getContext<ActorContext>();

export const CurrentActor = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => contextOf(execution).actor,
);
export const CurrentLocale = createParamDecorator(
  (_: unknown, execution: ExecutionContext) => contextOf(execution).locale,
);
/** The whole context, for loaders. */
export const CurrentContext = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  contextOf(execution),
);
