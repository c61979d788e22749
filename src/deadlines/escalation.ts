import { colleagueFor, type Desk, type Matter } from '../desks/responsible.js';

/** How far an alert was passed on: to who is responsible, to a colleague, to the coordinator. */
export type EscalationStep = 0 | 1 | 2;

/** To whom an alert goes next. */
export interface Escalation {
  readonly step: EscalationStep;
  readonly accountIds: readonly string[];
}

/**
 * To whom an alert goes that nobody acknowledged in time: first a colleague, then the coordinators; straight to them
 * when there is no colleague. Null when there is nobody left to tell.
 */
export function nextEscalation(
  desk: Desk,
  matter: Matter,
  { step, told }: { step: EscalationStep; told: readonly string[] },
): Escalation | null {
  const coordinators = desk.coordinators.filter((accountId) => !told.includes(accountId));
  const colleague = step === 0 ? colleagueFor(desk, matter, told) : null;
  if (colleague !== null) return { step: 1, accountIds: [colleague] };
  return step < 2 && coordinators.length > 0 ? { step: 2, accountIds: coordinators } : null;
}
