import type { Audience, Thing, ThingKind } from '../audience.js';

/** What something can be tried on: a thing, or a part of one that has an id of its own. */
export type TargetKind =
  | ThingKind
  | 'absence'
  | 'accreditation'
  | 'ask'
  | 'adviser'
  | 'case_grant'
  | 'data_download'
  | 'deskPerson'
  | 'employerClaim'
  | 'establishment'
  | 'hesitation'
  | 'meeting'
  | 'member'
  | 'objection'
  | 'openid_identity'
  | 'passkey'
  | 'placement'
  | 'remedy'
  | 'remedyOffer'
  | 'rescueSetAside'
  | 'rescueStep'
  | 'responsibility'
  | 'session'
  | 'site'
  | 'supportTalk';

/** A thing to try something on, with its row as it is in the database. */
export interface Target {
  readonly thing: Thing;
  readonly row: Readonly<Record<string, unknown>>;
}

/** An ISO date so many days from the database's today. */
export type Day = (days: number) => string;

export interface ExpectedMutation {
  /** On what kind of thing it works; `null`: on nothing that is anybody's. */
  readonly on: TargetKind | null;
  /** Who may do it to that thing. For anybody else the answer must be that of a thing that does not exist. */
  readonly may: Audience;
  /** Arguments that are right in everything else, so that only the right can be what refuses them. */
  readonly given: (target: Target, day: Day) => Readonly<Record<string, unknown>>;
  /** Which things are in a state in which it can be done; all, unless said. */
  readonly ready?: (target: Target) => boolean;
  /**
   * What is given is a token or an answer that nobody was ever given: whoever tries, it must be refused and change
   * nothing. With a real one it is done in `rehearsals.ts`.
   */
  readonly isUnknown?: true;
  /** It takes more than one question to do, or would end the drill's own sessions: `rehearsals.ts` does it. */
  readonly rehearsed?: true;
  /** What is made of this kind is whoever's made it, in this answer alone: a visitor is shown what they typed. */
  readonly makes?: ThingKind;
}

export type ExpectedMutations = Readonly<Record<string, ExpectedMutation>>;

/** Exactly this thing by its id, and its version where one is asked. */
export const byId = ({ thing }: Target) => ({ id: thing.id });
export const byVersion = ({ thing, row }: Target) => ({ id: thing.id, version: row['version'] });
