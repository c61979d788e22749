import { addDays, daysBetween, mondayOf, type CalendarDate } from '../platform/calendar-date.js';
import { deskByDesk } from './desk-by-desk.js';
import { marketOf, roomUntil, type Load, type PlanInput } from './market-of.js';
import { filledIn, none, type Assignment, type Market } from './market.js';
import type { EligiblePair } from './proposable.js';
import type { PlanSettings, PlanWeek, Step } from './rescue-plan.js';

/** A place that lapses inside the horizon. */
export interface PlaceToFill {
  readonly id: string;
  readonly regionCode: string;
  /** Free seats for which nobody is introduced. */
  readonly seats: number;
  readonly lapsesOn: CalendarDate;
  /** The accounts of those who look after it, any of whom can do it; none for a desk without anybody. */
  readonly responsible: readonly string[];
}

/** What a plan is drafted from. */
export interface DraftOf {
  readonly today: CalendarDate;
  readonly horizonDays: number;
  readonly places: readonly PlaceToFill[];
  /** Introductions that each account made since Monday. */
  readonly made: ReadonlyMap<string, number>;
  readonly settings: ReadonlyMap<string, PlanSettings>;
  readonly pairs: Iterable<EligiblePair>;
}

/** Everything of a plan in numbers, in the order of the ids, and the way back. */
export class PlanDraft {
  readonly input: PlanInput;
  readonly market: Market;
  private readonly places: readonly PlaceToFill[];
  private readonly candidateIds: readonly string[];
  /** The account of each adviser by number; null where a desk has nobody. */
  private readonly accounts: readonly (string | null)[];
  private readonly monday: CalendarDate;

  constructor({ today, horizonDays, places, made, settings, pairs }: DraftOf) {
    this.monday = mondayOf(today);
    this.places = [...places].sort((one, other) => (one.id < other.id ? -1 : 1));
    const { adviserOf, accounts, loads } = shared(this.places, made, settings);
    this.accounts = accounts;
    const columns = this.columns([...pairs]);
    this.candidateIds = columns.candidateIds;
    this.input = {
      horizonDays,
      advisers: loads,
      candidates: this.candidateIds.length,
      pairs: columns.pairs,
      places: this.places.map(({ seats, lapsesOn }, number) => ({
        seats,
        daysLeft: daysBetween(today, lapsesOn),
        week: this.weekOf(lapsesOn),
        adviser: adviserOf[number]!,
      })),
    };
    this.market = marketOf(this.input);
  }

  get seatsAtRisk(): number {
    return this.places.reduce((sum, { seats }) => sum + seats, 0);
  }

  /** The introductions of an assignment, each in the first week in which its adviser has time for it. */
  stepsOf(assignment: Assignment): Step[] {
    const todo = [...assignment]
      .flatMap((option, candidate) =>
        option === none ? [] : [{ candidate, number: this.market.place[option]! - this.market.limits }],
      )
      .map((one) => ({ ...one, place: this.places[one.number]! }))
      .sort((one, other) =>
        one.place.lapsesOn < other.place.lapsesOn ? -1 : Number(one.place.lapsesOn > other.place.lapsesOn),
      );
    const done = new Map<number, number>();
    return todo.map(({ candidate, number, place }) => {
      const { adviser } = this.input.places[number]!;
      const before = done.get(adviser) ?? 0;
      done.set(adviser, before + 1);
      const sunday = addDays(this.monday, 7 * weekWithRoom(this.input.advisers[adviser]!, before) + 6);
      return {
        placeId: place.id,
        candidateId: this.candidateIds[candidate]!,
        adviserId: this.accounts[adviser]!,
        doBy: sunday < place.lapsesOn ? sunday : place.lapsesOn,
      };
    });
  }

  /** What a desk reaches that works from its list: see `deskByDesk`. */
  byTheDesk(): Assignment {
    const order = this.input.places
      .map(({ daysLeft }, number) => ({ daysLeft, node: this.market.limits + number }))
      .sort((one, other) => one.daysLeft - other.daysLeft || one.node - other.node);
    return deskByDesk(
      this.market,
      order.map(({ node }) => node),
    );
  }

  /** Week by week until the last in which a place lapses; also weeks in which none does. */
  weeksOf(plan: Assignment, desk: Assignment): PlanWeek[] {
    const last = this.input.places.reduce((most, { week }) => Math.max(most, week), -1);
    const atRisk = Array.from({ length: last + 1 }, () => 0);
    for (const { week, seats } of this.input.places) atRisk[week]! += seats;
    const saved = this.savedByWeek(plan, last);
    const deskSaves = this.savedByWeek(desk, last);
    return atRisk.map((seatsAtRisk, week) => ({
      startsOn: addDays(this.monday, 7 * week),
      seatsAtRisk,
      seatsSaved: saved[week]!,
      deskSaves: deskSaves[week]!,
    }));
  }

  private savedByWeek(assignment: Assignment, last: number): number[] {
    const saved = Array.from({ length: last + 1 }, () => 0);
    if (filledIn(assignment) === 0) return saved;
    for (const option of assignment)
      if (option !== none)
        saved[this.input.places[this.market.place[option]! - this.market.limits]!.week]! += 1;
    return saved;
  }

  private weekOf(date: CalendarDate): number {
    return Math.floor(daysBetween(this.monday, date) / 7);
  }

  private columns(pairs: readonly EligiblePair[]) {
    const placeNumber = new Map(this.places.map(({ id }, number) => [id, number]));
    const candidateIds = [...new Set(pairs.map(({ candidateId }) => candidateId))].sort();
    const candidateNumber = new Map(candidateIds.map((id, number) => [id, number]));
    return {
      candidateIds,
      pairs: {
        place: Int32Array.from(pairs, ({ placeId }) => placeNumber.get(placeId)!),
        candidate: Int32Array.from(pairs, ({ candidateId }) => candidateNumber.get(candidateId)!),
        score: Float64Array.from(pairs, ({ score }) => score),
      },
    };
  }
}

/** The first week in which an adviser has time when so many introductions come before. */
function weekWithRoom(load: Load, before: number): number {
  let week = 0;
  while (roomUntil(load, week) <= before) week += 1;
  return week;
}

/** Gives each place to one of those responsible: to whom has the fewest seats so far, for what they can do. */
function shared(
  places: readonly PlaceToFill[],
  made: ReadonlyMap<string, number>,
  settings: ReadonlyMap<string, PlanSettings>,
) {
  const accounts: (string | null)[] = [];
  const loads: Load[] = [];
  const seats: number[] = [];
  const numberOf = new Map<string, number>();
  const adviser = (account: string | null, regionCode: string): number => {
    const key = `${account} ${regionCode}`;
    if (!numberOf.has(key)) {
      numberOf.set(key, accounts.push(account) - 1);
      const { introductionsPerWeek: perWeek } = settings.get(regionCode)!;
      loads.push({ perWeek, made: account === null ? 0 : (made.get(account) ?? 0) });
      seats.push(0);
    }
    return numberOf.get(key)!;
  };
  const adviserOf = places.map(({ responsible, regionCode, seats: count }) => {
    const able = responsible.length === 0 ? [null] : responsible;
    const numbers = able.map((account) => adviser(account, regionCode));
    const one = numbers.reduce((least, each) => (seats[each]! < seats[least]! ? each : least));
    seats[one]! += count;
    return one;
  });
  return { adviserOf, accounts, loads };
}
