import type { CalendarDate } from '../platform/calendar-date.js';

/** Who looks after what: a null fits everything. */
export interface ResponsibilityRule {
  readonly id: string;
  readonly accountId: string;
  readonly municipalityCode: string | null;
  readonly sectorCode: string | null;
  readonly employerId: string | null;
  readonly createdAt: Date;
}

/** What somebody is sought for. */
export interface Matter {
  readonly municipalityCode: string | null;
  readonly sectorCode: string | null;
  readonly employerId: string | null;
}

/** Days on which an adviser is away, both included. */
export interface Absence {
  readonly accountId: string;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly substituteAccountId: string | null;
}

/** A region's desk on one day. */
export interface Desk {
  readonly day: CalendarDate;
  /** Those who are adviser of the region at this moment, the longest-serving first. */
  readonly advisers: readonly string[];
  /** Those who are coordinator of the region at this moment. */
  readonly coordinators: readonly string[];
  readonly rules: readonly ResponsibilityRule[];
  readonly absences: readonly Absence[];
}

const named = ['employerId', 'municipalityCode', 'sectorCode'] as const;

const fits = (rule: ResponsibilityRule, matter: Matter) =>
  named.every((key) => rule[key] === null || rule[key] === matter[key]);

const specificity = (rule: ResponsibilityRule) => named.filter((key) => rule[key] !== null).length;

/** A named employer says more than a municipality, and that more than a sector; then the older rule wins. */
function bySpecificity(a: ResponsibilityRule, b: ResponsibilityRule): number {
  const more = specificity(b) - specificity(a);
  if (more !== 0) return more;
  const key = named.find((each) => (a[each] === null) !== (b[each] === null));
  if (key) return a[key] === null ? 1 : -1;
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** Who does somebody's work on that day: themselves, or along the line of substitutes; null when nobody does. */
export function standIn(desk: Desk, accountId: string): string | null {
  const seen = new Set<string>();
  for (let person: string | null = accountId; person !== null && !seen.has(person);) {
    seen.add(person);
    const current: string = person;
    const absence = desk.absences.find(
      (each) => each.accountId === current && each.firstDay <= desk.day && desk.day <= each.lastDay,
    );
    if (!absence && desk.advisers.includes(current)) return current;
    person = absence?.substituteAccountId ?? null;
  }
  return null;
}

/** Everybody whom the rules name for a matter, the most specific rule first, as they stand on that day. */
function inLine(desk: Desk, matter: Matter): string[] {
  const people = desk.rules
    .filter((rule) => fits(rule, matter))
    .sort(bySpecificity)
    .map((rule) => standIn(desk, rule.accountId));
  return [...new Set(people.filter((person) => person !== null))];
}

/**
 * Who is responsible for a matter on that day: whom the most specific rule names, or their substitute; a rule whose
 * adviser is away without one gives way to the next. When no rule is left, the coordinators; without those, every
 * adviser who is there. Empty only for a desk without anybody.
 */
export function responsibleFor(desk: Desk, matter: Matter): string[] {
  const [first] = inLine(desk, matter);
  if (first !== undefined) return [first];
  if (desk.coordinators.length > 0) return [...desk.coordinators];
  return desk.advisers.filter((adviser) => standIn(desk, adviser) === adviser);
}

/** A colleague to pass a matter on to: next in line by the rules, else the longest-serving one there; not one of those. */
export function colleagueFor(desk: Desk, matter: Matter, not: readonly string[]): string | null {
  const others = desk.advisers.filter((adviser) => standIn(desk, adviser) === adviser);
  return [...inLine(desk, matter), ...others].find((person) => !not.includes(person)) ?? null;
}
