import type { RoleGrant } from './actor.js';
import type { Role } from './role.js';
import type { ActingSession, WayIn } from './signed-in-how.js';

/** Minutes after signing in during which somebody is still surely there: to add a passkey, or change an address. */
export const freshMinutes = 15;

/** What decides whether somebody may change how they sign in. */
export interface PasskeyFacts {
  readonly session: Pick<ActingSession, 'by' | 'secondStep' | 'withheld'>;
  readonly signedInMinutesAgo: number;
  /** Whether one of the account's roles asks a second step, withheld or not. */
  readonly worksWithSecondStep: boolean;
  readonly passkeys: number;
}

const mailed: readonly WayIn[] = ['LINK', 'CODE'];

/**
 * Whether a passkey may be added now. Whoever reads somebody's mail must not add a passkey of their own to the one that
 * is there: so with a second step asked, the passkey one has comes first. The first is added straight after a mailed link
 * or code, or in a session that is strong by itself.
 */
export function mayAdd(facts: PasskeyFacts): 'YES' | 'SECOND_STEP_FIRST' | 'SIGN_IN_AGAIN' {
  const { session, worksWithSecondStep, passkeys, signedInMinutesAgo } = facts;
  const isStrong = worksWithSecondStep ? session.withheld.length === 0 : session.secondStep;
  if (isStrong) return 'YES';
  if (worksWithSecondStep && passkeys > 0) return 'SECOND_STEP_FIRST';
  const isFresh = signedInMinutesAgo <= freshMinutes && (!worksWithSecondStep || mailed.includes(session.by));
  return isFresh ? 'YES' : 'SIGN_IN_AGAIN';
}

/** Whether a passkey may be removed now: whose work asks one keeps one, and shows one first. */
export function mayRemove({
  session,
  worksWithSecondStep,
  passkeys,
}: PasskeyFacts): 'YES' | 'SECOND_STEP_FIRST' | 'LAST_PASSKEY' {
  if (!worksWithSecondStep) return 'YES';
  if (session.withheld.length > 0) return 'SECOND_STEP_FIRST';
  return passkeys > 1 ? 'YES' : 'LAST_PASSKEY';
}

/** Whether the address may be changed now, with which whoever has it gets in. */
export function mayChangeAddress({
  session,
  worksWithSecondStep,
  signedInMinutesAgo,
}: PasskeyFacts): 'YES' | 'SECOND_STEP_FIRST' | 'SIGN_IN_AGAIN' {
  if (worksWithSecondStep) return session.withheld.length === 0 ? 'YES' : 'SECOND_STEP_FIRST';
  return session.secondStep || signedInMinutesAgo <= freshMinutes ? 'YES' : 'SIGN_IN_AGAIN';
}

/** Whether one of these roles asks a second step. */
export function asksSecondStep(grants: readonly RoleGrant[], roles: readonly Role[]): boolean {
  return grants.some(({ role }) => roles.includes(role));
}

/**
 * Who may take away the passkeys of somebody who lost them, having recognised that person: an operator of anybody else;
 * a coordinator of who works at their own desk only, for otherwise they could make their way into another region.
 */
export function mayReset(
  actor: { readonly accountId: string | null; readonly grants: readonly RoleGrant[] },
  target: { readonly accountId: string; readonly grants: readonly RoleGrant[] },
): boolean {
  if (actor.accountId === target.accountId) return false;
  if (actor.grants.some(({ role }) => role === 'OPERATOR')) return true;
  const regions = actor.grants.filter(({ role }) => role === 'COORDINATOR').map((grant) => grant.regionCode);
  const atDesk = target.grants.filter(({ role }) => role === 'ADVISER' || role === 'COORDINATOR');
  return (
    atDesk.length > 0 &&
    atDesk.every(({ regionCode }) => regions.includes(regionCode)) &&
    !target.grants.some(({ role }) => role === 'OPERATOR')
  );
}
