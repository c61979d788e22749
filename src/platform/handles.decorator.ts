import { DiscoveryService } from '@nestjs/core';
import type { EventKind } from './event.js';
import type { Tx } from './transaction.service.js';

/**
 * A job that follows an event. It runs in a transaction of its own in which its delivery is ticked off, so that
 * what it writes happens exactly once; what it does outside the database may happen again after a crash.
 */
export interface EventHandler<Payload> {
  handle(tx: Tx, payload: Payload): Promise<void>;
  /** Tells whoever waits that it will not happen: once, after the last attempt failed. */
  giveUp?(tx: Tx, payload: Payload): Promise<void>;
}

/** A job that runs again and again, on whatever worker comes first. It asks "due and not done", never "now". */
export interface Sweep {
  sweep(): Promise<void>;
}

/** Knows since when the oldest thing waits that should have been done: what an operator looks at first. */
export interface Lag {
  /** Null when nothing that is due waits. */
  oldestDue(tx: Tx): Promise<Date | null>;
}

interface Handled {
  event: EventKind<unknown>;
  handler: string;
}

/** The metadata Nest's discovery finds handlers and sweeps by. */
export const HandlesEvent = DiscoveryService.createDecorator<Handled>();
export const SweepsEvery = DiscoveryService.createDecorator<{ name: string; seconds: number }>();
export const LagsOf = DiscoveryService.createDecorator<{ name: string }>();

/** Marks a class as the handler `handler` of an event; one event may have several, each with its own name. */
export function Handles<Payload>(event: EventKind<Payload>, handler: string) {
  const mark = HandlesEvent({ event, handler });
  return (target: new (...services: never[]) => EventHandler<Payload>): void => void mark(target);
}

/** Marks a class as a sweep that is due every so many seconds. */
export function Sweeps(name: string, seconds: number) {
  const mark = SweepsEvery({ name, seconds });
  return (target: new (...services: never[]) => Sweep): void => void mark(target);
}

/** Marks a class as knowing the lag that is called `name` in health and metrics. */
export function Lags(name: string) {
  const mark = LagsOf({ name });
  return (target: new (...services: never[]) => Lag): void => void mark(target);
}
