import { scopeOf, type Actor } from '../access/actor.js';

/** Whose alerts: a person's own, of the regions in which they work at a desk at this moment. */
export interface AlertsOf {
  readonly accountId: string;
  readonly regions: readonly string[];
}

/** The alerts an actor reaches; null for none. */
export function alertsOf(
  actor: Actor,
  permission: 'lapseAlert.read' | 'lapseAlert.acknowledge',
): AlertsOf | null {
  const { accountId } = scopeOf(actor, permission);
  if (accountId === null) return null;
  const regions = actor.grants.flatMap(({ regionCode }) => (regionCode === null ? [] : [regionCode]));
  return { accountId, regions };
}
