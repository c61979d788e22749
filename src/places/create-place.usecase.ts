import { Injectable } from '@nestjs/common';
import { mayOn, scopeOf, type Actor } from '../access/actor.js';
import { EmployersRepository } from '../employers/employers.repository.js';
import { INVALID, NOT_FOUND, problem, refuse, succeed, type Result } from '../platform/problem.js';
import { Transaction, type Tx } from '../platform/transaction.service.js';
import { PlaceChecks } from './place-checks.service.js';
import { otherRegion } from './place-problems.js';
import type { Place, PlaceDetails } from './place.js';
import { PlacesRepository } from './places.repository.js';

const whichEmployer = {
  nl: 'Kies voor welk leerbedrijf deze leerbaan is.',
  en: 'Choose which employer this place is for.',
};

/** A new place as a draft: an employer's own, or one that an adviser enters for an employer. */
@Injectable()
export class CreatePlace {
  constructor(
    private readonly transaction: Transaction,
    private readonly places: PlacesRepository,
    private readonly employers: EmployersRepository,
    private readonly checks: PlaceChecks,
  ) {}

  /** `employerId` may be left out by who is a member of one employer. */
  execute(actor: Actor, employerId: string | null, details: PlaceDetails): Promise<Result<Place>> {
    return this.transaction.run((tx) => this.within(tx, actor, employerId, details));
  }

  async within(
    tx: Tx,
    actor: Actor,
    employerId: string | null,
    details: PlaceDetails,
  ): Promise<Result<Place>> {
    const own = scopeOf(actor, 'place.manage').subjects;
    const chosen = employerId ?? (own.length === 1 ? own[0] : undefined);
    if (!chosen) return refuse(problem(INVALID, 'input.employerId', whichEmployer));
    const employer = await this.employers.byId(tx, chosen);
    const isMember = own.includes(chosen);
    if (!employer || !(isMember || scopeOf(actor, 'place.manage').regions.length > 0)) {
      return refuse(problem(NOT_FOUND, 'input.employerId'));
    }
    const { problems, regionCode } = await this.checks.details(tx, details, 0);
    if (problems.length > 0) return refuse(...problems);
    if (!isMember && !mayOn(actor, 'place.manage', { regionCode })) {
      return refuse(problem(INVALID, 'input.postcode4', otherRegion));
    }
    const place = {
      ...details,
      employerId: chosen,
      regionCode,
      createdBy: actor.accountId,
      importIdentity: null,
    };
    return succeed(await this.places.add(tx, place));
  }

  /** The same place once more, as a draft. */
  clone(actor: Actor, id: string): Promise<Result<Place>> {
    return this.transaction.run(async (tx) => {
      const place = await this.checks.lockManaged(tx, actor, id);
      if (Array.isArray(place)) return refuse(...place);
      const lapsesOn = place.lapsesOn < tx.today ? tx.today : place.lapsesOn;
      const startsOn = place.startsOn < lapsesOn ? lapsesOn : place.startsOn;
      const copy = { ...place, lapsesOn, startsOn, createdBy: actor.accountId, importIdentity: null };
      return succeed(await this.places.add(tx, copy));
    });
  }
}
