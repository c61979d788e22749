import type { CalendarDate } from '../platform/calendar-date.js';

/** Who looks after what: a null fits everything. */
export interface ResponsibilityRule {
  readonly id: string;
  readonly accountId: string;
  readonly municipalityCode: string | null;
  readonly sectorCode: string | null;
  readonly employerId: string | null;
  /** A site stands for the municipalities to which it is the nearest of the region. */
  readonly siteId: string | null;
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
  /** The nearest site of each municipality; left out where no rule names a site. */
  readonly siteOf?: ReadonlyMap<string, string>;
}

/** Who gets a matter, and how that came about. */
export interface Explanation {
  /** Every rule that fits, the one that counts most first, with who does the work of whom it names that day. */
  readonly line: readonly { readonly rule: ResponsibilityRule; readonly standIn: string | null }[];
  /** Who hears of it. */
  readonly accountIds: readonly string[];
  /** By a rule; else it is a gap, and by default of the coordinators, of every adviser, or of nobody. */
  readonly by: 'RULE' | 'COORDINATORS' | 'EVERYBODY' | 'NOBODY';
}

const named = ['employerId', 'municipalityCode', 'siteId', 'sectorCode'] as const;

const names = (rule: ResponsibilityRule, key: (typeof named)[number]) => rule[key] !== null;

function fits(desk: Desk, rule: ResponsibilityRule, matter: Matter): boolean {
  const { municipalityCode } = matter;
  const siteId = municipalityCode === null ? undefined : desk.siteOf?.get(municipalityCode);
  const of = { ...matter, siteId };
  return named.every((key) => !names(rule, key) || rule[key] === of[key]);
}

const specificity = (rule: ResponsibilityRule) => named.filter((key) => names(rule, key)).length;

/**
 * A rule that names more comes first. Of two that name as much, an employer says more than a municipality, that more
 * than a site, and that more than a sector; then the older rule wins.
 */
export function bySpecificity(a: ResponsibilityRule, b: ResponsibilityRule): number {
  const more = specificity(b) - specificity(a);
  if (more !== 0) return more;
  const key = named.find((each) => names(a, each) !== names(b, each));
  if (key) return names(a, key) ? -1 : 1;
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

/** The rules that fit a matter, the most specific first, with who does that work on that day. */
function lineOf(desk: Desk, matter: Matter): { rule: ResponsibilityRule; standIn: string | null }[] {
  return desk.rules
    .filter((rule) => fits(desk, rule, matter))
    .sort(bySpecificity)
    .map((rule) => ({ rule, standIn: standIn(desk, rule.accountId) }));
}

/** Everybody whom the rules name for a matter, the most specific rule first, as they stand on that day. */
function inLine(desk: Desk, matter: Matter): string[] {
  const people = lineOf(desk, matter).flatMap((each) => (each.standIn === null ? [] : [each.standIn]));
  return [...new Set(people)];
}

/**
 * Who is responsible for a matter on that day, and why: whom the most specific rule names, or their substitute; a rule
 * whose adviser is away without one gives way to the next. When no rule is left, the coordinators; without those, every
 * adviser who is there.
 */
export function explain(desk: Desk, matter: Matter): Explanation {
  const line = lineOf(desk, matter);
  const first = line.find((each) => each.standIn !== null)?.standIn;
  if (first != null) return { line, accountIds: [first], by: 'RULE' };
  if (desk.coordinators.length > 0) return { line, accountIds: [...desk.coordinators], by: 'COORDINATORS' };
  const there = desk.advisers.filter((adviser) => standIn(desk, adviser) === adviser);
  return { line, accountIds: there, by: there.length > 0 ? 'EVERYBODY' : 'NOBODY' };
}

/** Who is responsible for a matter on that day: see `explain`. Empty only for a desk without anybody. */
export function responsibleFor(desk: Desk, matter: Matter): string[] {
  return [...explain(desk, matter).accountIds];
}

/** Who does the work that was handed over to somebody: they, whoever stands in, or nobody of the desk any more. */
export function carrierOf(desk: Desk, accountId: string | null): string | null {
  if (accountId === null) return null;
  return standIn(desk, accountId) ?? (desk.coordinators.includes(accountId) ? accountId : null);
}

/** A colleague to pass a matter on to: next in line by the rules, else the longest-serving one there; not one of those. */
export function colleagueFor(desk: Desk, matter: Matter, not: readonly string[]): string | null {
  const others = desk.advisers.filter((adviser) => standIn(desk, adviser) === adviser);
  return [...inLine(desk, matter), ...others].find((person) => !not.includes(person)) ?? null;
}
