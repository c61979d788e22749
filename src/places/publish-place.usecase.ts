import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { DeadlinesRepository } from '../deadlines/deadlines.repository.js';
import type { CalendarDate } from '../platform/calendar-date.js';
import { problem, refuse, STALE, succeed, type Problem, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlaceChecks } from './place-checks.service.js';
import { lapseProblems, moveProblems, type Place } from './place.js';
import { PlacesRepository } from './places.repository.js';

/** Puts a place on the road map, or gives it more time; either way its lapse date is watched from then on. */
@Injectable()
export class PublishPlace {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly checks: PlaceChecks,
    private readonly deadlines: DeadlinesRepository,
  ) {}

  execute(actor: Actor, id: string, version: number): Promise<Result<Place>> {
    return this.transaction.run(async (tx) => {
      const place = await this.checks.lockManaged(tx, actor, id);
      if (Array.isArray(place)) return refuse(...place);
      const problems = [
        ...stale(place, version),
        ...moveProblems(place, 'publish'),
        ...(await this.checks.qualification(tx, place)),
        ...(await this.checks.accreditation(tx, place)),
        ...lapseProblems(place, tx.today, 'lapsesOn'),
      ];
      if (problems.length > 0) return refuse(...problems);
      return succeed(await this.open(tx, place));
    });
  }

  /** Publishes a draft that was checked, within the caller's transaction: for a desk's own list. */
  async open(tx: Tx, place: Place): Promise<Place> {
    await this.places.setStatus(tx, place.id, 'PUBLISHED');
    await this.watch(tx, place, place.lapsesOn);
    return (await this.places.byId(tx, place.id)) as Place;
  }

  /** A new lapse date; a place that had lapsed is open again. */
  extend(actor: Actor, id: string, version: number, lapsesOn: CalendarDate): Promise<Result<Place>> {
    return this.transaction.run((tx) => this.extendWithin(tx, actor, id, version, { lapsesOn }));
  }

  /** The same within the caller's transaction; `startsOn` moves the latest start, later and never earlier. */
  async extendWithin(
    tx: Tx,
    actor: Actor,
    id: string,
    version: number,
    { lapsesOn, startsOn }: { lapsesOn: CalendarDate; startsOn?: CalendarDate },
  ): Promise<Result<Place>> {
    const place = await this.checks.lockManaged(tx, actor, id);
    if (Array.isArray(place)) return refuse(...place);
    const latestStart = startsOn !== undefined && startsOn > place.startsOn ? startsOn : place.startsOn;
    const problems = [
      ...stale(place, version),
      ...moveProblems(place, 'extend'),
      ...lapseProblems({ startsOn: latestStart, lapsesOn }, tx.today, 'lapsesOn'),
      ...(place.status === 'LAPSED'
        ? [...(await this.checks.qualification(tx, place)), ...(await this.checks.accreditation(tx, place))]
        : []),
    ];
    if (problems.length > 0) return refuse(...problems);
    await this.places.moveLapse(tx, id, lapsesOn, latestStart);
    await this.places.setStatus(tx, id, 'PUBLISHED');
    await this.watch(tx, place, lapsesOn);
    return succeed((await this.places.byId(tx, id)) as Place);
  }

  private watch(tx: Tx, { id, regionCode }: Place, fallsOn: CalendarDate): Promise<void> {
    return this.deadlines.set(tx, { kind: 'PLACE', subjectId: id, regionCode, fallsOn });
  }
}

function stale(place: Place, version: number): Problem[] {
  return place.version === version ? [] : [problem(STALE, 'version')];
}
