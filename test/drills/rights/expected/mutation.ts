import type { Audience, Thing, ThingKind } from '../audience.js';

/** A thing to try something on, with its row as it is in the database. */
export interface Target {
  readonly thing: Thing;
  readonly row: Readonly<Record<string, unknown>>;
}

/** An ISO date so many days from the database's today. */
export type Day = (days: number) => string;

export interface ExpectedMutation {
  /** On what kind of thing it works; `null`: on nothing that is anybody's. */
  readonly on: ThingKind | null;
  /** Who may do it to that thing. For anybody else the answer must be that of a thing that does not exist. */
  readonly may: Audience;
  /** Arguments that are right in everything else, so that only the right can be what refuses them. */
  readonly given: (target: Target, day: Day) => Readonly<Record<string, unknown>>;
  /** Which things are in a state in which it can be done; all, unless said. */
  readonly ready?: (target: Target) => boolean;
  /** Why nobody is tried who may: it would end the drill's own sessions, say. */
  readonly notDone?: string;
}

export type ExpectedMutations = Readonly<Record<string, ExpectedMutation>>;

/** Exactly this thing by its id, and its version where one is asked. */
export const byId = ({ thing }: Target) => ({ id: thing.id });
export const byVersion = ({ thing, row }: Target) => ({ id: thing.id, version: row['version'] });
