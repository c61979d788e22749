import type { Stand } from '../introductions/introduction-access.js';
import type { HesitationKind, Side } from '../introductions/introduction.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { fitOf, fitOfAll, remedyFits, type RemedyFacts, type RemedyFit } from './remedy-condition.js';
import { coversUntil, worthAYear, type Remedy } from './remedy.js';

/** A hesitation as far as the rules look at it. */
export interface Hesitating {
  readonly kind: HesitationKind;
  readonly by: Side;
  readonly resolvedAt: Date | null;
}

/** What could take away a hesitation, and whether its conditions hold here. */
export interface ProposedRemedy {
  readonly hesitation: HesitationKind;
  readonly side: Side;
  readonly remedy: Remedy;
  readonly fit: RemedyFit;
  readonly fits: readonly RemedyFit[];
  readonly worthCents: number | null;
  readonly coversUntil: CalendarDate | null;
}

/**
 * Years of age on a day. Who was born on 29 February is a year older on 1 March of a year without one (art. 1:233 BW
 * speaks of the day itself, which then is not there).
 */
export function ageOn(birthDate: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * What the system proposes to whoever stands there, for hesitations that they see. An adviser sees all that counts
 * today, also what does not fit. A side sees what fits or may fit it; an employer nothing personal: that one applies
 * would tell something of the candidate, and so would a difference between two candidates.
 */
export function proposedRemedies(
  stands: readonly Stand[],
  hesitations: readonly Hesitating[],
  inForce: readonly Remedy[],
  facts: RemedyFacts,
): ProposedRemedy[] {
  const isDesk = stands.includes('ADVISER');
  const running = new Map(
    hesitations
      .filter(({ resolvedAt }) => resolvedAt === null)
      .map(({ kind, by }) => [`${by} ${kind}`, { kind, by }]),
  );
  return [...running.values()].flatMap(({ kind, by }) =>
    inForce
      .filter(({ eases, sides }) => eases.includes(kind) && sides.includes(by))
      .filter(({ isPersonal }) => isDesk || by === 'CANDIDATE' || !isPersonal)
      .map((remedy) => ({
        hesitation: kind,
        side: by,
        remedy,
        fit: fitOfAll(remedy.conditions, facts),
        fits: remedy.conditions.map((condition) => fitOf(condition, facts)),
        worthCents: worthAYear(remedy, facts.hoursAWeek),
        coversUntil: coversUntil(remedy, facts.startsOn),
      }))
      .filter(({ fit }) => isDesk || fit !== 'NOT_MET')
      .toSorted((one, other) => remedyFits.indexOf(one.fit) - remedyFits.indexOf(other.fit)),
  );
}
