import { carrierOf, responsibleFor, type Desk, type Matter } from '../desks/responsible.js';

/** Something with a date, as far as it decides who hears of it. */
export interface Looked extends Matter {
  /** Accounts who know it as their own case, whatever the rules say: a candidate's case team. Nobody for a place. */
  readonly team: readonly string[];
}

/**
 * Who is told of an alert at this moment: to whom it was handed over; else its own team, those who are there; else who
 * is responsible by the rules of the desk. Somebody who is away is stood in for.
 */
export function recipientsOf(desk: Desk, looked: Looked, carrierAccountId: string | null): string[] {
  const carrier = carrierOf(desk, carrierAccountId);
  if (carrier !== null) return [carrier];
  const team = looked.team.map((accountId) => carrierOf(desk, accountId)).filter((each) => each !== null);
  return team.length > 0 ? [...new Set(team)] : responsibleFor(desk, looked);
}
