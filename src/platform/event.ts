/** Something that happened, named in the past tense; its payload holds ids only. */
export interface EventKind<Payload> {
  readonly name: string;
  /** Carries the payload's type; never set. */
  readonly payload?: Payload;
}

const kinds = new Map<string, EventKind<unknown>>();

/** Defines an event, beside the feature in which it happens. Throws when the name is taken. */
export function defineEvent<Payload>(name: string): EventKind<Payload> {
  if (kinds.has(name)) throw new Error(`Event ${name} is defined twice`);
  const kind: EventKind<Payload> = { name };
  kinds.set(name, kind);
  return kind;
}

/** The closed catalogue: the names of all events that rooms have defined. */
export function definedEvents(): readonly string[] {
  return [...kinds.keys()];
}
